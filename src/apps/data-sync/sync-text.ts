// A synchronisation as tables for a person, in lines of at most 100 characters.
import { alignedRows, heading, wrappedText } from '../../analysis/report/index.ts';
import type { StreamLags, StreamState, StreamView } from '../../core/market/index.ts';
import { easternText } from './eastern-text.ts';
import type { ReadSource } from './read-source.ts';
import type { Sync } from './run-sync.ts';
import type { SyncStream } from './sync-stream.ts';

const MISSING = '-';
const MINUTES_SHOWN_MAX = 180;
const HOURS_SHOWN_MAX = 72;
const SOURCES_SHOWN_MAX = 12;

/** The whole text, without a line feed at its end. */
export function syncText(sync: Sync): string {
  return [
    ...about(sync),
    ...heading('STREAMS, share of the instants by state; ages in the unit of the limit'),
    ...streamTable(sync),
    ...heading('LONGEST STRETCHES WITHOUT A SAY, New York time'),
    ...stretchTable(sync),
    ...seenTable(sync),
    ...heading('SOURCES'),
    ...sourceLines(sync.sources),
  ].join('\n');
}

function about({ clockMs, base, alignment, streams, request }: Sync): readonly string[] {
  const [from, to] = [clockMs[0], clockMs.at(-1)];
  const bars = base === undefined ? 'every instant with an item' : `closes of ${base.timeframe} bars`;
  const of = request.clock === undefined ? bars : `every ${request.clock} close on the calendar`;
  const span = from === undefined || to === undefined ? '' : `, ${easternText(from)} to ${easternText(to)}`;
  const items = streams.reduce((sum, stream) => sum + (stream.items?.length ?? 0), 0);
  const trust = request.isDecaying
    ? 'confidence halves every half age limit and ends with it'
    : 'confidence is whole inside the age limit';
  return [
    `${streams.length} streams along ${alignment.instants} instants: ${of}${span}`,
    `  one pass, ${alignment.instants} instants + ${items} items, took ${alignment.steps} steps`,
    `  ${trust}`,
    '  exact: an item of this instant; prior: within its age limit; stale: older; none: nothing yet',
  ];
}

function streamTable({ streams, alignment, request }: Sync): readonly string[] {
  const header = [
    'stream',
    'from',
    'items',
    'exact',
    'prior',
    'stale',
    'none',
    'p50',
    'p90',
    'p99',
    'max',
    'limit',
  ];
  if (request.isDecaying) header.push('trust');
  const rows = streams.map((stream, index) => {
    const lags = alignment.lags[index] as StreamLags;
    const share = (state: StreamState): string => shareText(lags.states[state], alignment.instants);
    const cells = [
      stream.aligned.name,
      stream.origin,
      String(stream.items?.length ?? 0),
      ...(['exact', 'prior', 'stale', 'none'] as const).map(share),
      ...[lags.ages?.p50, lags.ages?.p90, lags.ages?.p99, lags.oldest?.age].map((age) =>
        ageText(age, stream),
      ),
      countedAge(stream.aligned.age.limit, stream),
    ];
    return request.isDecaying ? [...cells, lags.meanConfidence?.toFixed(2) ?? MISSING] : cells;
  });
  const right = header.slice(2).map(() => 'right' as const);
  return alignedRows([header, ...rows], ['left', 'left', ...right]);
}

function stretchTable({ streams, alignment }: Sync): readonly string[] {
  const rows = alignment.lags.flatMap((lags, index) =>
    lags.stretches.map(({ reason, fromMs, toMs, instants }) => [
      (streams[index] as SyncStream).aligned.name,
      reason,
      easternText(fromMs),
      easternText(toMs),
      String(instants),
    ]),
  );
  if (rows.length === 0) return ['  none: every stream has a say at every instant'];
  const header = ['stream', 'reason', 'from', 'to', 'instants'];
  return alignedRows([header, ...rows], ['left', 'left', 'left', 'left', 'right']);
}

function seenTable({ seen, streams, request }: Sync): readonly string[] {
  if (seen === undefined) return [];
  const header = ['stream', 'state', 'item of', 'age', ...(request.isDecaying ? ['trust'] : []), 'shows'];
  const rows = seen.views.map((view, index) =>
    seenRow(view, streams[index] as SyncStream, request.isDecaying),
  );
  return [
    ...heading(`WHAT A DECISION SEES AT ${easternText(seen.ms)}, New York time`),
    ...alignedRows(
      [header, ...rows],
      header.map((name) => (name === 'age' || name === 'trust' ? 'right' : 'left')),
    ),
  ];
}

function seenRow(view: StreamView, stream: SyncStream, isDecaying: boolean): readonly string[] {
  const isThere = view.state !== 'none';
  return [
    view.name,
    view.state,
    isThere ? easternText(view.atMs) : MISSING,
    isThere ? countedAge(view.age, stream) : MISSING,
    ...(isDecaying ? [view.confidence.toFixed(2)] : []),
    isThere ? stream.shows(view.item) : `abstains: ${view.abstains ?? ''}`,
  ];
}

function shareText(count: number, total: number): string {
  if (count === 0 || total === 0) return MISSING;
  const percent = (100 * count) / total;
  if (percent < 0.05) return '<0.1%';
  // A share that is not whole must not read as if it were.
  return `${count < total && percent > 99.9 ? '99.9' : percent.toFixed(1)}%`;
}

/** A bare count of bars, with a tenth where a quantile lies between two; minutes with their unit, days where they are many. */
function ageText(age: number | undefined, { ageWord }: SyncStream): string {
  if (age === undefined) return MISSING;
  if (ageWord !== undefined) return String(Math.round(age * 10) / 10);
  if (age < MINUTES_SHOWN_MAX) return `${Math.round(age * 10) / 10}m`;
  const hours = age / 60;
  return hours < HOURS_SHOWN_MAX ? `${Math.round(hours)}h` : `${Math.round(hours / 24)}d`;
}

function countedAge(age: number, stream: SyncStream): string {
  const { ageWord } = stream;
  return `${ageText(age, stream)}${ageWord === undefined ? '' : ` ${ageWord}${age === 1 ? '' : 's'}`}`;
}

/** A folder may hold hundreds of files; the document has them all. */
function sourceLines(sources: readonly ReadSource[]): readonly string[] {
  const lines = sources
    .slice(0, SOURCES_SHOWN_MAX)
    .flatMap(({ path, note }) => wrappedText(`${path}: ${note}`, '  ', '      '));
  const left = sources.length - SOURCES_SHOWN_MAX;
  return left > 0 ? [...lines, `  and ${left} more, which --json lists`] : lines;
}
