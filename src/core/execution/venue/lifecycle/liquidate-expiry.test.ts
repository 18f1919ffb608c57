// Checks a broker's liquidation as the venue carries it out: its time, its prices, its fees and what it waits for.
import { describe, expect, it } from 'vitest';
import {
  cents,
  contractKey,
  optionContract,
  type EpochMs,
  type FeeSchedule,
  type SessionDate,
} from '../../../domain/index.ts';
import { instant, stageBar, stageChain, stageExpiry } from '../../../../../test/fixtures/venue-stage.ts';
import type { DatedLiquidation } from './lifecycle-rules.ts';
import { cashOf, FEBRUARY, JANUARY, spy, stagedLifecycle } from './lifecycle-stage.fixture.ts';

const DAY = '2018-01-19';
const DUE_MINUTE = 330;
const LIQUIDATION: DatedLiquidation = {
  name: 'test 15:00',
  rule: { zone: 0.01, equityShare: 1, closes: 'all-legs' },
  dueMs: instant(DAY, DUE_MINUTE),
};
const SHORT = spy('put', 270, JANUARY);
const LONG = spy('put', 260, JANUARY);

/** A put spread at the money in an account of 10,000 dollars. */
function spread(changes: Partial<DatedLiquidation> = {}, feeSchedule?: FeeSchedule) {
  const stage = stagedLifecycle({ liquidationOf: () => ({ ...LIQUIDATION, ...changes }) }, feeSchedule);
  stage.books.account.addCash(-9_000_000);
  stage.hold(SHORT, -2);
  stage.hold(LONG, 2);
  stage.quote(SHORT, 110, 120);
  stage.quote(LONG, 0, 5);
  return stage;
}

