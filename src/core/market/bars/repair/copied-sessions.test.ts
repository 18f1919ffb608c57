import { describe, expect, it } from 'vitest';
import type { SessionDate } from '../../../domain/index.ts';
import { nyse } from '../../bundled-rules.fixture.ts';
import type { TradingSession } from '../../calendar/trading-calendar.ts';
import type { BarsReport } from '../bars-report.ts';
import { inspectBars } from '../prepare-bars.ts';
import { rawBars, type Row, sessionRows } from '../raw-bars.fixture.ts';

const days = ['2019-06-03', '2019-06-04', '2019-06-05', '2019-06-06'].map((date) =>
  sessionRows(nyse.sessionOn(date as SessionDate) as TradingSession, 30),
);
const copied = (
  from: number,
  to: number,
  change: (row: Row, bar: number) => Row = (row) => row,
): BarsReport => {
  const rows = days.flatMap((day, index) =>
    index === to
      ? day.map(({ stampMs }, bar) => ({ ...change(days[from]?.[bar] as Row, bar), stampMs }))
      : day,
  );
  const result = inspectBars(rawBars(rows), nyse, { name: 'bars.csv' });
  if (!result.ok) throw new Error(result.error.message);
  return result.report;
};

describe('a session with the numbers of another', () => {
  it('is kept out with the other, for nothing says which is right', () => {
    expect(copied(0, 2)).toMatchObject({ accepted: 26, quarantineReasons: { 'copied-session': 26 } });
    expect(copied(1, 2).quarantineReasons).toEqual({ 'copied-session': 26 });
  });

  it('is one where every bar is alike, and more than a handful of prices', () => {
    const nearly = copied(0, 2, (row, bar) => (bar === 5 ? { ...row, volume: 7 } : row));
    expect(nearly.quarantinedRows).toBe(0);
    const flat = inspectBars(
      rawBars(days.flat().map((row) => ({ ...row, open: 100, high: 101, low: 99, close: 100, volume: 1 }))),
      nyse,
      { name: 'bars.csv' },
    );
    expect(flat).toMatchObject({ report: { quarantinedRows: 0 } });
  });
});
