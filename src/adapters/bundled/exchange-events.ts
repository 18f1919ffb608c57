// The exchange's closed days and irregular hours as dated events, with since when each was known.
import { z } from 'zod';
import type {
  DatedEvent,
  InputFailure,
  KindCoverage,
  KnownSince,
  SessionDate,
} from '../../core/domain/index.ts';
import { minuteOfDay, readBundledTable, sessionDate } from './bundled-table.ts';

const CLOSING_RULE = 'NYSE Rule 7.2';
const ONE_OFF_SOURCE = 'NYSE, special closings and press releases';
const HALF_DAYS = 'NYSE Group, holidays and early closings';
/** The holiday was new that year; when the exchange said so is not recorded. */
const FIRST_KING_DAY = '1998-01-19';

const irregular = {
  name: z.string(),
  scheduled: z.boolean(),
  oneOff: z.boolean().optional(),
  notBefore: sessionDate.optional(),
};
const schema = z.object({
  from: sessionDate,
  to: sessionDate,
  closures: z.array(
    z.object({
      date: sessionDate,
      name: z.string(),
      announced: sessionDate.optional(),
      ruleSince: sessionDate.optional(),
    }),
  ),
  earlyCloses: z.array(z.object({ date: sessionDate, closeEt: minuteOfDay, ...irregular })),
  lateOpens: z.array(z.object({ date: sessionDate, openEt: minuteOfDay, ...irregular })),
});

/** Closures, early closes and late opens of the bundled calendar. */
export function readExchangeEvents():
  | { readonly ok: true; readonly events: readonly DatedEvent[]; readonly coverage: readonly KindCoverage[] }
  | InputFailure {
  const read = readBundledTable('calendar', 'nyse-calendar.json', schema);
  if (!read.ok) return read;
  const { from, to, closures, earlyCloses, lateOpens } = read.table;
  const kinds = ['closure', 'early-close', 'late-open'] as const;
  return {
    ok: true,
    events: [
      ...closures.map(closureEvent),
      ...earlyCloses.map((entry) => hoursEvent('early-close', entry.closeEt, entry)),
      ...lateOpens.map((entry) => hoursEvent('late-open', entry.openEt, entry)),
    ],
    coverage: kinds.map((kind) => ({ kind, from, to })),
  };
}

function closureEvent(entry: z.infer<typeof schema>['closures'][number]): DatedEvent {
  const { date, name, announced, ruleSince } = entry;
  const rule: KnownSince =
    date === FIRST_KING_DAY
      ? { how: 'not-recorded', notBefore: undefined }
      : { how: 'rule', since: ruleSince };
  return {
    kind: 'closure',
    date,
    minuteOfDay: undefined,
    what: name,
    known: announced === undefined ? rule : { how: 'announced', on: announced },
    source: announced === undefined ? CLOSING_RULE : ONE_OFF_SOURCE,
  };
}

function hoursEvent(
  kind: 'early-close' | 'late-open',
  minute: number,
  entry: {
    readonly date: SessionDate;
    readonly name: string;
    readonly scheduled: boolean;
    readonly oneOff?: boolean | undefined;
    readonly notBefore?: SessionDate | undefined;
  },
): DatedEvent {
  const { date, name, scheduled, oneOff, notBefore } = entry;
  const isOneOff = !scheduled || oneOff === true;
  const ahead: KnownSince = isOneOff ? { how: 'not-recorded', notBefore } : { how: 'rule', since: undefined };
  return {
    kind,
    date,
    minuteOfDay: minute,
    what: name,
    known: scheduled ? ahead : { how: 'announced', on: date },
    source: isOneOff ? ONE_OFF_SOURCE : HALF_DAYS,
  };
}
