// A span of the calendar as a table for a person, in lines of at most 100 characters, its sources below.
import { alignedRows, heading, wrappedText } from '../../analysis/report/index.ts';
import {
  type DatedEvent,
  dayNumberOf,
  type KnownSince,
  type SessionDate,
  weekdayOf,
} from '../../core/domain/index.ts';
import type { CalendarEntries } from './calendar-entries.ts';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** The whole text, without a line feed at its end. */
export function calendarText({ from, to, knownOn, entries, gaps }: CalendarEntries): string {
  const view = knownOn === undefined ? '' : `, as known on ${knownOn}`;
  const sources = [...new Set(entries.map(({ source }) => source))];
  const count = `${entries.length} ${entries.length === 1 ? 'entry' : 'entries'}`;
  return [
    `${count} from ${from} to ${to}${view}; New York dates and times`,
    '',
    ...(entries.length === 0 ? ['  nothing on these dates'] : table(entries, sources)),
    ...notRecordedNote(entries, knownOn),
    ...(gaps.length === 0 ? [] : heading('NOT COVERED: that there is no entry here says nothing')),
    ...gaps.map(({ kind, from: first, to: last }) => `  ${kind.padEnd(14)}${first} to ${last}`),
    ...(sources.length === 0 ? [] : heading('SOURCES')),
    ...sources.flatMap((source, index) => wrappedText(`${index + 1}  ${source}`, '  ', '     ')),
  ].join('\n');
}

const HEADER = ['date', 'day', 'time', 'kind', 'known', 'source'];
const ALIGNMENTS = ['left', 'left', 'left', 'left', 'left', 'right'] as const;

/** What an entry is stands last, on as many lines as it takes. */
function table(entries: readonly DatedEvent[], sources: readonly string[]): readonly string[] {
  const rows = entries.map((entry) => cellsOf(entry, sources));
  const fronts = alignedRows([HEADER, ...rows], ALIGNMENTS);
  const whats = ['what', ...entries.map(({ what }) => what)];
  return fronts.flatMap((front, index) =>
    wrappedText(whats[index] ?? '', `${front}  `, ' '.repeat(front.length + 2)),
  );
}

function cellsOf(entry: DatedEvent, sources: readonly string[]): readonly string[] {
  const { date, minuteOfDay, kind, known, source } = entry;
  return [
    date,
    WEEKDAYS[weekdayOf(dayNumberOf(date))] ?? '',
    minuteOfDay === undefined ? '' : timeText(minuteOfDay),
    kind,
    knownText(known, date),
    String(sources.indexOf(source) + 1),
  ];
}

function knownText(known: KnownSince, date: string): string {
  switch (known.how) {
    case 'rule':
      return known.since === undefined ? 'by rule' : `rule of ${known.since}`;
    case 'announced':
      return known.on === date ? 'that day' : known.on;
    case 'not-recorded':
      return 'not recorded';
  }
}

function notRecordedNote(
  entries: readonly DatedEvent[],
  knownOn: SessionDate | undefined,
): readonly string[] {
  if (!entries.some(({ known }) => known.how === 'not-recorded')) return [];
  const ahead = 'not recorded: scheduled ahead, but the tables do not have the day on which it was told';
  const view = `; it may be later than ${knownOn}. Schedules of more than two years ahead are left out.`;
  return ['', ...wrappedText(knownOn === undefined ? `${ahead}.` : `${ahead}${view}`, '  ', '  ')];
}

/** `08:30`. */
export function timeText(minuteOfDay: number): string {
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  return `${twoDigits(Math.floor(minuteOfDay / 60))}:${twoDigits(minuteOfDay % 60)}`;
}
