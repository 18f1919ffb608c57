// A span of the calendar as one JSON document.
import type { CalendarEntries } from './calendar-entries.ts';
import { timeText } from './calendar-text.ts';

/** `time` is of New York, null for a whole day; `announced` is null where the date was known ahead. */
export function calendarDocument({ from, to, knownOn, entries }: CalendarEntries): unknown {
  return {
    from,
    to,
    knownOn: knownOn ?? null,
    entries: entries.map(({ date, minuteOfDay, kind, what, announced, source }) => ({
      date,
      time: minuteOfDay === undefined ? null : timeText(minuteOfDay),
      kind,
      what,
      announced: announced ?? null,
      source,
    })),
  };
}
