import { describe, expect, it } from 'vitest';
import { readCalendarTable } from '../../../adapters/bundled/index.ts';
import type { SessionDate } from '../../domain/index.ts';
import { createKnownCalendars } from './known-calendars.ts';

const read = readCalendarTable();
if (!read.ok) throw new Error(read.error.message);
const calendars = createKnownCalendars(read.table);
const day = (text: string): SessionDate => text as SessionDate;

/** Whether `date` looked like a session on `knownOn`. */
const isSession = (date: string, knownOn: string): boolean =>
  calendars.knownOn(day(knownOn)).sessionOn(day(date)) !== undefined;

describe('the calendar known on a date', () => {
  it('has no closure before the day after its announcement', () => {
    expect(isSession('2025-01-09', '2024-12-30')).toBe(true);
    expect(isSession('2025-01-09', '2024-12-31')).toBe(false);
    expect(isSession('2018-12-05', '2018-11-30')).toBe(true);
    expect(isSession('2018-12-05', '2018-12-03')).toBe(false);
    expect(isSession('2001-09-14', '2001-09-10')).toBe(true);
    expect(isSession('2001-09-14', '2001-09-13')).toBe(true);
    expect(isSession('2001-09-14', '2001-09-17')).toBe(false);
  });

  it('has every closure that follows from the rules, however far ahead', () => {
    expect(isSession('2024-12-25', '1990-01-02')).toBe(false);
    expect(isSession('2022-06-20', '2021-12-01')).toBe(false);
  });

  it('has Juneteenth from the rule of 2021 on, and hours that were set for an occasion not before it', () => {
    expect(isSession('2022-06-20', '2021-09-30')).toBe(true);
    expect(isSession('2022-06-20', '2021-10-01')).toBe(false);
    const sessionOf = (date: string, knownOn: string) => calendars.knownOn(day(knownOn)).sessionOn(day(date));
    expect(sessionOf('2002-09-11', '2001-09-10')?.openMs).toBe(Date.parse('2002-09-11T09:30:00-04:00'));
    expect(sessionOf('2002-09-11', '2002-09-10')?.openMs).toBe(Date.parse('2002-09-11T12:00:00-04:00'));
    expect(sessionOf('1999-12-31', '1999-05-31')?.isEarlyClose).toBe(false);
    expect(sessionOf('1999-12-31', '1999-12-30')?.isEarlyClose).toBe(true);
  });

  it('has whole days where nobody knew of a shorter one', () => {
    const closeOf = (date: string, knownOn: string): boolean | undefined =>
      calendars.knownOn(day(knownOn)).sessionOn(day(date))?.isEarlyClose;
    expect(closeOf('1997-10-27', '1997-10-24')).toBe(false);
    expect(closeOf('1997-10-27', '1997-10-28')).toBe(true);
    expect(closeOf('2024-12-24', '1997-10-24')).toBe(true);
    const openOf = (date: string, knownOn: string): number | undefined =>
      calendars.knownOn(day(knownOn)).sessionOn(day(date))?.openMs;
    expect(openOf('1995-12-18', '1995-12-15')).toBe(Date.parse('1995-12-18T09:30:00-05:00'));
    expect(openOf('1995-12-18', '1995-12-19')).toBe(Date.parse('1995-12-18T10:30:00-05:00'));
  });

  it('moves an expiry only once the closure is known', () => {
    // The Wednesday weekly of 2018-12-05 and the sessions around it.
    const before = calendars.knownOn(day('2018-11-28'));
    expect(before.atOrBefore(day('2018-12-05'))?.date).toBe('2018-12-05');
    expect(calendars.final.atOrBefore(day('2018-12-05'))?.date).toBe('2018-12-04');
  });

  it('is the same object between two announcements, and the final one at the end', () => {
    expect(calendars.knownOn(day('2013-01-02'))).toBe(calendars.knownOn(day('2018-12-01')));
    expect(calendars.knownOn(day('2025-01-02'))).toBe(calendars.final);
    expect(calendars.knownOn(day('2024-12-30'))).not.toBe(calendars.final);
  });

  it('is the final one throughout where nothing was announced late', () => {
    const { lateNotices: _late, ...table } = read.table;
    const plain = createKnownCalendars(table);
    expect(plain.knownOn(day('1990-01-02'))).toBe(plain.final);
  });
});
