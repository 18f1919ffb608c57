// Checks what a broker's liquidation books on trades: the oldest first, and what they hold against each other before all else.
import { describe, expect, it } from 'vitest';
import { cents, type OptionContract } from '../../domain/index.ts';
import { stageCondor } from '../../../../test/fixtures/venue-stage.ts';
import { assertCashIdentity } from '../cash-identity.ts';
import { openingOf } from '../open-trade.fixture.ts';
import { emptyPortfolio } from '../portfolio-state.ts';
import { bookLiquidation } from './book-deliveries.ts';
import { bookOpening } from './book-orders.ts';
import { CONDOR, LEGS, SPY, twoTrades } from './two-trades.fixture.ts';

const [longPut, shortPut, shortCall, longCall] = LEGS;

describe('a liquidation', () => {
  const legs = (parts: readonly (readonly [OptionContract, number, number])[]) =>
    parts.map(([contract, quantity, price]) => ({ contract, quantity, priceCents: cents(price) }));

  it('buys back shorts of the oldest trades, and the wing that is left is theirs', () => {
    const { portfolio, first, second } = twoTrades();
    const cash = portfolio.cashCents;
    const touched = bookLiquidation(portfolio, { legs: legs([[shortCall, 4, 310]]), feesCents: cents(8) });
    expect(touched).toEqual([
      { trade: first, closed: undefined },
      { trade: second, closed: undefined },
    ]);
    expect(first).toMatchObject({ legContracts: [2, -2, 0, 2], windDown: 'liquidated', feesCents: 264 });
    expect(second).toMatchObject({ legContracts: [3, -3, -1, 3], feesCents: 264 });
    expect(first.legExitCashCents).toEqual([0, 0, -2 * 310 * 100, 0]);
    expect(portfolio.cashCents).toBe(cash - 4 * 31_000 - 8);
    assertCashIdentity(portfolio);
  });

  it('of every leg ends the trade at its prices', () => {
    const portfolio = emptyPortfolio(cents(0));
    const trade = bookOpening(portfolio, openingOf({ structure: CONDOR, quantity: 1 }));
    const whole = legs([
      [longPut, -1, 10],
      [shortPut, 1, 40],
      [shortCall, 1, 500],
      [longCall, -1, 90],
    ]);
    const [touched] = bookLiquidation(portfolio, { legs: whole, feesCents: cents(4) });
    expect(touched?.trade).toBe(trade);
    expect(touched?.closed).toMatchObject({
      legExitPricesCents: [10, 40, 500, 90],
      pnlCents: 9500 - 260 + 100 * (10 - 40 - 500 + 90) - 4,
      feesCents: 264,
    });
  });

  it('sets what one trade holds long and others short against each other first, at one price and without fee', () => {
    const { portfolio, first, second } = twoTrades();
    // Long four of the 280 calls of which the others are short five.
    const structure = stageCondor(SPY, [240, 245, 275, 280]);
    const third = bookOpening(portfolio, openingOf({ tradeId: 3, structure, quantity: 4 }));
    const cash = portfolio.cashCents;
    const flows = [first, second, third].map(({ cashFlowCents }) => cashFlowCents);
    const touched = bookLiquidation(portfolio, {
      crossed: legs([[shortCall, 4, 305]]),
      legs: legs([[shortCall, 1, 310]]),
      feesCents: cents(9),
    });
    expect(touched.map(({ trade }) => trade.opening.tradeId)).toEqual([1, 2, 3]);
    expect(first.legContracts).toEqual([2, -2, 0, 2]);
    expect(second.legContracts).toEqual([3, -3, 0, 3]);
    expect(third.legContracts).toEqual([4, -4, -4, 0]);
    expect(portfolio.cashCents).toBe(cash - 31_000 - 9);
    // Two at 305; two at 305, one at 310 and all fees; four are received for.
    const changes = [first, second, third].map(
      ({ cashFlowCents }, index) => cashFlowCents - (flows[index] ?? 0),
    );
    expect(changes).toEqual([-61_000, -61_000 - 31_000 - 9, 122_000]);
    expect([first, second, third].map(({ windDown }) => windDown)).toEqual(Array(3).fill('liquidated'));
    expect(third.legExitCashCents).toEqual([0, 0, 0, 122_000]);
    expect(third.feesCents).toBe(260);
    assertCashIdentity(portfolio);
  });

  it('refuses what cannot be set against each other', () => {
    const { portfolio } = twoTrades();
    for (const [quantity, said] of [
      [0, 'in whole numbers above 0, found 0'],
      [-1, 'in whole numbers above 0, found -1'],
      [0.5, 'in whole numbers above 0, found 0.5'],
      [1, '1 contracts are taken of 0 that are held'],
    ] as const)
      expect(() =>
        bookLiquidation(portfolio, {
          crossed: legs([[shortCall, quantity, 305]]),
          legs: legs([[shortPut, 1, 310]]),
          feesCents: cents(0),
        }),
      ).toThrow(said);
  });
});
