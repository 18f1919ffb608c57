// Tests bookings against a second account of the same money, kept leg by leg.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cents, cents, contractKey, exerciseCashCents } from '../../domain/index.ts';
import { stageCondor, stageExpiry } from '../../../../test/fixtures/venue-stage.ts';
import { bookClosing, bookOpening } from './book-orders.ts';
import { closing, open } from './booked-trade.fixture.ts';
import { bookInterest } from './book-deliveries.ts';
import { bookSettlement } from './book-settlement.ts';
import { assertCashIdentity } from '../cash-identity.ts';
import { CONDOR, EXPIRY, openingOf, settledOf } from '../open-trade.fixture.ts';
import { emptyPortfolio, type Portfolio } from '../portfolio-state.ts';

const LATER = stageExpiry('XSP', '2018-03-16', 'PM');

/** Signed contracts times a price each, in cents. */
function legCash(
  direction: 1 | -1,
  quantity: number,
  pricesCents: readonly number[],
  multiplier: number,
): number {
  let sum = 0;
  for (const [leg, price] of pricesCents.entries()) {
    sum += -direction * ([1, -1, -1, 1][leg] ?? 0) * price * multiplier * quantity;
  }
  return sum;
}

const anyPrice = fc.integer({ min: 0, max: 900 });
const anyPrices = fc.tuple(anyPrice, anyPrice, anyPrice, anyPrice);
const anyOperation = fc.oneof(
  fc.record({
    kind: fc.constant('open' as const),
    quantity: fc.integer({ min: 1, max: 40 }),
    prices: anyPrices,
    isLater: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('close' as const),
    index: fc.nat(),
    prices: anyPrices,
    fees: fc.nat({ max: 9000 }),
  }),
  fc.record({
    kind: fc.constant('mark' as const),
    index: fc.nat(),
    mark: fc.integer({ min: -1e7, max: 1e7 }),
  }),
  fc.record({
    kind: fc.constant('settle' as const),
    ticks: fc.integer({ min: 2_000_000, max: 3_400_000 }),
    isLater: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('interest' as const), amount: fc.integer({ min: -5000, max: 5000 }) }),
);

describe('bookings', () => {
  it('keep the cash identity and the cash that the legs explain, whatever happens in whatever order', () => {
    fc.assert(
      fc.property(fc.array(anyOperation, { maxLength: 30 }), (operations) => {
        const portfolio = emptyPortfolio(cents(10_000_000));
        let cash = 10_000_000;
        for (const [step, operation] of operations.entries()) {
          cash += applied(portfolio, step, operation);
          assertCashIdentity(portfolio);
          expect(portfolio.cashCents).toBe(cash);
        }
      }),
      { numRuns: 200 },
    );
  });
});

type Operation = typeof anyOperation extends fc.Arbitrary<infer T> ? T : never;

/** Carries an operation out and says which cash it should have moved. */
function applied(portfolio: Portfolio, step: number, operation: Operation): number {
  const trade =
    'index' in operation ? portfolio.openTrades[operation.index % portfolio.openTrades.length] : undefined;
  if (operation.kind === 'open') {
    const { quantity, prices, isLater } = operation;
    const condor = isLater ? stageCondor(LATER, [250, 260, 280, 290]) : CONDOR;
    open(portfolio, step, condor, quantity, prices);
    return legCash(1, quantity, prices, 100) - 260;
  }
  if (operation.kind === 'close' && trade !== undefined) {
    const { prices, fees } = operation;
    bookClosing(portfolio, trade, closing(trade, prices, fees));
    return legCash(-1, trade.opening.quantity, prices, 100) - fees;
  }
  if (operation.kind === 'mark' && trade !== undefined) trade.markCents = operation.mark;
  if (operation.kind === 'settle') {
    const expiry = operation.isLater ? LATER : EXPIRY;
    const points = operation.ticks / 10_000;
    const expiring = portfolio.openTrades.filter(({ opening }) => opening.structure.expiry === expiry);
    bookSettlement(portfolio, settledOf(portfolio, expiry, points));
    expect(portfolio.openTrades.some((held) => expiring.includes(held))).toBe(false);
    const values = [25_000, 26_000].map((strike) => Math.max(0, strike * 100 - operation.ticks));
    const calls = [28_000, 29_000].map((strike) => Math.max(0, operation.ticks - strike * 100));
    return expiring.reduce(
      (sum, { opening }) => sum + legCash(-1, opening.quantity, [...values, ...calls], 1),
      0,
    );
  }
  if (operation.kind === 'interest') {
    bookInterest(portfolio, cents(operation.amount));
    return operation.amount;
  }
  return 0;
}

describe('opening', () => {
  it('is marked at its own fill, so that it costs its fees and nothing more', () => {
    const portfolio = emptyPortfolio(cents(1_000_000));
    const trade = open(portfolio, 1, CONDOR, 2);
    expect(trade).toMatchObject({
      cashFlowCents: 19_000 - 260,
      markCents: -19_000,
      isMarkFresh: false,
      dte: 31,
    });
    expect(portfolio.cashCents + trade.markCents).toBe(1_000_000 - 260);
  });

  it('refuses a credit that its legs do not bring', () => {
    const portfolio = emptyPortfolio(cents(0));
    expect(() => bookOpening(portfolio, openingOf({ creditCents: cents(96) }))).toThrow(
      /the credit is what the legs bring/,
    );
  });
});

