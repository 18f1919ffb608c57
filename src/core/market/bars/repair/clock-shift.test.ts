import { describe, expect, it } from 'vitest';
import type { SessionDate } from '../../../domain/index.ts';
import { nyse } from '../../bundled-rules.fixture.ts';
import type { TradingSession } from '../../calendar/trading-calendar.ts';
import type { BarsReport } from '../bars-report.ts';
import { inspectBars } from '../prepare-bars.ts';
import { rawBars, type Row, sessionRows } from '../raw-bars.fixture.ts';

const HOUR_MS = 3_600_000;
const sessionsOf = (from: string, to: string): readonly TradingSession[] =>
  nyse.sessions.filter(({ date }) => date >= (from as SessionDate) && date <= (to as SessionDate));
const reportOf = (rows: readonly Row[]): BarsReport => {
  const result = inspectBars(rawBars(rows), nyse, { name: 'bars.csv' });
  if (!result.ok) throw new Error(result.error.message);
  return result.report;
};
const moved = (rows: readonly Row[], hours: number): readonly Row[] =>
  rows.map((row) => ({ ...row, stampMs: row.stampMs + hours * HOUR_MS }));

const withoutVolume = ({ stampMs, open, high, low, close }: Row): Row => ({
  stampMs,
  open,
  high,
  low,
  close,
});

/** Rows from 04:00 to 20:00, of which those in the session have nine tenths of the volume. */
function longDay(session: TradingSession): readonly Row[] {
  const hours = {
    ...session,
    openMs: session.openMs - 5.5 * HOUR_MS,
    closeMs: session.closeMs + 4 * HOUR_MS,
  };
  return sessionRows(hours as TradingSession, 15).map((row) => ({
    ...row,
    volume: row.stampMs >= session.openMs && row.stampMs < session.closeMs ? 9000 : 700,
  }));
}

describe('clocks of regular sessions', () => {
  const sessions = sessionsOf('2019-07-01', '2019-07-09');
  const days = sessions.map((session) => sessionRows(session, 15));
  const bars = days.flat().length;

  it('are right where a session begins late, ends early, or has rows beyond its end', () => {
    const [first = [], second = [], third = [], ...others] = days;
    const beyond = moved(second.slice(-8), 2);
    const rows = [...first.slice(4), ...second, ...beyond, ...third.slice(0, -4), ...others.flat()];
    expect(reportOf(rows)).toMatchObject({
      accepted: bars - 8,
      repaired: { 'outside-session': 8 },
      quarantinedRows: 0,
      sessions: { short: 2 },
    });
  });

  it('are put right where both ends are off alike, and quarantined where they are not', () => {
    const [first = [], second = [], ...others] = days;
    const whole = reportOf([...first, ...moved(second, -1.5), ...others.flat()]);
    expect(whole).toMatchObject({ accepted: bars, repaired: { 'clock-shift': second.length } });
    const without = reportOf([...first, ...moved(second.slice(1), 1), ...others.flat()]);
    expect(without.quarantineReasons).toEqual({ 'clock-shift': second.length - 1 });
    const torn = reportOf([
      ...first,
      ...second.slice(0, 10),
      ...moved(second.slice(10), 1),
      ...others.flat(),
    ]);
    expect(torn.quarantineReasons).toEqual({ 'clock-shift': second.length });
  });

  it('say nothing of hourly bars on the hours of the clock', () => {
    const hourly = sessions.flatMap((session) => sessionRows(session, 60));
    const report = reportOf(moved(hourly, -0.5));
    expect(report.repaired).toEqual({ 'outside-session': sessions.length });
    expect(report.quarantineReasons).toEqual({ 'off-grid': hourly.length - sessions.length });
  });
});

describe('clocks of long days', () => {
  const sessions = sessionsOf('2020-03-02', '2020-03-17');
  const rows = sessions.flatMap(longDay);
  const inside = sessions.length * 26;

  it('are put right by the hours that have the volume, each side of a change of clocks by itself', () => {
    expect(reportOf(rows)).toMatchObject({ accepted: inside, quarantinedRows: 0 });
    for (const hours of [-4, -1, 1, 3]) {
      const report = reportOf(moved(rows, hours));
      expect([hours, report.accepted, report.repaired['clock-shift']]).toEqual([hours, inside, rows.length]);
    }
    const change = Date.parse('2020-03-08');
    const winterTime = rows.map((row) =>
      row.stampMs < change ? row : { ...row, stampMs: row.stampMs - HOUR_MS },
    );
    expect(reportOf(winterTime).accepted).toBe(inside);
  });

  it('are quarantined where they show trading at night and no volume says more', () => {
    const silent = moved(rows, 5).map(withoutVolume);
    expect(reportOf(silent)).toMatchObject({
      accepted: 0,
      quarantineReasons: { 'clock-shift': expect.any(Number) as number },
    });
    expect(reportOf(rows.map(withoutVolume)).accepted).toBe(inside);
  });
});
