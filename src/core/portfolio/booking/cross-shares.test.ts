import { describe, expect, it } from 'vitest';
import { cents, InvariantViolation, type OpenTrade } from '../../domain/index.ts';
import { assertCashIdentity } from '../cash-identity.ts';
import { bookCrossing } from './cross-shares.ts';
import { openingOf, openTradeOf } from '../open-trade.fixture.ts';
import { emptyPortfolio } from '../portfolio-state.ts';

/** An account whose cash is explained by its trades, which hold these shares at 270 dollars. */
function accountOf(...trades: readonly Partial<OpenTrade>[]) {
  const portfolio = emptyPortfolio(cents(10_000_000));
  for (const [index, changes] of trades.entries()) {
    const trade = openTradeOf({
      opening: openingOf({ tradeId: index + 1 }),
      legContracts: [0, 0, 0, 0],
      sharePriceCents: 27_000,
      markCents: (changes.shares ?? 0) * 27_000,
      ...changes,
    });
    portfolio.openTrades.push(trade);
    portfolio.cashCents += trade.cashFlowCents;
  }
  return portfolio;
}

describe('bookCrossing', () => {
  it('moves shares and their price between two trades, and no cash of the account', () => {
    const portfolio = accountOf({ shares: 300 }, { shares: -500 });
    const [long, short] = portfolio.openTrades as [OpenTrade, OpenTrade];
    const before = portfolio.cashCents;
    const closed = bookCrossing(portfolio, { long, short, shares: 300, priceCents: cents(27_010) });
    expect(portfolio.cashCents).toBe(before);
    expect(closed.map(({ opening }) => opening.tradeId)).toEqual([1]);
    expect(closed[0]).toMatchObject({ shareCashCents: 8_103_000, pnlCents: 9_240 + 8_103_000 });
    expect(portfolio.openTrades).toEqual([short]);
    expect(short).toMatchObject({ shares: -200, shareCashCents: -8_103_000, feesCents: 260 });
    expect(short.markCents).toBe(-200 * 27_000);
    assertCashIdentity(portfolio);
  });

  it('ends both where nothing is left of either, and neither that holds contracts', () => {
    const even = accountOf({ shares: 100 }, { shares: -100 });
    const [long, short] = even.openTrades as [OpenTrade, OpenTrade];
    expect(bookCrossing(even, { long, short, shares: 100, priceCents: cents(27_000) })).toHaveLength(2);
    expect(even.openTrades).toEqual([]);
    const held = accountOf(
      { shares: 100, legContracts: [1, 0, 0, 0] },
      { shares: -100, legContracts: [0, 0, 0, 1] },
    );
    const [first, second] = held.openTrades as [OpenTrade, OpenTrade];
    expect(
      bookCrossing(held, { long: first, short: second, shares: 100, priceCents: cents(27_000) }),
    ).toEqual([]);
    expect(held.openTrades.map(({ shares }) => shares)).toEqual([0, 0]);
  });

  it.each([0, -1, 1.5, 101, Number.NaN])('refuses %s of 100 held and 200 owed', (shares) => {
    const portfolio = accountOf({ shares: 100 }, { shares: -200 });
    const [long, short] = portfolio.openTrades as [OpenTrade, OpenTrade];
    expect(() => bookCrossing(portfolio, { long, short, shares, priceCents: cents(1) })).toThrow(
      InvariantViolation,
    );
  });

  it('refuses more than is owed', () => {
    const portfolio = accountOf({ shares: 300 }, { shares: -200 });
    const [long, short] = portfolio.openTrades as [OpenTrade, OpenTrade];
    const crossing = { long, short, priceCents: cents(1) };
    expect(() => bookCrossing(portfolio, { ...crossing, shares: 201 })).toThrow('of 300 held and 200 owed');
    expect(bookCrossing(portfolio, { ...crossing, shares: 200 })).toHaveLength(1);
  });
});
