// The bundled tables as one list of dated events with their names and sources: what a person is shown of them.
import { z } from 'zod';
import type {
  DatedEvent,
  DatedEventKind,
  InputFailure,
  KindCoverage,
  KnownSince,
  SessionDate,
} from '../../core/domain/index.ts';
import { minuteOfDay, readBundledTable, sessionDate } from './bundled-table.ts';
import { datesByYear } from './economic-releases.ts';
import { readExchangeEvents } from './exchange-events.ts';

const release = z.enum(['fomc', 'cpi', 'nfp', 'ppi', 'fomc-minutes', 'jackson-hole']);
const single = z.object({
  event: release,
  date: sessionDate,
  timeEt: minuteOfDay,
  name: z.string(),
  source: z.string(),
});
const announcement = z.object({
  event: release,
  date: sessionDate,
  announced: sessionDate.optional(),
  notBefore: sessionDate.optional(),
  source: z.string(),
});
const releaseSchema = z.object({
  coverage: z.array(z.object({ event: release, from: sessionDate, to: sessionDate })),
  schedules: z.array(
    z.object({ event: release, timeEt: minuteOfDay, dates: datesByYear, source: z.string() }),
  ),
  unscheduled: z.array(single).default([]),
  occasions: z.array(single).default([]),
  announcements: z.array(announcement).default([]),
  withdrawn: z.array(single.extend({ withdrawn: sessionDate })).default([]),
});
type Releases = z.infer<typeof releaseSchema>;

const dividendSchema = z.object({
  source: z.string(),
  dividends: z.array(z.object({ exDate: sessionDate, dollars: z.number() })).min(1),
});

const RELEASE_NAMES: Readonly<Record<z.infer<typeof release>, string>> = {
  fomc: 'FOMC decision',
  'fomc-minutes': 'FOMC minutes',
  'jackson-hole': 'Jackson Hole symposium',
  cpi: 'consumer prices',
  nfp: 'payrolls',
  ppi: 'producer prices',
};

/** Every dated entry of the bundled tables, in no order, and the spans in which they have every one. */
export interface DatedEvents {
  readonly ok: true;
  readonly events: readonly DatedEvent[];
  readonly coverage: readonly KindCoverage[];
}

/** Every dated entry of the calendar, release and dividend tables. */
export function readDatedEvents(): DatedEvents | InputFailure {
  const exchange = readExchangeEvents();
  if (!exchange.ok) return exchange;
  const releases = readBundledTable('economic-releases', 'us-macro-events.json', releaseSchema);
  if (!releases.ok) return releases;
  const others = readBundledTable('market-dates', 'us-market-dates.json', releaseSchema);
  if (!others.ok) return others;
  const dividends = readBundledTable('spy-dividends', 'spy-dividends.json', dividendSchema);
  if (!dividends.ok) return dividends;
  const { announcements } = others.table;
  const exDates = dividendEvents(dividends.table);
  return {
    ok: true,
    events: [
      ...exchange.events,
      ...releaseEvents(releases.table, announcements),
      ...releaseEvents(others.table, announcements),
      ...exDates,
    ],
    coverage: [
      ...exchange.coverage,
      ...[...releases.table.coverage, ...others.table.coverage].map(({ event, from, to }) => ({
        kind: event,
        from,
        to,
      })),
      ...coverageOf(exDates),
    ],
  };
}

function releaseEvents(
  { schedules, unscheduled, occasions, withdrawn }: Releases,
  announcements: Releases['announcements'],
): readonly DatedEvent[] {
  return [
    ...schedules.flatMap(({ event, timeEt, dates, source }) =>
      dates.map((date) =>
        movedEvent(
          { kind: event, date, minuteOfDay: timeEt, what: RELEASE_NAMES[event], source },
          announcements,
        ),
      ),
    ),
    ...unscheduled.map((entry) => namedEvent(entry, { how: 'announced', on: entry.date })),
    ...occasions.map((entry) => namedEvent(entry, { how: 'not-recorded', notBefore: undefined })),
    ...withdrawn.map((entry) => ({
      ...namedEvent(entry, { how: 'not-recorded', notBefore: undefined }),
      withdrawn: entry.withdrawn,
    })),
  ];
}

/** A release of a schedule; of one that was moved there is when its new date was told. */
function movedEvent(entry: Omit<DatedEvent, 'known'>, announcements: Releases['announcements']): DatedEvent {
  const { kind, date } = entry;
  const moved = announcements.find((one) => one.event === kind && one.date === date);
  if (moved?.announced !== undefined)
    return { ...entry, known: { how: 'announced', on: moved.announced }, source: moved.source };
  const known = { how: 'not-recorded', notBefore: moved?.notBefore } as const;
  return { ...entry, known, source: moved?.source ?? entry.source };
}

function namedEvent(entry: z.infer<typeof single>, known: KnownSince): DatedEvent {
  const { event, date, timeEt, name, source } = entry;
  return { kind: event, date, minuteOfDay: timeEt, what: name, known, source };
}

function dividendEvents({ dividends, source }: z.infer<typeof dividendSchema>): readonly DatedEvent[] {
  // The date follows from a rule but for a special dividend; the amount is told on it.
  return dividends.map(({ exDate, dollars }) => ({
    kind: 'dividend',
    date: exDate,
    minuteOfDay: undefined,
    what: `SPY goes ex dividend, $${dollars.toFixed(3)} a share`,
    known: { how: 'announced', on: exDate },
    source,
  }));
}

function coverageOf(exDates: readonly DatedEvent[]): readonly KindCoverage[] {
  const dates: readonly SessionDate[] = exDates.map(({ date }) => date);
  const [from, to] = [dates[0], dates.at(-1)];
  const kind: DatedEventKind = 'dividend';
  return from === undefined || to === undefined ? [] : [{ kind, from, to }];
}
