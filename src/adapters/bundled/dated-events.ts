// The bundled tables as one list of dated events with their names and sources: what a person is shown of them.
import { z } from 'zod';
import type { DatedEvent, DatedEventKind, InputFailure, SessionDate } from '../../core/domain/index.ts';
import { minuteOfDay, readBundledTable, sessionDate } from './bundled-table.ts';
import { datesByYear } from './economic-releases.ts';

const CLOSING_RULE = 'NYSE Rule 7.2';
const ONE_OFF_SOURCE = 'NYSE, special closings and press releases';

const irregular = { name: z.string(), scheduled: z.boolean() };
const calendarSchema = z.object({
  closures: z.array(z.object({ date: sessionDate, name: z.string(), announced: sessionDate.optional() })),
  earlyCloses: z.array(z.object({ date: sessionDate, closeEt: minuteOfDay, ...irregular })),
  lateOpens: z.array(z.object({ date: sessionDate, openEt: minuteOfDay, ...irregular })),
});

const release = z.enum(['fomc', 'cpi', 'nfp', 'ppi', 'fomc-minutes', 'jackson-hole']);
const single = z.object({
  event: release,
  date: sessionDate,
  timeEt: minuteOfDay,
  name: z.string(),
  source: z.string(),
});
const releaseSchema = z.object({
  schedules: z.array(
    z.object({ event: release, timeEt: minuteOfDay, dates: datesByYear, source: z.string() }),
  ),
  unscheduled: z.array(single).default([]),
  occasions: z.array(single).default([]),
});

const dividendSchema = z.object({
  source: z.string(),
  dividends: z.array(z.object({ exDate: sessionDate, dollars: z.number() })),
});

const RELEASE_NAMES: Readonly<Record<z.infer<typeof release>, string>> = {
  fomc: 'FOMC decision',
  'fomc-minutes': 'FOMC minutes',
  'jackson-hole': 'Jackson Hole symposium',
  cpi: 'consumer prices',
  nfp: 'payrolls',
  ppi: 'producer prices',
};

/** Every dated entry of the calendar, release and dividend tables, in no order. */
export function readDatedEvents():
  | { readonly ok: true; readonly events: readonly DatedEvent[] }
  | InputFailure {
  const calendar = readBundledTable('calendar', 'nyse-calendar.json', calendarSchema);
  if (!calendar.ok) return calendar;
  const releases = readBundledTable('economic-releases', 'us-macro-events.json', releaseSchema);
  if (!releases.ok) return releases;
  const others = readBundledTable('market-dates', 'us-market-dates.json', releaseSchema);
  if (!others.ok) return others;
  const dividends = readBundledTable('spy-dividends', 'spy-dividends.json', dividendSchema);
  if (!dividends.ok) return dividends;
  return {
    ok: true,
    events: [
      ...exchangeEvents(calendar.table),
      ...releaseEvents(releases.table),
      ...releaseEvents(others.table),
      ...dividends.table.dividends.map(({ exDate, dollars }): DatedEvent => {
        const what = `SPY goes ex dividend, $${dollars.toFixed(3)} a share`;
        // The date follows from the rule, the amount is told on it.
        return eventOf({
          kind: 'dividend',
          date: exDate,
          what,
          announced: exDate,
          source: dividends.table.source,
        });
      }),
    ],
  };
}

function exchangeEvents({
  closures,
  earlyCloses,
  lateOpens,
}: z.infer<typeof calendarSchema>): readonly DatedEvent[] {
  return [
    ...closures.map(({ date, name, announced }) => {
      const source = announced === undefined ? CLOSING_RULE : ONE_OFF_SOURCE;
      return eventOf({ kind: 'closure', date, what: name, announced, source });
    }),
    ...earlyCloses.map(({ date, closeEt, name, scheduled }) =>
      eventOf({
        kind: 'early-close',
        date,
        minuteOfDay: closeEt,
        what: name,
        announced: scheduled ? undefined : date,
        source: scheduled ? 'NYSE Group, holidays and early closings' : ONE_OFF_SOURCE,
      }),
    ),
    ...lateOpens.map(({ date, openEt, name, scheduled }) =>
      eventOf({
        kind: 'late-open',
        date,
        minuteOfDay: openEt,
        what: name,
        announced: scheduled ? undefined : date,
        source: ONE_OFF_SOURCE,
      }),
    ),
  ];
}

function releaseEvents({
  schedules,
  unscheduled,
  occasions,
}: z.infer<typeof releaseSchema>): readonly DatedEvent[] {
  const named = (entry: z.infer<typeof single>, announced: SessionDate | undefined): DatedEvent =>
    eventOf({
      kind: entry.event,
      date: entry.date,
      minuteOfDay: entry.timeEt,
      what: entry.name,
      announced,
      source: entry.source,
    });
  return [
    ...schedules.flatMap(({ event, timeEt, dates, source }) =>
      dates.map((date) =>
        eventOf({ kind: event, date, minuteOfDay: timeEt, what: RELEASE_NAMES[event], source }),
      ),
    ),
    ...unscheduled.map((entry) => named(entry, entry.date)),
    ...occasions.map((entry) => named(entry, undefined)),
  ];
}

interface EventParts {
  readonly kind: DatedEventKind;
  readonly date: SessionDate;
  readonly minuteOfDay?: number;
  readonly what: string;
  readonly announced?: SessionDate | undefined;
  readonly source: string;
}

function eventOf({ kind, date, what, source, ...rest }: EventParts): DatedEvent {
  return { kind, date, minuteOfDay: rest.minuteOfDay, what, announced: rest.announced, source };
}
