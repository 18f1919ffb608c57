import { describe, expect, it } from 'vitest';
import type { RawBars, SessionDate, StampKind } from '../../domain/index.ts';
import { nyse } from '../bundled-rules.fixture.ts';
import type { TradingSession } from '../calendar/trading-calendar.ts';
import { type PreparedBars, prepareBars } from './prepare-bars.ts';
import { rawBars, type Row, sessionRows } from './raw-bars.fixture.ts';

const sessionOn = (date: string): TradingSession => {
  const session = nyse.sessionOn(date as SessionDate);
  if (session === undefined) throw new Error(`${date} is no session`);
  return session;
};
const rowsOn = (minutes: number, ...dates: readonly string[]): readonly Row[] =>
  dates.flatMap((date) => sessionRows(sessionOn(date), minutes));
const utc = (text: string): number => Date.parse(text);
const prepare = (raw: RawBars): PreparedBars => {
  const result = prepareBars(raw, nyse, { name: 'bars.csv' });
  if (!result.ok) throw new Error(result.error.message);
  return result;
};
const dailyRow = (date: string, price: number): Row => ({
  stampMs: utc(date),
  open: price,
  high: price + 1,
  low: price - 1,
  close: price,
});

describe('prepareBars on clean files', () => {
  it('keeps every bar of a half day and of ordinary days, visible at their close', () => {
    const { series, timeframe, sessionOf, report } = prepare(
      rawBars(rowsOn(60, '2020-11-25', '2020-11-27', '2020-11-30')),
    );
    expect(timeframe).toBe('60m');
    expect(series.length).toBe(7 + 4 + 7);
    expect(report).toMatchObject({
      rows: 18,
      accepted: 18,
      repaired: {},
      quarantinedRows: 0,
      sessions: { from: '2020-11-25', to: '2020-11-30', count: 3, earlyCloses: 1, short: 0 },
      gaps: { missingBars: 0, missingSessions: 0, longest: undefined },
    });
    // The last hour of a session has half an hour only: the bar closes with the session.
    expect(series.closeMs[6]).toBe(utc('2020-11-25T21:00:00Z'));
    expect(series.closeMs[10]).toBe(utc('2020-11-27T18:00:00Z'));
    expect(sessionOf[10]).toBe(sessionOn('2020-11-27'));
    expect(series.volume?.[0]).toBe(1000);
  });

  it('tells the timeframe from the stamps', () => {
    for (const [minutes, timeframe] of [
      [1, '1m'],
      [5, '5m'],
      [15, '15m'],
      [30, '30m'],
      [60, '60m'],
    ] as const) {
      expect(prepare(rawBars(rowsOn(minutes, '2020-03-06', '2020-03-09'))).timeframe).toBe(timeframe);
    }
  });

  it('places wall-clock stamps across the change of clocks', () => {
    const local = (text: string, price: number): Row => ({
      ...dailyRow('2020-03-06', price),
      stampMs: utc(text),
    });
    const rows = [
      local('2020-03-06T15:30:00Z', 100),
      local('2020-03-09T09:30:00Z', 100),
      local('2020-03-09T10:00:00Z', 101),
      local('2020-03-09T10:30:00Z', 101),
    ];
    const { series, report } = prepare(rawBars(rows, 'local'));
    expect([...series.startMs]).toEqual(
      ['2020-03-06T20:30:00Z', '2020-03-09T13:30:00Z', '2020-03-09T14:00:00Z', '2020-03-09T14:30:00Z'].map(
        utc,
      ),
    );
    expect(report.gaps.missingBars).toBe(12 + 10);
  });

  it('spreads a daily row over its session, however the day is stamped', () => {
    const dates = ['2020-12-23', '2020-12-24', '2020-12-28'];
    const stamps: Readonly<Record<string, readonly [StampKind, string]>> = {
      date: ['date', 'T00:00:00Z'],
      midnightUtc: ['instant', 'T00:00:00Z'],
      midnightNewYork: ['instant', 'T05:00:00Z'],
      open: ['instant', 'T14:30:00Z'],
      wallClock: ['local', 'T16:00:00Z'],
    };
    for (const [name, [kind, time]] of Object.entries(stamps)) {
      const rows = dates.map((date, index) => ({
        ...dailyRow(date, 100 + index),
        stampMs: utc(date + time),
      }));
      const { series, timeframe } = prepare(rawBars(rows, kind));
      expect(timeframe, name).toBe('D');
      expect([...series.closeMs], name).toEqual(dates.map((date) => sessionOn(date).closeMs));
      expect(series.startMs[1], name).toBe(sessionOn('2020-12-24').openMs);
    }
  });

  it('lets a weekly row run from the first open to the last close of its week', () => {
    const rows = ['2020-04-06', '2020-04-13', '2020-04-20'].map((date) => dailyRow(date, 100));
    const { series, timeframe, report } = prepare(rawBars(rows, 'date'));
    expect(timeframe).toBe('W');
    expect(series.startMs[0]).toBe(sessionOn('2020-04-06').openMs);
    expect(series.closeMs[0]).toBe(sessionOn('2020-04-09').closeMs);
    expect(report.gaps.missingSessions).toBe(0);
  });

  it('hands dividends over by ex-date', () => {
    const rows = [
      { ...dailyRow('2020-03-19', 240), dividend: 0 },
      { ...dailyRow('2020-03-20', 229), dividend: 1.406 },
    ];
    expect([...prepare(rawBars(rows, 'date')).dividends]).toEqual([['2020-03-20', 1.406]]);
  });

  it('has no volume where every volume is empty', () => {
    const rows = [dailyRow('2020-03-19', 240), dailyRow('2020-03-20', 229)];
    expect(
      prepare({ ...rawBars(rows, 'date'), volume: new Float64Array([Number.NaN, Number.NaN]) }).series.volume,
    ).toBe(undefined);
  });
});

