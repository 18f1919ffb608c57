import { describe, expect, it } from 'vitest';
import type { SessionDate, StampKind } from '../../../domain/index.ts';
import { nyse } from '../../bundled-rules.fixture.ts';
import type { TradingSession } from '../../calendar/trading-calendar.ts';
import type { BarsReport } from '../bars-report.ts';
import { inspectBars } from '../prepare-bars.ts';
import { rawBars, type Row, sessionRows } from '../raw-bars.fixture.ts';

const HOUR_MS = 3_600_000;
const sessionsOf = (from: string, to: string): readonly TradingSession[] =>
  nyse.sessions.filter(({ date }) => date >= (from as SessionDate) && date <= (to as SessionDate));
/** The rows with New York's summer wall clock for stamps. */
const localRows = (rows: readonly Row[]): readonly Row[] => moved(rows, -4);
const reportOf = (rows: readonly Row[], kind: StampKind = 'instant'): BarsReport => {
  const result = inspectBars(rawBars(rows, kind), nyse, { name: 'bars.csv' });
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

  const lateBy = (rows: readonly Row[], minutes: number): readonly Row[] => moved(rows, minutes / 60);

  it('are put right where every session proves one shift by whole hours and no stamp tells its zone', () => {
    const hours = (by: number, kind: StampKind): BarsReport =>
      reportOf(moved(localRows(days.flat()), by), kind);
    expect(hours(0, 'local')).toMatchObject({ accepted: bars, quarantinedRows: 0 });
    for (const by of [-1, 1, 5])
      expect(hours(by, 'local')).toMatchObject({ accepted: bars, repaired: { 'clock-shift': bars } });
    expect(hours(0.5, 'local').quarantineReasons).toEqual({ 'clock-shift': bars });
    const zoned = reportOf(moved(days.flat(), -1));
    expect(zoned).toMatchObject({ accepted: 0, quarantineReasons: { 'clock-shift': bars } });
    expect(zoned.clocks?.[0]).toEqual({ date: '2019-07-01', rows: 26, lateMinutes: -60 });
  });

  it('keep out what does not follow the shift of its file', () => {
    const [first = [], second = [], third = [], ...others] = days;
    const partial = moved(localRows([...first, ...second.slice(5), ...third, ...others.flat()]), -1);
    expect(reportOf(partial, 'local').accepted).toBe(bars - 5);
    const other = [
      ...moved(localRows(first), 2),
      ...moved(localRows([...second, ...third, ...others.flat()]), -1),
    ];
    expect(reportOf(other, 'local')).toMatchObject({ quarantineReasons: { 'clock-shift': bars } });
  });

  it('keep out a session that is off in a right file, and a file that is off by a bar', () => {
    const [first = [], second = [], ...others] = days;
    for (const minutes of [-90, -15, 15, 30, 60]) {
      const report = reportOf([...first, ...lateBy(second, minutes), ...others.flat()]);
      expect([minutes, report.quarantineReasons]).toEqual([minutes, { 'clock-shift': second.length }]);
      expect(report.clocks).toEqual([{ date: '2019-07-02', rows: second.length, lateMinutes: minutes }]);
    }
    const without = reportOf([...first, ...moved(second.slice(1), 1), ...others.flat()]);
    expect(without.quarantineReasons).toEqual({ 'clock-shift': second.length - 1 });
    const torn = reportOf([
      ...first,
      ...second.slice(0, 10),
      ...moved(second.slice(10), 1),
      ...others.flat(),
    ]);
    expect(torn.quarantineReasons).toEqual({ 'clock-shift': second.length });
    expect(reportOf(lateBy(days.flat(), -15))).toMatchObject({ accepted: 0 });
  });

  it('keep out a late session between one whole day and a part of one', () => {
    const [first = [], second = []] = days;
    const [third] = sessionsOf('2019-07-05', '2019-07-05');
    const rows = [...first, ...moved(second, 1), ...sessionRows(third as TradingSession, 15).slice(0, 5)];
    expect(reportOf(rows).quarantineReasons).toEqual({ 'clock-shift': second.length });
  });

  it('believe the clock of an American city of one day alone', () => {
    const [day = []] = days;
    const rows = localRows(day);
    expect(reportOf(moved(rows, -1), 'local').repaired).toEqual({ 'clock-shift': 26 });
    expect(reportOf(moved(rows, 4), 'local').repaired['clock-shift']).toBeUndefined();
    expect(reportOf(moved(day, -1)).repaired['clock-shift']).toBeUndefined();
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

  it('are kept out where volume jumps at another time than the opening in most sessions', () => {
    expect(reportOf(rows)).toMatchObject({ accepted: inside, quarantinedRows: 0 });
    for (const minutes of [-240, -60, -30, -15, 15, 30, 60]) {
      const report = reportOf(moved(rows, minutes / 60));
      expect([minutes, report.accepted, report.clocks?.[0]?.lateMinutes]).toEqual([minutes, 0, minutes]);
    }
    const change = Date.parse('2020-03-08');
    const winterTime = rows.map((row) =>
      row.stampMs < change ? row : { ...row, stampMs: row.stampMs - HOUR_MS },
    );
    expect(reportOf(winterTime).accepted).toBe(5 * 26);
  });

  it('stay as they are in any part of a file', () => {
    for (let first = 0; first < rows.length; first += 7)
      for (const length of [26, 64, 130])
        expect(reportOf(rows.slice(first, first + length))).toMatchObject({ quarantinedRows: 0 });
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