describe('a liquidation', () => {
  it('buys at the ask and sells at the bid, from its time on', () => {
    const { bar, books } = spread();
    expect(bar(DAY, DUE_MINUTE - 5)).toEqual([]);
    const reports = bar(DAY, DUE_MINUTE);
    expect(reports).toEqual([
      {
        kind: 'position-liquidated',
        availableAtMs: instant(DAY, DUE_MINUTE),
        legs: [
          { contract: LONG, quantity: -2, priceCents: 0 },
          { contract: SHORT, quantity: 2, priceCents: 120 },
        ],
        feesCents: 0,
        rule: 'test 15:00',
      },
    ]);
    expect(books.account.held()).toEqual([]);
    expect(books.account.cashCents()).toBe(1_000_000 - 24_000);
    expect(reports.reduce((sum, report) => sum + cashOf(report), 0)).toBe(-24_000);
    expect(bar(DAY, DUE_MINUTE + 5)).toEqual([]);
  });

  it('buys back the short leg alone where that is the rule', () => {
    const { bar, books } = spread({ rule: { ...LIQUIDATION.rule, closes: 'short-legs' } });
    expect(bar(DAY, DUE_MINUTE)).toMatchObject([
      { legs: [{ contract: SHORT, quantity: 2, priceCents: 120 }] },
    ]);
    expect(books.account.held()).toMatchObject([{ contract: LONG, long: 2, short: 0 }]);
  });

  it('pays the fees of an order', () => {
    const schedule: FeeSchedule = {
      broker: 'b',
      total: { scope: 'order', rounding: 'nearest', unitCents: 1 },
      items: [
        {
          name: 'commission',
          side: 'both',
          effect: 'close',
          roots: ['SPY'],
          from: '1990-01-01' as SessionDate,
          source: 'test',
          basis: 'per-contract',
          amountDollars: 0.5,
        } as unknown as FeeSchedule['items'][number],
      ],
    };
    const { bar, books } = spread({}, schedule);
    expect(bar(DAY, DUE_MINUTE)).toMatchObject([{ feesCents: 200 }]);
    expect(books.account.cashCents()).toBe(1_000_000 - 24_000 - 200);
  });

  it('leaves alone what the account can carry: cash, and what closing would bring or cost', () => {
    const { bar, books } = spread();
    // 200 shares at 269.99 take 53,998 dollars; closing costs 240.
    books.account.addCash(5_399_800 + 24_000 - 1_000_000);
    expect(bar(DAY, DUE_MINUTE)).toEqual([]);
    books.account.addCash(-1);
    expect(bar(DAY, DUE_MINUTE + 5)).toMatchObject([{ kind: 'position-liquidated' }]);
  });

  it('counts shares held, at the close of the bar', () => {
    const { bar, books } = spread();
    books.account.addShares('SPY', -200);
    // Equity 10,000 - 240 - 54,000 is below any requirement.
    expect(bar(DAY, DUE_MINUTE)).toMatchObject([{ kind: 'position-liquidated' }]);
    const covered = spread();
    covered.books.account.addShares('SPY', -200);
    // At 272.70, where the puts expire, 200 shares are owed: 54,540 of equity beside the 54,000 they cost and the 240 of closing.
    covered.books.account.addCash(5_454_000 + 5_400_000 + 24_000 - 1_000_000);
    expect(covered.bar(DAY, DUE_MINUTE)).toEqual([]);
    covered.books.account.addCash(-1);
    expect(covered.bar(DAY, DUE_MINUTE + 5)).toHaveLength(1);
  });

  it('waits where a leg is not quoted or its quote is crossed', () => {
    const { bar, quotes, quote } = spread();
    quotes.clear();
    quote(SHORT, 110, 120);
    expect(bar(DAY, DUE_MINUTE)).toEqual([]);
    quote(LONG, 6, 5);
    expect(bar(DAY, DUE_MINUTE + 5)).toEqual([]);
    quote(LONG, -1, 5);
    expect(bar(DAY, DUE_MINUTE + 10)).toEqual([]);
    quote(LONG, 5, 5);
    expect(bar(DAY, DUE_MINUTE + 15)).toHaveLength(1);
  });

  it('waits where there is no chain of the root', () => {
    const { bar } = spread();
    expect(bar(DAY, DUE_MINUTE, { chain: { unavailable: 'none' } })).toEqual([]);
    expect(bar(DAY, DUE_MINUTE + 5)).toHaveLength(1);
  });

  it('is of the expiry day, before trading ends, and where somebody tells its time', () => {
    expect(spread().bar('2018-01-18', DUE_MINUTE)).toEqual([]);
    expect(spread().bar(DAY, 390)).toEqual([]);
    expect(spread().bar(DAY, 385)).toHaveLength(1);
    expect(spread({ dueMs: Infinity as EpochMs }).bar(DAY, 385)).toEqual([]);
    const untold = stagedLifecycle({ liquidationOf: () => undefined });
    untold.hold(SHORT, -200);
    expect(untold.bar(DAY, DUE_MINUTE)).toEqual([]);
    const without = stagedLifecycle();
    without.hold(SHORT, -2);
    without.quote(SHORT, 110, 120);
    without.books.account.addCash(cents(-9_900_000));
    expect(without.bar(DAY, DUE_MINUTE)).toEqual([]);
  });

  it('leaves other expiries and classes alone, and counts what they owe and bring at their last quotes', () => {
    const { bar, hold, quote, quotes, books } = spread();
    const later = spy('put', 270);
    const owed = optionContract(stageExpiry('XSP', DAY, 'PM'), 'put', cents(27_000));
    const owned = optionContract(stageExpiry('XSP', DAY, 'PM'), 'call', cents(27_000));
    hold(later, -1);
    hold(owed, -10);
    hold(owned, 3);
    quote(later, 200, 210);
    quote(owed, 1900, 2000);
    quote(owned, 150, 160);
    const index = { root: 'XSP', chain: { ...stageChain(quotes, instant(DAY, 320)), root: 'XSP' } } as const;
    expect(bar(DAY, DUE_MINUTE - 10, index)).toEqual([]);
    // What the chain of SPY says of the index is not asked, and what nobody quotes any more keeps its last quote.
    quote(owed, 1, 1);
    quotes.delete(contractKey(later));
    const chain = { unavailable: 'none' };
    expect(bar(DAY, DUE_MINUTE - 5, { root: 'XSP', chain })).toEqual([]);
    quote(later, 200, 210);
    // 53,998 for 200 shares; 240 and 210 close what is held of SPY, 20,000 less 450 what is held of the index.
    books.account.addCash(5_399_800 + 24_000 + 21_000 + 2_000_000 - 45_000 - 1_000_000);
    expect(bar(DAY, DUE_MINUTE)).toEqual([]);
    books.account.addCash(-1);
    expect(bar(DAY, DUE_MINUTE + 5)).toMatchObject([{ legs: [{ contract: LONG }, { contract: SHORT }] }]);
    expect(books.account.held().map(({ contract }) => contract)).toEqual([later, owned, owed]);
  });

  it('counts nothing as cover where a debt was never quoted, and a long that was not as nothing', () => {
    const long = spread();
    long.books.account.addCash(5_399_800 + 24_000 - 1_000_000);
    long.hold(spy('put', 280), 1);
    expect(long.bar(DAY, DUE_MINUTE)).toEqual([]);
    long.hold(spy('put', 280), -1);
    expect(long.bar(DAY, DUE_MINUTE + 5)).toEqual([]);
    long.hold(spy('put', 280), -1);
    long.books.account.addCash(100_000_000);
    expect(long.bar(DAY, DUE_MINUTE + 10)).toHaveLength(1);
  });

  it('of bars too coarse for its time comes with the last that closes before trading ends', () => {
    const halfHour = (minute: number) => ({
      bar: { ...stageBar(DAY, minute, new Map()).bar, startMs: instant(DAY, minute - 30) },
    });
    const due = { dueMs: instant(DAY, 375) };
    const { bar } = spread(due);
    expect(bar(DAY, 330, halfHour(330))).toEqual([]);
    // One that ends a minute earlier leaves room for another.
    expect(bar(DAY, 359, halfHour(359))).toEqual([]);
    expect(bar(DAY, 360, halfHour(360))).toHaveLength(1);
    expect(spread(due).bar(DAY, 360)).toEqual([]);
    expect(spread({ dueMs: instant(DAY, 390) }).bar(DAY, 360, halfHour(360))).toEqual([]);
    expect(spread({ dueMs: instant(DAY, 389) }).bar(DAY, 360, halfHour(360))).toHaveLength(1);
  });

  it('charges what it buys and what it sells by their sides', () => {
    const item = {
      effect: 'both',
      roots: ['SPY'],
      from: '1990-01-01',
      source: 'test',
      basis: 'per-contract',
    };
    const schedule = {
      broker: 'b',
      total: { scope: 'order', rounding: 'nearest', unitCents: 1 },
      items: [
        { ...item, name: 'bought', side: 'buy', amountDollars: 0.1 },
        { ...item, name: 'sold', side: 'sell', amountDollars: 3 },
      ],
    } as unknown as FeeSchedule;
    expect(spread({}, schedule).bar(DAY, DUE_MINUTE)).toMatchObject([{ feesCents: 20 + 600 }]);
    const rule = { ...LIQUIDATION.rule, closes: 'short-legs' } as const;
    expect(spread({ rule }, schedule).bar(DAY, DUE_MINUTE)).toMatchObject([{ feesCents: 20 }]);
  });

  it('takes out what one trade holds long and another short, at the mean of the quote, without cash or fee', () => {
    const { bar, hold, quote, books } = spread();
    const both = spy('call', 275, JANUARY);
    const more = spy('call', 280, JANUARY);
    for (const quantity of [2, -2]) hold(both, quantity);
    for (const quantity of [1, -3]) hold(more, quantity);
    quote(both, 20, 25);
    quote(more, 4, 4);
    const [report, ...others] = bar(DAY, DUE_MINUTE);
    expect(others).toEqual([]);
    expect(report).toMatchObject({
      crossed: [
        { contract: both, quantity: 2, priceCents: 23 },
        { contract: more, quantity: 1, priceCents: 4 },
      ],
      legs: [
        { contract: more, quantity: 2, priceCents: 4 },
        { contract: LONG, quantity: -2 },
        { contract: SHORT, quantity: 2 },
      ],
    });
    expect(books.account.held()).toEqual([]);
    expect(books.account.cashCents()).toBe(1_000_000 - 24_000 - 800);
  });

  it('takes it out where only shorts are bought back, and without a sound quote at what exercise would bring', () => {
    const { bar, hold, quote, books } = spread({ rule: { ...LIQUIDATION.rule, closes: 'short-legs' } });
    const worthless = spy('call', 275, JANUARY);
    const deep = spy('call', 265, JANUARY);
    const other = spy('call', 275, FEBRUARY);
    for (const contract of [worthless, deep, other]) for (const quantity of [1, -1]) hold(contract, quantity);
    quote(deep, 6, 5);
    expect(bar(DAY, DUE_MINUTE, { close: 270.25 })).toMatchObject([
      {
        crossed: [
          { contract: deep, quantity: 1, priceCents: 525 },
          { contract: worthless, quantity: 1, priceCents: 0 },
        ],
        legs: [{ contract: SHORT }],
      },
    ]);
    expect(books.account.held().map(({ contract }) => contract)).toEqual([LONG, other]);
  });

  it('passes over what is held both ways', () => {
    const { bar, hold, books } = spread();
    hold(SHORT, 2);
    expect(bar(DAY, DUE_MINUTE)).toEqual([]);
    expect(books.account.held()).toHaveLength(2);
  });
});
