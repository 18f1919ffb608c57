// Tests what assignment, exercise and dividends do to trades and cash, contract by contract.
import { describe, expect, it } from 'vitest';
import { cents, type OptionContract, optionContract, type SessionDate } from '../../domain/index.ts';
import { bookDividend, bookExercise, bookInterest, sharesOfTrades } from './book-deliveries.ts';
import { bookShares } from './book-orders.ts';
import { bookSettlement } from './book-settlement.ts';
import { assertCashIdentity } from '../cash-identity.ts';
import { CONDOR, LEGS, SPY, twoTrades } from './two-trades.fixture.ts';
import { equityCents, type Portfolio } from '../portfolio-state.ts';

const [longPut, shortPut, shortCall, longCall] = LEGS;

const exercise = (contract: OptionContract, quantity: number, shares: number, cash: number, fees = 0) => ({
  contract,
  quantity,
  shares,
  cashCents: cents(cash),
  feesCents: cents(fees),
});

describe('assignment', () => {
  it('takes shorts of the oldest trades and leaves shares at the strike', () => {
    const { portfolio, first, second } = twoTrades();
    const cash = portfolio.cashCents;
    // Three 280 calls: 300 shares are delivered for 28,000 each hundred, and 5 dollars a contract charged.
    const trades = bookExercise(portfolio, exercise(shortCall, -3, -300, 3 * 2_800_000, 1500), 283.5);
    expect(trades).toEqual([first, second]);
    expect(first).toMatchObject({
      legContracts: [2, -2, 0, 2],
      shares: -200,
      shareCashCents: 5_600_000,
      sharePriceCents: 28_350,
      windDown: 'assignment',
      feesCents: 260 + 1000,
    });
    expect(second).toMatchObject({ legContracts: [3, -3, -2, 3], shares: -100, feesCents: 260 + 500 });
    expect(portfolio.cashCents).toBe(cash + 8_400_000 - 1500);
    // Marked at their fills, the short call that is gone no longer counts; the shares do.
    expect(first.legsMarkCents).toBe((59 - 111 + 49) * 2 * 100);
    expect(first.markCents).toBe(first.legsMarkCents - 200 * 28_350);
    assertCashIdentity(portfolio);
  });

  it('takes longs that are exercised, and keeps the first reason a trade is wound down for', () => {
    const { portfolio, first } = twoTrades();
    first.windDown = 'liquidated';
    bookExercise(portfolio, exercise(longPut, 2, -200, 5_000_000), 240);
    expect(first).toMatchObject({ legContracts: [0, -2, -2, 2], shares: -200, windDown: 'liquidated' });
  });

  it('refuses what is not held, and numbers that are none', () => {
    const { portfolio } = twoTrades();
    expect(() => bookExercise(portfolio, exercise(shortCall, -6, -600, 0), 280)).toThrow(
      '6 contracts are taken of 5 that are held',
    );
    expect(() => bookExercise(portfolio, exercise(shortCall, 1, 100, 0), 280)).toThrow(/of 0 that are held/);
    for (const quantity of [0, 0.5, Number.NaN])
      expect(() => bookExercise(portfolio, exercise(shortCall, quantity, 0, 0), 280)).toThrow(
        /exercised in whole numbers/,
      );
  });
});

describe('shares', () => {
  it('that are bought back end the trade once nothing else is held', () => {
    const { portfolio, first } = twoTrades();
    for (const contract of [shortPut, shortCall])
      bookExercise(portfolio, exercise(contract, -2, contract === shortPut ? 200 : -200, 0), 270);
    expect(first.shares).toBe(0);
    bookExercise(portfolio, exercise(longCall, 2, 200, -5_800_000), 292);
    expect(
      bookShares(portfolio, first, { shares: -150, priceCents: cents(29_201), feesCents: cents(7) }),
    ).toBe(undefined);
    expect(first).toMatchObject({ shares: 50, shareCashCents: -5_800_000 + 150 * 29_201 });
    bookExercise(portfolio, exercise(longPut, 2, -200, 5_000_000), 292);
    const closed = bookShares(portfolio, first, {
      shares: 150,
      priceCents: cents(29_199),
      feesCents: cents(7),
    });
    const shareCashCents = -800_000 + 150 * (29_201 - 29_199);
    expect(closed).toMatchObject({
      shareCashCents,
      legExitPricesCents: [0, 0, 0, 0],
      pnlCents: 19_000 + shareCashCents - 274,
      feesCents: 274,
    });
    expect(portfolio.openTrades).toHaveLength(1);
    assertCashIdentity(portfolio);
  });
});

describe('a dividend', () => {
  const booked = (shares: number, amount: number) => ({
    root: 'SPY' as const,
    exDate: '2018-03-16' as SessionDate,
    shares,
    amountCents: cents(amount),
  });

  it('is owed on short shares and received on long ones, by trade', () => {
    const { portfolio, first, second } = twoTrades();
    first.shares = -200;
    second.shares = 300;
    const [owed, received, cash] = [first.cashFlowCents, second.cashFlowCents, portfolio.cashCents];
    bookDividend(portfolio, booked(100, 10_967));
    expect(first.cashFlowCents - owed).toBe(-21_934);
    expect(second.cashFlowCents - received).toBe(32_901);
    expect(first.shareCashCents).toBe(-21_934);
    expect(portfolio.cashCents - cash).toBe(10_967);
  });

  it('is refused where the trades hold other shares', () => {
    const { portfolio, first } = twoTrades();
    first.shares = -200;
    expect(() => bookDividend(portfolio, booked(-100, 1))).toThrow(
      'a dividend on -100 shares of SPY, the trades hold -200',
    );
    expect(() => bookDividend(portfolio, { ...booked(-200, 1), root: 'XSP' })).toThrow(/the trades hold 0/);
  });
});

