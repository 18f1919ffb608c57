// Tests what assignment, exercise, liquidation and dividends do to trades and cash, contract by contract.
import { describe, expect, it } from 'vitest';
import {
  cents,
  type OpenTrade,
  type OptionContract,
  optionContract,
  type SessionDate,
} from '../../domain/index.ts';
import { stageCondor, stageExpiry } from '../../../../test/fixtures/venue-stage.ts';
import {
  bookDividend,
  bookExercise,
  bookInterest,
  bookLiquidation,
  sharesOfTrades,
} from './book-deliveries.ts';
import { bookOpening, bookShares } from './book-orders.ts';
import { bookSettlement } from './book-settlement.ts';
import { assertCashIdentity } from '../cash-identity.ts';
import { openingOf } from '../open-trade.fixture.ts';
import { emptyPortfolio, equityCents, type Portfolio } from '../portfolio-state.ts';

const SPY = stageExpiry('SPY', '2018-02-16', 'PM');
const CONDOR = stageCondor(SPY, [250, 260, 280, 290]);
const [longPut, shortPut, shortCall, longCall] = CONDOR.legs.map(({ contract }) => contract) as [
  OptionContract,
  OptionContract,
  OptionContract,
  OptionContract,
];

/** Trades 1 and 2 of two and three condors for 95 cents each, fees of 260 cents each. */
function twoTrades(): { portfolio: Portfolio; first: OpenTrade; second: OpenTrade } {
  const portfolio = emptyPortfolio(cents(1_000_000));
  const first = bookOpening(portfolio, openingOf({ tradeId: 1, structure: CONDOR, quantity: 2 }));
  const second = bookOpening(portfolio, openingOf({ tradeId: 2, structure: CONDOR, quantity: 3 }));
  return { portfolio, first, second };
}

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
