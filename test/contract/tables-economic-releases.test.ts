// Checks data/us-macro-events.json against what it must hold.
import { describe, expect, it } from 'vitest';
import { readCalendarTable, readEconomicReleases } from '../../src/adapters/bundled/index.ts';
import type { EconomicEvent } from '../../src/core/domain/index.ts';

const read = readEconomicReleases();
if (!read.ok) throw new Error(read.error.message);
const { coverage, releases } = read.table;

const scheduled = (event: EconomicEvent): string[] =>
  releases
    .filter((release) => release.event === event && release.isScheduled)
    .map((release): string => release.date)
    .toSorted();
const countsByYear = (dates: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const date of dates) counts[date.slice(0, 4)] = (counts[date.slice(0, 4)] ?? 0) + 1;
  return counts;
};
/** Every year of a span with one count, except where `others` says another. */
const yearly = (count: number, lastYear: number, others: Record<string, number>): Record<string, number> => {
  const years = Array.from({ length: lastYear - 1999 }, (_, index) => String(2000 + index));
  return Object.fromEntries(years.map((year) => [year, others[year] ?? count]));
};
const weekdayOf = (date: string): number => new Date(`${date}T00:00Z`).getUTCDay();

describe('economic releases', () => {
  it('lists each event once a date, on a weekday, inside its coverage', () => {
    for (const { event, from, to } of coverage) {
      const dates = releases
        .filter((release) => release.event === event)
        .map((release): string => release.date);
      expect(dates.length, event).toBe(new Set(dates).size);
      for (const date of dates) expect(from <= date && date <= to, `${event} ${date}`).toBe(true);
      for (const date of scheduled(event)) expect(weekdayOf(date) % 6, `${event} ${date}`).not.toBe(0);
    }
  });

  it('has eight rate decisions a year, seven in 2020, when a Sunday took the place of a meeting', () => {
    expect(countsByYear(scheduled('fomc'))).toEqual(yearly(8, 2027, { 2020: 7 }));
    for (const date of scheduled('fomc')) expect([2, 3, 4], date).toContain(weekdayOf(date));
  });

  it('has twelve releases a year but for those that the shutdown of October 2025 took or moved', () => {
    expect(countsByYear(scheduled('nfp'))).toEqual(yearly(12, 2026, { 2025: 11 }));
    expect(countsByYear(scheduled('cpi'))).toEqual(yearly(12, 2026, { 2025: 11 }));
    expect(countsByYear(scheduled('ppi'))).toEqual(yearly(12, 2026, { 2025: 10, 2026: 13 }));
    const between = (event: EconomicEvent): string[] =>
      scheduled(event).filter((date) => date > '2025-09-12' && date < '2025-12-20');
    expect(between('cpi')).toEqual(['2025-10-24', '2025-12-18']);
    expect(between('nfp')).toEqual(['2025-11-20', '2025-12-16']);
    expect(between('ppi')).toEqual(['2025-11-25']);
  });

  it('has payrolls on the first Friday of most months, and never on a Monday', () => {
    const dates = scheduled('nfp');
    const firstFridays = dates.filter((date) => weekdayOf(date) === 5 && Number(date.slice(8)) <= 7);
    expect(firstFridays.length / dates.length).toBeGreaterThan(0.8);
    for (const date of dates) expect(weekdayOf(date), date).not.toBe(1);
  });

  it('never has prices in the first week or the last days of a month but where a delay put them there', () => {
    for (const event of ['cpi', 'ppi'] as const) {
      const odd = scheduled(event).filter((date) => Number(date.slice(8)) < 8 || Number(date.slice(8)) > 28);
      expect(odd).toEqual(event === 'cpi' ? ['2013-10-30'] : ['2004-04-01', '2013-10-29', '2026-01-30']);
    }
  });

  it('has every scheduled release on a session but on Good Fridays and one day of September 2001', () => {
    const calendar = readCalendarTable();
    if (!calendar.ok) throw new Error(calendar.error.message);
    const closed = new Set<string>(calendar.table.closures);
    const missed = releases.filter(({ date, isScheduled }) => isScheduled && closed.has(date));
    const isGoodFriday = (date: string): boolean =>
      weekdayOf(date) === 5 && (date.slice(5, 7) === '03' || date.slice(5, 7) === '04');
    const others = missed.filter(({ date }) => !isGoodFriday(date));
    // Producer prices came out while the exchange stayed closed after the attacks of 11 September 2001.
    expect(others.map(({ event, date }) => `${event} ${date}`)).toEqual(['ppi 2001-09-14']);
    expect(missed.length - others.length).toBe(9);
  });
});
