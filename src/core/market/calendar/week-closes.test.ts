import { describe, expect, it } from 'vitest';
import type { CalendarTable, SessionDate } from '../../domain/index.ts';
import { buildTradingCalendar } from './trading-calendar.ts';

const day = (text: string): SessionDate => text as SessionDate;

/** When the week of 2001-09-10 ended, with these closed days and the days on which that was told. */
function weekClose(closures: Readonly<Record<string, string>>, last: string): string | undefined {
  const table: CalendarTable = {
    from: day('2001-09-03'),
    to: day('2001-09-28'),
    openMinute: 570,
    closeMinute: 960,
    closures: Object.keys(closures).map(day),
    earlyCloses: [],
    lateOpens: [],
    lateNotices: Object.entries(closures).map(([date, announced]) => ({
      date: day(date),
      announced: day(announced),
    })),
  };
  const calendar = buildTradingCalendar(table);
  const session = calendar.sessionOn(day(last));
  return session && new Date(calendar.weekCloseMs(session)).toISOString().slice(5, 16);
}

describe('the end of a week', () => {
  it('is the close of its last session where that was known on it', () => {
    expect(weekClose({}, '2001-09-14')).toBe('09-14T20:00');
    expect(weekClose({ '2001-09-14': '2001-09-12' }, '2001-09-13')).toBe('09-13T20:00');
  });

  it('is the close that was still expected where the rest was closed on the day or later', () => {
    expect(weekClose({ '2001-09-14': '2001-09-13' }, '2001-09-13')).toBe('09-14T20:00');
    expect(weekClose({ '2001-09-14': '2001-09-14' }, '2001-09-13')).toBe('09-14T20:00');
    const rest = { '2001-09-13': '2001-09-12', '2001-09-14': '2001-09-13' };
    expect(weekClose(rest, '2001-09-12')).toBe('09-14T20:00');
  });

  it('does not move with days that are closed before its last session, nor with those of the next week', () => {
    expect(weekClose({ '2001-09-12': '2001-09-12' }, '2001-09-14')).toBe('09-14T20:00');
    expect(weekClose({ '2001-09-17': '2001-09-16' }, '2001-09-14')).toBe('09-14T20:00');
  });
});
