// A span of the calendar as a table for a person, in lines of at most 100 characters, its sources below.
import { alignedRows, heading, wrappedText } from '../../analysis/report/index.ts';
import { type DatedEvent, dayNumberOf, weekdayOf } from '../../core/domain/index.ts';
import type { CalendarEntries } from './calendar-entries.ts';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** The whole text, without a line feed at its end. */
export function calendarText({ from, to, knownOn, entries }: CalendarEntries): string {
  const view = knownOn === undefined ? '' : `, as known on ${knownOn}`;
  const sources = [...new Set(entries.map(({ source }) => source))];
  const count = `${entries.length} ${entries.length === 1 ? 'entry' : 'entries'}`;
  return [
    `${count} from ${from} to ${to}${view}; New York dates and times`,
    '',
    ...(entries.length === 0 ? ['  nothing on these dates'] : table(entries, sources)),
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
  const { date, minuteOfDay, kind, announced, source } = entry;
  return [
    date,
    WEEKDAYS[weekdayOf(dayNumberOf(date))] ?? '',
    minuteOfDay === undefined ? '' : timeText(minuteOfDay),
    kind,
    knownText(announced, date),
    String(sources.indexOf(source) + 1),
  ];
}

function knownText(announced: string | undefined, date: string): string {
  if (announced === undefined) return 'ahead';
  return announced === date ? 'that day' : announced;
}

/** `08:30`. */
export function timeText(minuteOfDay: number): string {
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  return `${twoDigits(Math.floor(minuteOfDay / 60))}:${twoDigits(minuteOfDay % 60)}`;
}
