import { describe, expect, it } from 'vitest';
import type { RawRates, StampKind } from '../../../domain/index.ts';
import { nyse } from '../../bundled-rules.fixture.ts';
import { inspectLevels, type LevelsReport } from './inspect-levels.ts';
import { inspectRates } from './inspect-rates.ts';

type Levels = readonly [stamp: string, close: number, high?: number, low?: number];

function levelsOf(rows: readonly Levels[], stampKind: StampKind = 'instant'): LevelsReport {
  const column = (pick: (row: Levels) => number): Float64Array => Float64Array.from(rows, pick);
  const inspected = inspectLevels(
    {
      length: rows.length,
      stampKind,
      stampsMs: column(([stamp]) => Date.parse(stamp)),
      lines: Int32Array.from(rows, (_, index) => index + 2),
      open: column(([, close]) => close),
      high: column(([, close, high]) => high ?? close),
      low: column(([, close, , low]) => low ?? close),
      close: column(([, close]) => close),
    },
    nyse,
    { name: 'vix.csv' },
  );
  if (!inspected.ok) throw new Error(inspected.error.message);
  return inspected.report;
}

const hours = (date: string, from: number, to: number): readonly Levels[] =>
  Array.from({ length: to - from }, (_, index): Levels => [`${date}T${from + index}:30:00-04:00`, 15]);

describe('inspectLevels', () => {
  it('refuses daily levels whose dates are a day off', () => {
    const dates = nyse.sessions.filter(({ date }) => date >= '2025-03-03' && date <= '2025-05-30');
    const off = (days: number): readonly Levels[] =>
      dates.map(({ date }) => [new Date(Date.parse(date) + days * 86_400_000).toISOString(), 15]);
    expect(levelsOf(off(0), 'date').accepted).toBe(dates.length);
    for (const days of [-1, 1]) expect(() => levelsOf(off(days), 'date')).toThrow('dates may be a day off');
  });

  it('counts global hours, holidays and the evening apart, and sessions with fewer values than usual', () => {
    const report = levelsOf([
      ...hours('2025-06-30', 10, 16),
      ['2025-06-30T03:30:00-04:00', 14],
      ['2025-06-30T16:10:00-04:00', 15.5],
      ['2025-06-30T17:30:00-04:00', 15.6],
      ...hours('2025-07-01', 10, 16),
      ...hours('2025-07-02', 10, 13),
      // A half day has its own length.
      ...hours('2025-07-03', 10, 13),
      ['2025-07-04T10:30:00-04:00', 16],
    ]);
    expect(report).toMatchObject({
      rows: 22,
      accepted: 19,
      repaired: { 'outside-session': 3 },
      sessions: { count: 4, earlyCloses: 1, short: 1, halfDays: ['2025-07-03'] },
      gaps: { missingSessions: 0 },
    });
    expect(report.sessions.shortSessions).toEqual([
      { date: '2025-07-02', bars: 3, expected: 6, firstMinute: 630, lastMinute: 750 },
    ]);
  });

  it('lists missing sessions and ranges that contradict their levels', () => {
    const report = levelsOf(
      [
        ['2025-06-30', 15, 16, 14],
        ['2025-07-02', 15, 14.5, 14],
        ['2025-07-08', 15, 16, 15.5],
      ],
      'date',
    );
    expect(report.gaps).toMatchObject({
      missingSessions: 3,
      stretches: [
        { after: '2025-06-30', before: '2025-07-02', sessions: 1 },
        { after: '2025-07-02', before: '2025-07-08', sessions: 2 },
      ],
    });
    expect(report.gaps.longest?.sessions).toBe(2);
    expect(report.wrongRanges).toEqual([
      { line: 3, date: '2025-07-02' },
      { line: 4, date: '2025-07-08' },
    ]);
  });
});

describe('inspectRates', () => {
  const ratesOf = (rows: readonly (readonly [string, number])[]): RawRates => ({
    length: rows.length,
    stampKind: 'date',
    stampsMs: Float64Array.from(rows, ([date]) => Date.parse(date)),
    lines: Int32Array.from(rows, (_, index) => index + 2),
    rate: Float64Array.from(rows, ([, rate]) => rate),
  });

  it('takes any order, the later of two rows for a day, and says what is odd', () => {
    const report = inspectRates(
      ratesOf([
        ['2020-03-13', 0.011],
        ['2020-03-12', 0.012],
        ['2020-03-14', 0.011],
        ['2020-03-16', 0.0025],
        ['2020-03-16', 0.003],
        ['2020-03-17', 5.3],
        ['2020-03-18', Number.NaN],
        ['no date', 0.01],
        ['2020-03-30', 0.001],
      ]),
    );
    expect(report).toMatchObject({
      rows: 9,
      accepted: 5,
      repaired: { duplicate: 1, 'out-of-order': 1 },
      quarantined: [
        { line: 7, reason: 'implausible-price' },
        { line: 8, reason: 'not-a-number' },
        { line: 9, reason: 'unreadable-stamp' },
      ],
      days: { from: '2020-03-12', to: '2020-03-30', count: 5, weekends: 1 },
      stretches: [{ after: '2020-03-16', before: '2020-03-30', days: 13 }],
      jumps: [{ line: 6, date: '2020-03-16', from: 0.011, to: 0.003 }],
    });
  });
});
