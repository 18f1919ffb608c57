// The settings of when a new trade may be opened, and how long its order works.
import { z } from 'zod';
import type { EntryCadence } from '../../../core/strategy/index.ts';
import { count, ratio } from '../risk-settings/number-settings.ts';
import { minutesOf, timeOfDay } from './time-of-day.ts';

export const entrySettings = z.strictObject({
  windowStart: timeOfDay.describe('first time of day for entries, New York'),
  windowEnd: timeOfDay.describe('last time of day for entries, New York'),
  workFrom: timeOfDay
    .nullable()
    .describe('entry orders decided on earlier are filled from this time of day on; null: at once'),
  calendar: z
    .enum(['any-session', 'monthly-expiry'])
    .describe(
      'any-session; monthly-expiry: once a month, when the standard monthly has settled: on its expiry where that is in the morning, else, and always on daily bars, on the session after',
    ),
  entriesPerSessionMax: count.describe('most new trades in one session'),
  daysBetweenEntriesMin: count.describe('fewest calendar days between two entries'),
  coolDownDaysAfterStop: count.describe('calendar days without entries after a stop-loss or an iv-stop'),
  positionsMax: count.describe('most trades open at once'),
  orderTimeoutMinutes: count.min(1).describe('an unfilled entry order is cancelled after this long'),
  creditSlipMax: ratio.describe('share of the natural credit the entry limit gives away'),
});

type EntrySettings = z.infer<typeof entrySettings>;

/** One entry a week within the hours of sound quotes. */
export const ENTRY_DEFAULTS: EntrySettings = {
  windowStart: '10:00',
  windowEnd: '15:30',
  workFrom: null,
  calendar: 'any-session',
  entriesPerSessionMax: 1,
  daysBetweenEntriesMin: 7,
  coolDownDaysAfterStop: 7,
  positionsMax: 5,
  orderTimeoutMinutes: 30,
  creditSlipMax: 0.1,
};

/** Times of day as minutes. */
export function entryCadenceOf(entry: EntrySettings): EntryCadence {
  const { windowStart, windowEnd, workFrom } = entry;
  return {
    ...entry,
    windowStart: minutesOf(windowStart),
    windowEnd: minutesOf(windowEnd),
    workFrom: workFrom === null ? undefined : minutesOf(workFrom),
  };
}
