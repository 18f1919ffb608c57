// A span of the calendar as one JSON document.
import type { KnownSince, SessionDate } from '../../core/domain/index.ts';
import type { CalendarEntries } from './calendar-entries.ts';
import { timeText } from './calendar-text.ts';

/**
 * `time` is of New York, null for a whole day. `known`: `rule`, `announced` (on `announced`) or `not-recorded`, then not on
 * `knownNotBefore` or earlier; a plan that was given up later has the day of that in `withdrawn`. `notCovered` are the parts of the span in which that there is no entry says nothing.
 */
export function calendarDocument({ from, to, knownOn, entries, coverage, gaps }: CalendarEntries): unknown {
  return {
    from,
    to,
    knownOn: knownOn ?? null,
    entries: entries.map(({ date, minuteOfDay, kind, what, known, withdrawn, source }) => ({
      date,
      time: minuteOfDay === undefined ? null : timeText(minuteOfDay),
      kind,
      what,
      known: known.how,
      announced: known.how === 'announced' ? known.on : null,
      knownNotBefore: notBeforeOf(known) ?? null,
      withdrawn: withdrawn ?? null,
      source,
    })),
    coverage,
    notCovered: gaps,
  };
}

function notBeforeOf(known: KnownSince): SessionDate | undefined {
  if (known.how === 'announced') return known.on;
  return known.how === 'rule' ? known.since : known.notBefore;
}
