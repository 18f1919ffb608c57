// Tests calendar-date arithmetic against the runtime's own calendar, day by day over two centuries.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dayNumberOf,
  daysBetween,
  parseSessionDate,
  sessionDateOf,
  weekdayOf,
} from './calendar-date.ts';
import { type DayNumber, MS_PER_DAY, type SessionDate } from './time.ts';

const day = (text: string): SessionDate => text as SessionDate;
const FIRST = Date.UTC(1900, 0, 1) / MS_PER_DAY;
const LAST = Date.UTC(2100, 11, 31) / MS_PER_DAY;
const anyDay = fc.integer({ min: FIRST, max: LAST }).map((number) => number as DayNumber);

describe('every day of 1900 to 2100', () => {
  it('has the runtime calendar’s date and weekday, and comes back from its date', () => {
    const wrong: string[] = [];
    for (let number = FIRST; number <= LAST; number += 1) {
      const date = sessionDateOf(number as DayNumber);
      const known = new Date(number * MS_PER_DAY);
      const isRight =
        date === known.toISOString().slice(0, 10) &&
        weekdayOf(number as DayNumber) === known.getUTCDay() &&
        dayNumberOf(date) === number;
      if (!isRight) wrong.push(`${number} ${date}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe('leap years', () => {
  it('are the fourth, not the hundredth, but the four hundredth', () => {
    const februaries = (year: number): number => daysBetween(day(`${year}-02-01`), day(`${year}-03-01`));
    expect([1900, 1999, 2000, 2020, 2100, 2400].map(februaries)).toEqual([28, 28, 29, 29, 28, 29]);
  });

  it('decide which dates exist', () => {
    expect(parseSessionDate('2000-02-29')).toBe('2000-02-29');
    for (const text of ['1900-02-29', '2019-02-29', '2020-02-30'])
      expect(parseSessionDate(text)).toBeUndefined();
  });
});

describe('parsing', () => {
  it('takes a day of the calendar in one form only', () => {
    expect(parseSessionDate('2018-12-31')).toBe('2018-12-31');
    const refused = [
      '2018-13-01',
      '2018-00-10',
      '2018-04-31',
      '2018-04-00',
      '2018-4-1',
      '20180401',
      '2018-04-01 ',
      '',
    ];
    for (const text of refused) expect(parseSessionDate(text), `"${text}"`).toBeUndefined();
  });
});

describe('differences', () => {
  it('add up and turn round', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (number, days) => {
        const date = sessionDateOf(number);
        const other = addDays(date, days);
        expect(daysBetween(date, other)).toBe(days);
        expect(daysBetween(other, date)).toBe(days === 0 ? 0 : -days);
        expect(addDays(other, -days)).toBe(date);
        // Dates compare as texts.
        expect(other > date).toBe(days > 0);
      }),
    );
  });
});
