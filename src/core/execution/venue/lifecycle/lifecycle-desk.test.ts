// Checks expiries in shares with their pin zone, and dividends on shares held, as the venue books them.
import { describe, expect, it } from 'vitest';
import type { CashDividend, FeeSchedule, SessionDate } from '../../../domain/index.ts';
import { createRng } from '../../../numerics/index.ts';
import { stageExpiry } from '../../../../../test/fixtures/venue-stage.ts';
import { JANUARY, spy, stagedLifecycle } from './lifecycle-stage.fixture.ts';

const put = (strike: number) => spy('put', strike, JANUARY);
const call = (strike: number) => spy('call', strike, JANUARY);

function settled(
  held: readonly (readonly [ReturnType<typeof spy>, number])[],
  close: number,
  { seed = 'a', feeSchedule }: { readonly seed?: string; readonly feeSchedule?: FeeSchedule } = {},
) {
  const { books, desk, hold } = stagedLifecycle({ rng: createRng(seed) }, feeSchedule);
  for (const [contract, quantity] of held) hold(contract, quantity);
  const settlement = desk.settle(JANUARY, books.account.removeExpiry(JANUARY), close);
  const { account } = books;
  return { ...settlement, cash: account.cashCents() - 10_000_000, shares: account.shares('SPY') };
}

describe('an expiry in shares', () => {
  it('between the short strikes leaves nothing', () => {
    const found = settled(
      [
        [put(250), 1],
        [put(260), -1],
        [call(280), -1],
        [call(290), 1],
      ],
      270,
    );
    expect(found).toMatchObject({ cash: 0, shares: 0, feesCents: 0 });
    expect(found.legs.map(({ exercised }) => exercised)).toEqual([0, 0, 0, 0]);
  });

  it('beyond a whole wing costs its width and leaves no shares', () => {
    expect(
      settled(
        [
          [put(250), 2],
          [put(260), -2],
        ],
        240,
      ),
    ).toMatchObject({ cash: -200_000, shares: 0 });
  });

  it('inside a wing leaves the shares of the short leg', () => {
    expect(
      settled(
        [
          [call(280), -2],
          [call(290), 2],
        ],
        285,
      ),
    ).toMatchObject({ cash: 5_600_000, shares: -200 });
  });

  it('nets what one trade is long and another short', () => {
    const found = settled(
      [
        [call(280), -2],
        [call(280), 2],
        [call(290), 1],
      ],
      295,
    );
    expect(found).toMatchObject({ cash: -2_900_000, shares: 100 });
    expect(found.legs).toHaveLength(1);
  });

  it('charges the notice and nothing else where a broker charges notices', () => {
    const feeSchedule: FeeSchedule = {
      broker: 'b',
      total: { scope: 'order', rounding: 'nearest', unitCents: 1 },
      items: [
        {
          name: 'assignment',
          side: 'both',
          effect: 'both',
          roots: ['SPY'],
          from: '1990-01-01' as SessionDate,
          source: 'test',
          concerns: 'assignment',
          basis: 'per-notice',
          amountDollars: 5,
        } as unknown as FeeSchedule['items'][number],
      ],
    };
    const found = settled(
      [
        [put(250), 2],
        [put(260), -2],
        [call(280), -1],
      ],
      240,
      { feeSchedule },
    );
    // One notice each for the exercised and the assigned series.
    expect(found).toMatchObject({ feesCents: 1000, cash: -200_000 - 1000 });
    expect(found.legs.map((leg) => [leg.contract.strikeCents, leg.exercised, leg.feesCents])).toEqual([
      [28_000, 0, undefined],
      [25_000, 2, 500],
      [26_000, 2, 500],
    ]);
  });

  it('at the strike is a matter of chance, one move for every series', () => {
    const outcomes = Array.from({ length: 200 }, (_, index) => {
      const { legs } = settled(
        [
          [call(270), -4],
          [put(270), -4],
        ],
        270,
        { seed: `s${index}` },
      );
      return legs.map(({ exercised }) => exercised);
    });
    // Only one side can be beyond the strike.
    expect(outcomes.filter(([calls = 0, puts = 0]) => calls > 0 && puts > 0)).toEqual([]);
    const mean = outcomes.reduce((sum, [calls = 0]) => sum + calls, 0) / 200;
    // A quarter of four; the standard error of 200 draws is 0.1.
    expect(Math.abs(mean - 1)).toBeLessThan(0.4);
    expect(new Set(outcomes.map(([calls]) => calls)).size).toBeGreaterThan(3);
  });

  it('a cent beyond the strike loses at most what attentive holders keep', () => {
    const counts = Array.from({ length: 100 }, (_, index) => {
      const { legs } = settled([[put(270), -10]], 269.99, { seed: `s${index}` });
      return legs[0]?.exercised ?? 0;
    });
    const all = counts.filter((count) => count === 10).length;
    // Where the price stays below all are assigned; else about half.
    expect(all).toBeGreaterThan(30);
    expect(all).toBeLessThan(70);
    expect(Math.min(...counts)).toBeGreaterThan(0);
  });

  it('moves after each expiry’s close by itself', () => {
    const afterHoursOn = () => ({ volatility: 0.12, minutes: 90, attentiveShare: 1 });
    const { desk } = stagedLifecycle({ afterHoursOn });
    const called = Array.from({ length: 12 }, (_, index) => {
      const expiry = stageExpiry('SPY', `2018-01-${String(index + 10)}`, 'PM');
      const held = [{ contract: spy('call', 270, expiry), long: 0, short: 5 }];
      return desk.settle(expiry, held, 270).legs[0]?.exercised;
    });
    // With none but attentive holders a move calls all or none.
    expect(new Set(called)).toEqual(new Set([0, 5]));
  });

  it('charges shares by side, deliveries apart from orders', () => {
    const item = {
      effect: 'both',
      roots: ['SPY'],
      from: '1990-01-01' as SessionDate,
      source: 'test',
      concerns: 'shares',
      basis: 'per-share',
    };
    const feeSchedule = {
      broker: 'b',
      total: { scope: 'order', rounding: 'nearest', unitCents: 1 },
      items: [
        { ...item, name: 'sold', side: 'sell', amountDollars: 0.01 },
        { ...item, name: 'bought', side: 'buy', amountDollars: 0.03 },
        { ...item, name: 'orders', side: 'both', amountDollars: 5, isFreeOnDelivery: true },
        {
          ...item,
          name: 'notice',
          side: 'both',
          concerns: 'assignment',
          basis: 'per-notice',
          amountDollars: 7,
        },
      ],
    } as unknown as FeeSchedule;
    // 100 shares are sold or bought, and one notice of 7 dollars comes with them.
    expect(settled([[call(260), -1]], 270, { feeSchedule }).feesCents).toBe(100 + 700);
    expect(settled([[put(280), -1]], 270, { feeSchedule }).feesCents).toBe(300 + 700);
  });

  it('repeats by seed and date, whatever else is held', () => {
    const [alone] = settled([[call(270), -40]], 270, { seed: 's3' }).legs;
    const [beside] = settled(
      [
        [call(270), -40],
        [put(270), -3],
      ],
      270,
      { seed: 's3' },
    ).legs;
    expect(beside?.exercised).toBe(alone?.exercised);
  });
});

