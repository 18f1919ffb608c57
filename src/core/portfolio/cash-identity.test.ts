// Tests that money which no booking explains is noticed.
import { describe, expect, it } from 'vitest';
import { cents, InvariantViolation } from '../domain/index.ts';
import { bookInterest } from './booking/book-deliveries.ts';
import { bookClosing, bookOpening } from './booking/book-orders.ts';
import { assertCashIdentity } from './cash-identity.ts';
import { openingOf } from './open-trade.fixture.ts';
import { emptyPortfolio, equityCents, marksCents } from './portfolio-state.ts';

function busyPortfolio() {
  const portfolio = emptyPortfolio(cents(1_000_000));
  const first = bookOpening(portfolio, openingOf());
  bookOpening(portfolio, openingOf({ tradeId: 2, quantity: 2, feesCents: cents(520) }));
  const legPricesCents = [20, 60, 50, 20].map(cents);
  const bundle = first.opening.structure;
  bookClosing(portfolio, first, { bundle, quantity: 1, legPricesCents, feesCents: cents(260) });
  bookInterest(portfolio, cents(17));
  return portfolio;
}

describe('cash identity', () => {
  it('holds for what was booked', () => {
    const portfolio = busyPortfolio();
    expect(() => assertCashIdentity(portfolio)).not.toThrow();
    // 95 - 70 a share less two fees; two condors at 95 less theirs; interest.
    expect(portfolio.cashCents).toBe(1_000_000 + 2500 - 520 + 19_000 - 520 + 17);
    expect(marksCents(portfolio)).toBe(-19_000);
    expect(equityCents(portfolio)).toBe(portfolio.cashCents - 19_000);
  });

  it('is broken by a single cent in any of its sums', () => {
    const spoils: ((portfolio: ReturnType<typeof busyPortfolio>) => unknown)[] = [
      (spoilt) => (spoilt.cashCents += 1),
      (spoilt) => (spoilt.realisedPnlCents -= 1),
      (spoilt) => (spoilt.interestCents += 1),
      (spoilt) => spoilt.openTrades.map((trade) => (trade.cashFlowCents += 1)),
      (spoilt) => spoilt.openTrades.pop(),
      (spoilt) => (spoilt.cashCents = Number.NaN),
    ];
    for (const spoil of spoils) {
      const portfolio = busyPortfolio();
      spoil(portfolio);
      expect(() => assertCashIdentity(portfolio), spoil.toString()).toThrow(InvariantViolation);
    }
  });

  it('is broken by a fraction of a cent, even one that all sums share', () => {
    const portfolio = busyPortfolio();
    portfolio.cashCents += 0.5;
    portfolio.interestCents += 0.5;
    expect(() => assertCashIdentity(portfolio)).toThrow(/not explained/);
  });

  it('says what the cash is and what its flows come to', () => {
    const portfolio = busyPortfolio();
    portfolio.cashCents += 1;
    // 1,000,000 + 1,980 realised + 17 interest, and 18,480 of the trade that is open.
    expect(() => assertCashIdentity(portfolio)).toThrow(
      'cash 1020478 cents is not explained by its flows 1020477',
    );
  });

  it('is broken by a mark that is no number, though the cash is right', () => {
    const portfolio = busyPortfolio();
    for (const trade of portfolio.openTrades) trade.markCents = Number.NaN;
    expect(() => assertCashIdentity(portfolio)).toThrow('equity NaN cents is not cash plus marks NaN');
  });
});
