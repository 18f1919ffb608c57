import { describe, expect, it } from 'vitest';
import type { SessionDate } from '../../domain/index.ts';
import { nyse } from '../bundled-rules.fixture.ts';
import type { TradingSession } from '../calendar/trading-calendar.ts';
import { chooseActions } from './policy/choose-actions.ts';
import { inspectBars, type PreparedBars } from './prepare-bars.ts';
import { rawBars, type Row, sessionRows } from './raw-bars.fixture.ts';

const DATES = ['2019-06-03', '2019-06-04', '2019-06-05', '2019-06-06', '2019-06-07'];
const clean = DATES.flatMap((date) => sessionRows(nyse.sessionOn(date as SessionDate) as TradingSession, 30));
const inspect = (rows: readonly Row[], ...choices: readonly string[]): PreparedBars => {
  const chosen = chooseActions(choices);
  if (!chosen.ok) throw new Error(chosen.message);
  const result = inspectBars(rawBars(rows), nyse, { name: 'bars.csv', actions: chosen.actions });
  if (!result.ok) throw new Error(result.error.message);
  return result;
};
const scaled = (rows: readonly Row[], from: number, factor: number): readonly Row[] =>
  rows.map((row, index) =>
    index < from
      ? row
      : {
          ...row,
          open: row.open * factor,
          high: row.high * factor,
          low: row.low * factor,
          close: row.close * factor,
        },
  );

describe('a lasting change of level', () => {
  const SECOND_DAY = 13;

  it('is told with its date and ratio, and its shorter side kept out', () => {
    const { report, series } = inspect(scaled(clean, 4 * SECOND_DAY, 0.5));
    expect(report.levelChanges).toMatchObject([
      { date: '2019-06-07', reading: 'split', split: '2:1', rows: SECOND_DAY },
    ]);
    expect(report.levelChanges[0]?.ratio).toBeCloseTo(0.5, 1);
    expect(report.quarantineReasons).toEqual({ split: SECOND_DAY });
    expect(series.length).toBe(4 * SECOND_DAY);
    const early = inspect(scaled(clean, SECOND_DAY, 3)).report;
    expect(early.levelChanges).toMatchObject([{ date: '2019-06-04', split: '1:3', rows: SECOND_DAY }]);
  });

  it('knows halves, tens and hundreds, and says of other ratios that it does not', () => {
    const reading = (from: number, factor: number): unknown => {
      const [change] = inspect(scaled(clean, from, factor)).report.levelChanges;
      return [change?.reading, change?.split];
    };
    expect(reading(4 * SECOND_DAY, 2 / 3)).toEqual(['split', '3:2']);
    expect(reading(4 * SECOND_DAY, 0.1)).toEqual(['split', '10:1']);
    expect(reading(4 * SECOND_DAY, 0.01)).toEqual(['unit-change', undefined]);
    expect(reading(4 * SECOND_DAY, 0.3)).toEqual(['unknown', undefined]);
    // No split takes effect while the market is open.
    expect(reading(4 * SECOND_DAY + 4, 0.1)).toEqual(['unit-change', undefined]);
    expect(reading(4 * SECOND_DAY + 4, 0.5)).toEqual(['unknown', undefined]);
  });

  it('is rescaled where asked, volume and all', () => {
    const { report, series } = inspect(scaled(clean, 4 * SECOND_DAY, 0.5), 'split=repair');
    expect(report).toMatchObject({ repaired: { split: SECOND_DAY }, quarantinedRows: 0 });
    for (const [index, row] of clean.entries()) expect(series.close[index]).toBeCloseTo(row.close, 9);
    expect(series.volume?.[64]).toBe((clean[64]?.volume ?? 0) / 2);
    const cents = inspect(scaled(clean, 4 * SECOND_DAY, 100), 'unit-change=repair');
    expect(cents.series.close[64]).toBeCloseTo(clean[64]?.close ?? 0, 9);
    expect(cents.series.volume?.[64]).toBe(clean[64]?.volume);
  });

  it('is not forgotten while prices drift back within reach', () => {
    const years = nyse.sessions.filter(({ date }) => date >= '2015-01-02' && date <= '2017-12-29');
    const daily = years.map(({ date }, index): Row => {
      const price = index < 500 ? 100 : 50 * 1.001 ** (index - 500);
      const stampMs = Date.parse(date);
      return { stampMs, open: price, high: price * 1.01, low: price * 0.99, close: price };
    });
    const result = inspectBars(rawBars(daily, 'date'), nyse, { name: 'bars.csv' });
    expect(result.ok && result.report).toMatchObject({
      accepted: 500,
      quarantineReasons: { split: years.length - 500 },
    });
  });
});

describe('missing bars', () => {
  it('are drawn where asked: at most three in a row, inside a session, along a line', () => {
    const holes = clean.filter((_, index) => ![2, 3, 17, 18, 19, 20, 26, 38].includes(index));
    expect(inspect(holes).report).toMatchObject({ accepted: 57, gaps: { missingBars: 8 } });
    const { series, lines, report } = inspect(holes, 'missing-bar=repair');
    // The first and last bar of a session, and four in a row, stay away.
    expect(report).toMatchObject({ accepted: 59, repaired: { 'missing-bar': 2 }, gaps: { missingBars: 6 } });
    const [before, after] = [clean[1] as Row, clean[4] as Row];
    const middle = (before.close + after.open) / 2;
    expect([series.open[2], series.close[2]]).toEqual([before.close, middle]);
    expect([series.open[3], series.close[3]]).toEqual([middle, after.open]);
    expect([series.volume?.[2], lines[2], series.startMs[2]]).toEqual([0, 0, clean[2]?.stampMs]);
  });
});

describe('dividends of rescaled rows', () => {
  it('are dollars of the new share, too', () => {
    const rows = scaled(clean, 4 * 13, 0.5).map((row, index) => ({
      ...row,
      dividend: index % 13 === 0 ? 1.5 : 0,
    }));
    const { dividends } = inspect(rows, 'split=repair');
    expect([...dividends.values()]).toEqual([1.5, 1.5, 1.5, 1.5, 3]);
    expect([...inspect(rows).dividends.values()]).toEqual([1.5, 1.5, 1.5, 1.5]);
  });
});

describe('other choices', () => {
  it('keep out what is put right by default', () => {
    const late = clean.map((row) => ({ ...row, stampMs: row.stampMs + 1_800_000 }));
    expect(inspect(late).report.repaired).toEqual({ 'end-stamps': 65 });
    expect(inspect(late, 'end-stamps=quarantine').report.quarantineReasons).toEqual({ 'end-stamps': 65 });
    const twice = [...clean, clean[5] as Row];
    expect(inspect(twice, 'duplicate=quarantine').report.quarantineReasons).toEqual({ duplicate: 1 });
    const frozen = clean.map((row, index) =>
      index === 8 || index === 9 ? { ...(clean[7] as Row), stampMs: row.stampMs } : row,
    );
    expect(inspect(frozen).report.quarantinedRows).toBe(0);
    expect(inspect(frozen, 'stale-run=quarantine').report.quarantineReasons).toEqual({ 'stale-run': 2 });
  });

  it('list what they change by line', () => {
    const { report } = inspect(
      clean.map((row, index) => (index === 5 ? { ...row, high: row.high * 100 } : row)),
    );
    const high = clean[5]?.high ?? 0;
    expect(report.repairs).toEqual([
      {
        line: 7,
        kind: 'decimal-error',
        column: 'high',
        before: high * 100,
        after: expect.closeTo(high, 9) as number,
      },
    ]);
  });
});