describe('prepareBars on faulty files', () => {
  const clean = rowsOn(5, '2019-06-03', '2019-06-04');
  const change = (index: number, values: Partial<Row>): readonly Row[] =>
    clean.map((row, place) => (place === index ? { ...row, ...values } : row));
  const at = (index: number): Row => clean[index] as Row;
  const verdict = (rows: readonly Row[]): unknown => prepare(rawBars(rows)).report.quarantined;

  it('sorts what came late and counts it', () => {
    const rows = [...clean.slice(5), ...clean.slice(0, 5)];
    const { series, report } = prepare(rawBars(rows));
    expect(report.repaired).toEqual({ 'out-of-order': 5 });
    expect([...series.startMs]).toEqual(clean.map(({ stampMs }) => stampMs));
    expect(series.open[0]).toBe(at(0).open);
  });

  it('drops an exact duplicate, quarantines both sides of a contradiction', () => {
    expect(prepare(rawBars([...clean, at(3)])).report).toMatchObject({
      accepted: clean.length,
      repaired: { duplicate: 1, 'out-of-order': 1 },
      quarantinedRows: 0,
    });
    const report = prepare(rawBars([...clean, { ...at(3), close: at(3).close + 0.01 }])).report;
    expect(report.accepted).toBe(clean.length - 1);
    expect(report.quarantined).toEqual([
      { line: 5, reason: 'conflicting-duplicate' },
      { line: clean.length + 2, reason: 'conflicting-duplicate' },
    ]);
  });

  it('leaves out pre-market, post-market and closing-time rows, and the padding of a half day', () => {
    const halfDay = sessionOn('2019-07-03');
    const padding = [-5, 210, 300, 390].map((minutes) => ({
      ...at(0),
      stampMs: halfDay.openMs + minutes * 60_000,
    }));
    const { report } = prepare(rawBars([...clean, ...sessionRows(halfDay, 5), ...padding]));
    expect(report.repaired['outside-session']).toBe(4);
    expect(report.accepted).toBe(clean.length + 42);
    const gap = { after: '2019-06-04', before: '2019-07-03', sessions: 20 };
    expect(report.gaps).toEqual({ missingBars: 0, missingSessions: 20, longest: gap, stretches: [gap] });
    expect(report.sessions.halfDays).toEqual(['2019-07-03']);
  });

  it('knows a Friday evening in New York although it is Saturday in UTC', () => {
    const evening = { ...at(0), stampMs: utc('2019-06-08T00:00:00Z') };
    const { report } = prepare(rawBars([...clean, evening]));
    expect(report.repaired).toEqual({ 'outside-session': 1 });
    expect(report.quarantined).toEqual([]);
  });

  it('quarantines what cannot be trusted, with line and reason', () => {
    expect(verdict(change(7, { low: -2 }))).toEqual([{ line: 9, reason: 'non-positive-price' }]);
    expect(verdict(change(7, { low: -1 }))).toEqual([{ line: 9, reason: 'sentinel' }]);
    expect(verdict(change(7, { open: 0 }))).toEqual([{ line: 9, reason: 'non-positive-price' }]);
    expect(verdict(change(7, { close: Number.NaN }))).toEqual([{ line: 9, reason: 'not-a-number' }]);
    expect(verdict(change(7, { high: Infinity }))).toEqual([{ line: 9, reason: 'not-a-number' }]);
    for (const fault of [
      { open: at(7).high + 0.1 },
      { close: at(7).low - 0.1 },
      { high: at(7).close - 0.1 },
    ]) {
      expect(verdict(change(7, fault))).toEqual([{ line: 9, reason: 'ohlc-violation' }]);
    }
    expect(verdict(change(7, { volume: -1 }))).toEqual([{ line: 9, reason: 'bad-volume' }]);
    expect(verdict(change(7, { volume: Number.NaN }))).toEqual([{ line: 9, reason: 'bad-volume' }]);
    expect(verdict(change(7, { stampMs: at(7).stampMs + 60_000 }))).toEqual([
      { line: 9, reason: 'off-grid' },
    ]);
    expect(verdict(change(7, { stampMs: Number.NaN }))).toEqual([{ line: 9, reason: 'unreadable-stamp' }]);
    expect(verdict(change(7, { stampMs: utc('2019-06-01T14:30:00Z') }))).toEqual([
      { line: 9, reason: 'closed-day' },
    ]);
    expect(verdict(change(7, { stampMs: utc('1950-06-01T14:30:00Z') }))).toEqual([
      { line: 9, reason: 'beyond-calendar' },
    ]);
    expect(verdict(change(7, { stampMs: utc('2040-06-01T14:30:00Z') }))).toEqual([
      { line: 9, reason: 'beyond-calendar' },
    ]);
  });

  it('finds lost and gained decimal places against the neighbours, in one price or in all', () => {
    const scaled = (row: Row, factor: number): Partial<Row> => ({
      open: row.open * factor,
      high: row.high * factor,
      low: row.low * factor,
      close: row.close * factor,
    });
    for (const factor of [10, 100, 0.1, 0.01]) {
      for (const index of [0, clean.length - 1]) {
        expect(verdict(change(index, scaled(at(index), factor)))).toEqual([
          { line: index + 2, reason: 'decimal-error' },
        ]);
      }
    }
    // Between two neighbours, or beside three right prices of the same bar, the right number is proved.
    const restored = [
      scaled(at(40), 100),
      scaled(at(40), 0.1),
      { high: at(40).high * 10 },
      { low: at(40).low / 100 },
      { close: at(40).close * 100 },
      { open: at(40).open / 10 },
    ];
    for (const damage of restored) {
      const { series, report } = prepare(rawBars(change(40, damage)));
      expect(report).toMatchObject({ repaired: { 'decimal-error': 1 }, quarantinedRows: 0 });
      expect(report.repairs).toMatchObject([{ line: 42, kind: 'decimal-error' }]);
      const { open, high, low, close } = series;
      const found = [open[40], high[40], low[40], close[40]];
      const right = [at(40).open, at(40).high, at(40).low, at(40).close];
      for (const [index, price] of found.entries()) expect(price).toBeCloseTo(right[index] as number, 12);
    }
    expect(verdict(change(7, scaled(at(7), 2)))).toEqual([{ line: 9, reason: 'implausible-price' }]);
    const block = clean.map((row, index) =>
      index >= 20 && index < 60 ? { ...row, ...scaled(row, 10) } : row,
    );
    expect(prepare(rawBars(block)).report.quarantineReasons).toEqual({ 'decimal-error': 40 });
  });

  it('believes the worst day of the index and a decade between two stretches', () => {
    const crash = [
      dailyRow('2020-03-13', 282.7),
      { ...dailyRow('2020-03-16', 224.8), open: 282.7, high: 282.7 },
      dailyRow('2020-03-17', 236),
    ];
    expect(prepare(rawBars(crash, 'date')).report.quarantinedRows).toBe(0);
    const decade = [dailyRow('1995-01-03', 46), dailyRow('1995-01-04', 46), dailyRow('2005-01-03', 120)];
    const { report } = prepare(rawBars(decade, 'date'));
    expect(report.quarantinedRows).toBe(0);
    expect(report.gaps.longest).toMatchObject({ after: '1995-01-04', before: '2005-01-03' });
    expect(report.gaps.missingSessions).toBeGreaterThan(2500);
  });

  it('counts bars missing inside sessions', () => {
    const report = prepare(rawBars(clean.filter((_, index) => index % 78 < 70 && index % 7 !== 3))).report;
    expect(report.sessions).toMatchObject({ count: 2, short: 2 });
    expect(report.gaps.missingBars).toBe(clean.length - report.accepted);
  });
});
