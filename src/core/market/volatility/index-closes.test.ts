import { describe, expect, it } from 'vitest';
import type { RawIndexValues, StampKind } from '../../domain/index.ts';
import { nyse } from '../bundled-rules.fixture.ts';
import { type IndexCloses, prepareIndexCloses } from './index-closes.ts';
import { volatilityRows } from './volatility-rows.ts';

const raw = (rows: readonly (readonly [string, number])[], stampKind: StampKind): RawIndexValues => ({
  length: rows.length,
  stampKind,
  stampsMs: Float64Array.from(rows, ([stamp]) => Date.parse(stamp)),
  lines: Int32Array.from(rows, (_, index) => index + 2),
  close: Float64Array.from(rows, ([, close]) => close),
});
const prepare = (rows: readonly (readonly [string, number])[], kind: StampKind = 'date'): IndexCloses => {
  const result = prepareIndexCloses(raw(rows, kind), nyse, { name: 'vix.csv' });
  if (!result.ok) throw new Error(result.error.message);
  return result;
};

describe('prepareIndexCloses', () => {
  it('takes daily closes in order, drops closed days, counts missing sessions', () => {
    const { closes, report } = prepare([
      ['2018-02-05', 37.32],
      ['2018-02-02', 17.31],
      ['2018-02-03', 17.31],
      ['2018-02-07', 27.73],
    ]);
    expect([...closes]).toEqual([
      ['2018-02-02', 17.31],
      ['2018-02-05', 37.32],
      ['2018-02-07', 27.73],
    ]);
    expect(report).toMatchObject({ repaired: { 'outside-session': 1 }, sessions: 3, missingSessions: 1 });
  });

  it('quarantines what is no level and what lost its decimal point', () => {
    const { closes, report } = prepare([
      ['2018-01-02', 9.77],
      ['2018-01-03', 915],
      ['2018-01-04', 9.22],
      ['2018-01-05', 0],
      ['2018-01-08', Number.NaN],
      ['2018-01-09', 10.08],
      ['2018-01-10', 9.82],
      ['2018-01-10', 9.99],
    ]);
    expect([...closes.values()]).toEqual([9.77, 9.22, 10.08]);
    expect(report.quarantineReasons).toEqual({
      'decimal-error': 1,
      'non-positive-price': 1,
      'not-a-number': 1,
      'conflicting-duplicate': 2,
    });
  });

  it('takes the last value that starts before 16:15, on half days before 13:15', () => {
    const { closes, report } = prepare(
      [
        ['2025-07-02T16:10:00-04:00', 16.64],
        ['2025-07-02T16:15:00-04:00', 16.7],
        ['2025-07-03T03:15:00-04:00', 16.5],
        ['2025-07-03T12:55:00-04:00', 16.3],
        ['2025-07-03T13:10:00-04:00', 16.38],
        ['2025-07-03T13:15:00-04:00', 16.9],
        ['2025-07-04T10:00:00-04:00', 17],
      ],
      'instant',
    );
    expect([...closes]).toEqual([
      ['2025-07-02', 16.64],
      ['2025-07-03', 16.38],
    ]);
    expect(report.repaired).toEqual({ 'outside-session': 4 });
  });

  it('has no close of a session whose rows end before it does', () => {
    const rows = (date: string, until: string): (readonly [string, number])[] =>
      ['15:40', '15:45', '15:50', '15:55', '16:00', '16:05', '16:10']
        .filter((time) => time <= until)
        .map((time, index) => [`${date}T${time}:00-04:00`, 15 + index / 10]);
    const { closes, report } = prepare(
      [...rows('2025-09-02', '16:10'), ...rows('2025-09-03', '15:50'), ...rows('2025-09-04', '15:55')],
      'instant',
    );
    // A row of 15:55 lasts to the close of the stock market; one of 15:50 does not.
    expect([...closes]).toEqual([
      ['2025-09-02', 15.6],
      ['2025-09-04', 15.3],
    ]);
    expect(report).toMatchObject({ sessions: 2, missingSessions: 0, cutSessions: 1 });
    const cut = prepareIndexCloses(raw(rows('2025-09-03', '15:50'), 'instant'), nyse, { name: 'vix.csv' });
    expect(cut).toMatchObject({
      ok: false,
      error: { problems: ['3 rows', '1 sessions without rows up to their close'] },
    });
  });

  it('takes no price for an index', () => {
    const prices = [2695.81, 2713.06, 2723.99].map((close, day) => [`2018-01-0${day + 2}`, close] as const);
    const result = prepareIndexCloses(raw(prices, 'date'), nyse, { name: 'vix.csv' });
    expect(result).toMatchObject({ ok: false, error: { code: 'input-rows' } });
  });

  it('fails where no close is left', () => {
    expect(prepareIndexCloses(raw([['2018-01-06', 10]], 'date'), nyse, { name: 'vix.csv' })).toMatchObject({
      ok: false,
      error: { code: 'input-rows', message: 'vix.csv: expected at least one session close, found none' },
    });
  });
});

describe('volatilityRows', () => {
  it('has a row for each VIX close and leaves absent members undefined', () => {
    const { closes: vix } = prepare([
      ['2018-02-02', 17.31],
      ['2018-02-05', 37.32],
    ]);
    const { closes: vix3m } = prepare([
      ['2018-02-05', 30.26],
      ['2018-02-06', 25.93],
    ]);
    expect(volatilityRows({ vix, vix3m })).toEqual([
      { date: '2018-02-02', vix: 17.31, vix9d: undefined, vix3m: undefined, vix6m: undefined },
      { date: '2018-02-05', vix: 37.32, vix9d: undefined, vix3m: 30.26, vix6m: undefined },
    ]);
  });
});