describe('settlement', () => {
  it('leaves between the worst loss and the credit, less fees, wherever the underlying ends', () => {
    const strikes = fc
      .uniqueArray(fc.integer({ min: 200, max: 340 }), { minLength: 4, maxLength: 4 })
      .map((four) => four.toSorted((a, b) => a - b) as [number, number, number, number]);
    const ticks = fc.integer({ min: 0, max: 6_000_000 });
    fc.assert(
      fc.property(strikes, ticks, fc.integer({ min: 1, max: 20 }), (four, tick, quantity) => {
        const portfolio = emptyPortfolio(cents(0));
        open(portfolio, 1, stageCondor(EXPIRY, four), quantity);
        const [settled] = bookSettlement(portfolio, settledOf(portfolio, EXPIRY, tick / 10_000));
        const closed = settled?.closed;
        const unit = 100 * quantity;
        const width = Math.max(four[1] - four[0], four[3] - four[2]) * 100;
        const best = 95 * unit - 260;
        expect(closed?.pnlCents).toBeLessThanOrEqual(best);
        expect(closed?.pnlCents).toBeGreaterThanOrEqual(best - width * unit);
        const isBetweenShorts = tick >= four[1] * 10_000 && tick <= four[2] * 10_000;
        expect(closed?.pnlCents === best).toBe(isBetweenShorts);
        expect(portfolio).toMatchObject({ cashCents: closed?.pnlCents, openTrades: [] });
      }),
    );
  });

  it('ends trades of that expiry object only', () => {
    const portfolio = emptyPortfolio(cents(0));
    open(portfolio, 1, CONDOR, 1);
    open(portfolio, 2, stageCondor(LATER, [250, 260, 280, 290]), 1);
    expect(bookSettlement(portfolio, settledOf(portfolio, { ...EXPIRY }, 270))).toEqual([]);
    const ended = bookSettlement(portfolio, settledOf(portfolio, EXPIRY, 285.5));
    expect(ended.map(({ trade, closed }) => [trade.opening.tradeId, closed?.legExitPricesCents])).toEqual([
      [1, [0, 0, 550, 0]],
    ]);
    expect(portfolio.openTrades.map(({ opening }) => opening.tradeId)).toEqual([2]);
  });

  it('pays two trades that hold a contract against each other what their net holdings are worth', () => {
    const portfolio = emptyPortfolio(cents(0));
    // The first is long the 290 call that the second is short; 3 against 2 leave one.
    const trades = [
      { condor: stageCondor(EXPIRY, [250, 260, 280, 290]), quantity: 3 },
      { condor: stageCondor(EXPIRY, [240, 250, 290, 300]), quantity: 2 },
    ];
    for (const [index, { condor, quantity }] of trades.entries()) open(portfolio, index, condor, quantity);
    const before = portfolio.cashCents;
    const points = 296.25;
    const held = new Map<string, { quantity: number; cash: Cents }>();
    for (const { condor, quantity } of trades) {
      for (const [leg, { contract }] of condor.legs.entries()) {
        const entry = held.get(contractKey(contract)) ?? {
          quantity: 0,
          cash: exerciseCashCents(contract, points),
        };
        entry.quantity += ([1, -1, -1, 1][leg] ?? 0) * quantity;
        held.set(contractKey(contract), entry);
      }
    }
    const ended = bookSettlement(portfolio, settledOf(portfolio, EXPIRY, points));
    const netCash = [...held.values()].reduce((sum, { quantity, cash }) => sum + quantity * cash, 0);
    // 280 call: -3 x 1625; 290 call: (3 - 2) x 625.
    expect(netCash).toBe(-487_500 + 62_500);
    expect(portfolio.cashCents - before).toBe(netCash);
    expect(ended.map(({ closed }) => closed?.pnlCents)).toEqual([
      3 * (9500 - 100_000) - 260,
      2 * (9500 - 62_500) - 260,
    ]);
    assertCashIdentity(portfolio);
  });
});

describe('closing', () => {
  it('takes the fill and both fees into the P&L and refuses a trade that is over', () => {
    const portfolio = emptyPortfolio(cents(0));
    const trade = open(portfolio, 1, CONDOR, 2);
    const fill = closing(trade, [20, 60, 50, 20], 300);
    const closed = bookClosing(portfolio, trade, fill);
    expect(closed).toMatchObject({
      pnlCents: 2 * 100 * (95 - 70) - 560,
      feesCents: 560,
      legExitPricesCents: [20, 60, 50, 20],
    });
    expect(() => bookClosing(portfolio, trade, fill)).toThrow(
      /trade 1 holds 0 contracts of leg 0, 2 cannot be taken/,
    );
  });
});
