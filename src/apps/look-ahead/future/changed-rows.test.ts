// Tests from when rows of files are known, and what is left of them with another future.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dayNumberOf,
  type EpochMs,
  MS_PER_DAY,
  type RawBars,
  type SessionDate,
} from '../../../core/domain/index.ts';
import { nyse } from '../../../core/market/bundled-rules.fixture.ts';
import { changedRows, knownFrom } from './changed-rows.ts';

/** The Friday after Thanksgiving closes at 13:00. */
const HALF_DAY = '2018-11-23' as SessionDate;
const session = nyse.sessionOn(HALF_DAY);
if (session === undefined) throw new Error('the calendar has the half day');
const MINUTE = 60_000;

function rows(stampsMs: readonly number[], stampKind: RawBars['stampKind']): RawBars {
  const column = (plus: number): Float64Array =>
    Float64Array.from(stampsMs, (_, row) => 2600 + row / 10 + plus);
  return {
    length: stampsMs.length,
    stampKind,
    stampsMs: Float64Array.from(stampsMs),
    lines: Int32Array.from(stampsMs, (_, row) => row + 2),
    open: column(0),
    high: column(2),
    low: column(-2),
    close: column(1),
    volume: column(1000),
    dividend: undefined,
  };
}

/** The last bar of 60 minutes is one of 30, on half days too. */
const hours = rows(
  [0, 60, 120, 180].map((minute) => session.openMs + minute * MINUTE),
  'instant',
);
const days = rows(
  ['2018-11-20', '2018-11-21', HALF_DAY, '2018-11-26'].map(
    (date) => dayNumberOf(date as SessionDate) * MS_PER_DAY,
  ),
  'date',
);

describe('a row is known', () => {
  test('at the close of its bar, which the session may end early', () => {
    const close = session.closeMs;
    expect([...knownFrom(hours, nyse, undefined)]).toEqual(
      [60, 120, 180, 210].map((minute) => session.openMs + minute * MINUTE),
    );
    expect(knownFrom(hours, nyse, undefined)[3]).toBe(close);
  });

  test('of a day, at the close of its session', () => {
    expect(knownFrom(days, nyse, undefined)[2]).toBe(session.closeMs);
  });

  test('of a store, whose rows have no lines, by its stamp', () => {
    const account = { series: 'SPY 60m', timeframe: '60m', repaired: {}, quarantined: {} } as const;
    const stored = { ...hours, lines: new Int32Array(hours.length) };
    expect([...knownFrom(stored, nyse, account)]).toEqual([...knownFrom(hours, nyse, undefined)]);
  });

  test('from the first where its stamp cannot be read', () => {
    const unread = { ...days, stampsMs: days.stampsMs.with(1, Number.NaN) };
    expect(knownFrom(unread, nyse, undefined)[1]).toBe(Number.NEGATIVE_INFINITY);
  });
});

describe('with another future', () => {
  const knownMs = knownFrom(hours, nyse, undefined);
  const at = (bar: number) => ({ atMs: (knownMs[bar] ?? 0) as EpochMs, absurdFactor: 0.3 });

  test('a cut leaves the rows known by then, as they were', () => {
    const cut = changedRows(hours, knownMs, { kind: 'cut', ...at(1) });
    expect(cut.length).toBe(2);
    for (const name of ['stampsMs', 'open', 'high', 'low', 'close', 'volume'] as const)
      expect([...(cut[name] ?? [])]).toEqual([...(hours[name] ?? [])].slice(0, 2));
    expect([...cut.lines]).toEqual([2, 3]);
  });

  test('false rows keep their stamps and differ in every price, and none before them does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 }), (bar) => {
        const poisoned = changedRows(hours, knownMs, { kind: 'poison', ...at(bar) });
        expect([...poisoned.stampsMs]).toEqual([...hours.stampsMs]);
        for (const name of ['open', 'high', 'low', 'close', 'volume'] as const) {
          for (const [row, value] of (poisoned[name] ?? []).entries()) {
            const own = hours[name]?.[row] ?? 0;
            if (row <= bar) expect(value).toBe(own);
            else expect(Math.abs(value / own - 1)).toBeGreaterThan(0.05);
          }
        }
      }),
    );
  });

  test('false rows are bars still, and near enough to their neighbours for the hygiene pass', () => {
    const { open, high, low, close } = changedRows(hours, knownMs, { kind: 'poison', ...at(0) });
    for (const row of hours.lines.keys()) {
      const inside = [open[row], close[row]].map((price) => price ?? 0);
      expect(Math.max(...inside)).toBeLessThanOrEqual(high[row] ?? 0);
      expect(Math.min(...inside)).toBeGreaterThanOrEqual(low[row] ?? 0);
      expect((high[row] ?? 0) / (low[row] ?? 1)).toBeLessThan(1.35);
    }
  });
});