describe('dividends', () => {
  const MONDAY = '2018-01-22' as SessionDate;
  const paid =
    (exDates: readonly string[]) =>
    (exDate: SessionDate): CashDividend | undefined =>
      exDates.includes(exDate) ? { exDate, dollars: 0.5 } : undefined;

  it('are on the shares held at the close before, with the first bar of the ex-date', () => {
    const { bar, books } = stagedLifecycle({ dividendOn: paid([MONDAY]) });
    bar('2018-01-19', 390);
    books.account.addShares('SPY', 200);
    expect(bar(MONDAY, 5)).toMatchObject([{ kind: 'dividend-booked', amountCents: 10_000, exDate: MONDAY }]);
    expect(bar(MONDAY, 10)).toEqual([]);
  });

  it('are not paid before the first bar, nor without shares', () => {
    const { bar, books } = stagedLifecycle({ dividendOn: paid([MONDAY]) });
    books.account.addShares('SPY', 200);
    expect(bar(MONDAY, 5)).toEqual([]);
    const none = stagedLifecycle({ dividendOn: paid([MONDAY]) });
    none.bar('2018-01-19', 390);
    expect(none.bar(MONDAY, 5)).toEqual([]);
  });

  it('of sessions that the data lack are paid with the next one', () => {
    const { bar, books } = stagedLifecycle({ dividendOn: paid([MONDAY, '2018-01-23', '2018-01-25']) });
    bar('2018-01-19', 390);
    books.account.addShares('SPY', -100);
    expect(bar('2018-01-24', 5)).toMatchObject([
      { exDate: MONDAY, amountCents: -5000 },
      { exDate: '2018-01-23', amountCents: -5000 },
    ]);
  });

  it('of a share sold at the opening of the ex-date is still received', () => {
    const { bar, books, shares, drain } = stagedLifecycle({ dividendOn: paid([MONDAY]) });
    bar('2018-01-19', 390);
    books.account.addShares('SPY', 100);
    shares.submit(1, { tradeId: 1, root: 'SPY', shares: -100, exitReason: 'expiry' } as never, 0 as never);
    drain();
    expect(bar(MONDAY, 5)).toMatchObject([{ kind: 'dividend-booked' }, { kind: 'shares-filled' }]);
  });
});

it('bars of classes that settle in cash say nothing of shares', () => {
  const { bar, end, books, hold } = stagedLifecycle({
    dividendOn: (exDate) => ({ exDate, dollars: 5 }),
  });
  hold(spy('call', 255), -1);
  books.account.addShares('SPY', 100);
  bar('2018-01-16', 385, { close: 250 });
  // A bar of the index at 2,700 must not be taken for the price of a share, nor its session's first bar for SPY's.
  expect(bar('2018-01-16', 390, { root: 'SPX', close: 2700 })).toEqual([]);
  expect(end('2018-01-16')).toEqual([]);
  expect(bar('2018-01-17', 5, { root: 'SPX' })).toEqual([]);
  expect(bar('2018-01-17', 5)).toMatchObject([{ kind: 'dividend-booked', shares: 100 }]);
});