describe('interest', () => {
  it('is cash of the account and of no trade', () => {
    const { portfolio, first } = twoTrades();
    const before = { cash: portfolio.cashCents, flow: first.cashFlowCents };
    bookInterest(portfolio, cents(17));
    expect(portfolio).toMatchObject({ cashCents: before.cash + 17, interestCents: 17 });
    expect(first.cashFlowCents).toBe(before.flow);
  });
});

describe('delivery at expiry', () => {
  const settle = (
    portfolio: Portfolio,
    points: number,
    exercised: readonly number[],
    fees = 0,
    legFees: readonly number[] = [],
  ) =>
    bookSettlement(portfolio, {
      kind: 'expiry-settled',
      seq: 1,
      availableAtMs: SPY.settlesAtMs,
      expiry: SPY,
      settlementPoints: points,
      source: 'close',
      legs: CONDOR.legs.map(({ contract, quantity }, leg) => ({
        contract,
        quantity: quantity * 5,
        exercised: exercised[leg] ?? 0,
        cashPerContractCents: cents(contract.strikeCents * (contract.right === 'call' ? -100 : 100)),
        sharesPerContract: contract.right === 'call' ? 100 : -100,
        ...(legFees[leg] === undefined ? {} : { feesCents: cents(legFees[leg]) }),
      })),
      feesCents: cents(fees),
    });

  it('charges the trades whose contracts were delivered, by what each delivered, and shares out what no contract accounts for', () => {
    const { portfolio, first, second } = twoTrades();
    const cash = portfolio.cashCents;
    // Two of the first and one of the second: 91 are 61 and 30; the 10 that are left go by what was opened, 4 and 6.
    settle(portfolio, 280.4, [0, 0, 3, 0], 101, [0, 0, 91, 0]);
    expect([first.feesCents, second.feesCents]).toEqual([260 + 61 + 4, 260 + 30 + 6]);
    expect(portfolio.cashCents).toBe(cash + 3 * 2_800_000 - 101);
    const untouched = twoTrades();
    settle(untouched.portfolio, 280.4, [0, 0, 2, 0], 90, [0, 0, 90]);
    expect([untouched.first.feesCents, untouched.second.feesCents]).toEqual([350, 260]);
  });

  it('refuses fees of contracts beyond those of all', () => {
    expect(() => settle(twoTrades().portfolio, 280.4, [0, 0, 3, 0], 90, [0, 0, 91])).toThrow('fees of');
  });

  it('leaves the shares of shorts that were assigned, the oldest trades first', () => {
    const { portfolio, first, second } = twoTrades();
    const cash = portfolio.cashCents;
    const settled = settle(portfolio, 280.4, [0, 0, 3, 0], 10);
    expect(settled.map(({ closed }) => closed)).toEqual([undefined, undefined]);
    expect(first).toMatchObject({
      legContracts: [0, 0, 0, 0],
      shares: -200,
      windDown: 'expiry',
      feesCents: 264,
    });
    expect(second).toMatchObject({ shares: -100, shareCashCents: 2_800_000, feesCents: 266 });
    expect(portfolio.cashCents).toBe(cash + 3 * 2_800_000 - 10);
    expect(equityCents(portfolio)).toBe(portfolio.cashCents - 300 * 28_040);
    assertCashIdentity(portfolio);
  });

  it('ends trades whose longs and shorts deliver to each other', () => {
    const { portfolio } = twoTrades();
    const settled = settle(portfolio, 245, [5, 5, 0, 0]);
    // Ten points a condor are lost: shares come at 260 and go at 250.
    expect(settled.map(({ closed }) => closed?.pnlCents)).toEqual([
      2 * (9500 - 100_000) - 260,
      3 * (9500 - 100_000) - 260,
    ]);
    expect(settled[0]?.closed).toMatchObject({ shareCashCents: -200_000, legExitPricesCents: [0, 0, 0, 0] });
    expect(portfolio.openTrades).toEqual([]);
    assertCashIdentity(portfolio);
  });
});

describe('the trades that give contracts up', () => {
  it('are those that hold them on that side', () => {
    const { portfolio, first, second } = twoTrades();
    expect(sharesOfTrades(portfolio, shortPut, { side: -1, contracts: 3 })).toEqual([
      { trade: first, place: 1, contracts: 2 },
      { trade: second, place: 1, contracts: 1 },
    ]);
    expect(sharesOfTrades(portfolio, shortPut, { side: -1, contracts: 2 })).toHaveLength(1);
    const other = optionContract(SPY, 'put', cents(25_500));
    expect(sharesOfTrades(portfolio, other, { side: 1, contracts: 0 })).toEqual([]);
  });
});
