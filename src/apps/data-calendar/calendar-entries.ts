// The dated entries of a span: bundled tables and computed dates, as they happened or as they could be known on a date.
import { readCalendarTable, readDatedEvents } from '../../adapters/bundled/index.ts';
import {
  addDays,
  DATED_EVENT_KINDS,
  type DatedEvent,
  type DatedEventKind,
  type KindCoverage,
  parseSessionDate,
  type SessionDate,
} from '../../core/domain/index.ts';
import { computedEvents, createKnownCalendars } from '../../core/market/index.ts';
import { nearestName, usageError, type UsageResult } from '../config/index.ts';
import { gapsOf, isInView, ruledExDates } from './calendar-view.ts';

/** A span of a calendar as a person writes it. */
export interface CalendarRequest {
  readonly from: string;
  /** `undefined`: 60 days after `from`, at most the end of the calendar. */
  readonly to: string | undefined;
  /** Kinds separated by commas; `undefined` takes all. */
  readonly kinds: string | undefined;
  readonly knownOn: string | undefined;
}

export interface CalendarEntries {
  readonly from: SessionDate;
  readonly to: SessionDate;
  readonly knownOn: SessionDate | undefined;
  /** By date, then time. */
  readonly entries: readonly DatedEvent[];
  /** Of each kind asked for, the span in which every entry is known; `gaps` lie inside the span asked for. */
  readonly coverage: readonly KindCoverage[];
  readonly gaps: readonly KindCoverage[];
}

export const DAYS_AHEAD = 60;

/** Error codes `date-unreadable`, `dates-reversed`, `dates-outside`, `kind-unknown`. */
export function calendarEntries(request: CalendarRequest): UsageResult<CalendarEntries> {
  const table = readCalendarTable();
  const tabled = readDatedEvents();
  if (!table.ok) return usageError(table.error.code, table.error.message);
  if (!tabled.ok) return usageError(tabled.error.code, tabled.error.message);
  const kinds = kindsOf(request.kinds);
  if (!kinds.ok) return kinds;
  const span = spanOf(request, table.table);
  if (!span.ok) return span;
  const { from, to, knownOn } = span.value;
  const calendars = createKnownCalendars(table.table);
  const calendar = knownOn === undefined ? calendars.final : calendars.knownOn(knownOn);
  const shown = tabled.events.filter((event) => isInView(event, knownOn));
  const coverage = coverageOf(tabled.coverage, table.table).filter(({ kind }) => kinds.value.includes(kind));
  const exDates = coverage.some(({ kind }) => kind === 'dividend')
    ? ruledSince(coverage, span.value)
    : undefined;
  const entries = [
    ...shown,
    ...computedEvents(calendar, from, to),
    ...(exDates === undefined ? [] : ruledExDates(calendar, exDates, shown)),
  ]
    .filter(({ date, kind }) => date >= from && date <= to && kinds.value.includes(kind))
    .toSorted(inOrder);
  return { ok: true, value: { from, to, knownOn, entries, coverage, gaps: gapsOf(coverage, { from, to }) } };
}

/** Tables, and what follows from rules: expiries and ex-dates as far as the calendar has the holidays. */
function coverageOf(
  tabled: readonly KindCoverage[],
  { from, to }: { readonly from: SessionDate; readonly to: SessionDate },
): readonly KindCoverage[] {
  const ruled = ['opex', 'quad-witching', 'vix-expiry', 'election'] as const;
  return [
    ...tabled.map((table) => (table.kind === 'dividend' ? { ...table, to } : table)),
    ...ruled.map((kind) => ({ kind, from, to })),
  ];
}

/** The part of a span in which ex-dates follow from their rule: the table has every earlier one. */
function ruledSince(
  coverage: readonly KindCoverage[],
  { from, to }: { readonly from: SessionDate; readonly to: SessionDate },
): { readonly from: SessionDate; readonly to: SessionDate } {
  const first = coverage.find(({ kind }) => kind === 'dividend')?.from ?? from;
  return { from: from > first ? from : first, to };
}

function kindsOf(list: string | undefined): UsageResult<readonly DatedEventKind[]> {
  if (list === undefined) return { ok: true, value: DATED_EVENT_KINDS };
  const kinds: DatedEventKind[] = [];
  for (const part of list.split(',').map((word) => word.trim())) {
    if (part === '') {
      const found = `found "${list}" with an empty place`;
      return usageError('kind-unknown', `--kind: expected kinds separated by commas, ${found}`);
    }
    const kind = DATED_EVENT_KINDS.find((known) => known === part);
    if (kind === undefined) {
      const found = `found "${part}"${nearestName(part, DATED_EVENT_KINDS)}`;
      return usageError('kind-unknown', `--kind: expected ${DATED_EVENT_KINDS.join(', ')}, ${found}`);
    }
    kinds.push(kind);
  }
  return { ok: true, value: kinds };
}

function spanOf(
  request: CalendarRequest,
  covered: { readonly from: SessionDate; readonly to: SessionDate },
): UsageResult<Pick<CalendarEntries, 'from' | 'to' | 'knownOn'>> {
  const from = dateOf('--from', request.from);
  if (!from.ok) return from;
  const to = request.to === undefined ? endOf(from.value, covered.to) : dateOf('--to', request.to);
  if (!to.ok) return to;
  const knownOn = request.knownOn === undefined ? undefined : dateOf('--known-on', request.knownOn);
  if (knownOn?.ok === false) return knownOn;
  if (knownOn !== undefined && (knownOn.value < covered.from || knownOn.value > covered.to)) {
    const message = `--known-on: expected a date from ${covered.from} to ${covered.to}, found ${knownOn.value}`;
    return usageError('dates-outside', message);
  }
  if (from.value > to.value)
    return usageError(
      'dates-reversed',
      `--from: expected a date up to --to ${to.value}, found ${from.value}`,
    );
  if (from.value < covered.from || to.value > covered.to) {
    const message = `--from, --to: expected dates from ${covered.from} to ${covered.to}, found ${from.value} to ${to.value}`;
    return usageError('dates-outside', message);
  }
  return { ok: true, value: { from: from.value, to: to.value, knownOn: knownOn?.value } };
}

function endOf(from: SessionDate, last: SessionDate): UsageResult<SessionDate> {
  const to = addDays(from, DAYS_AHEAD);
  // A span that begins after the calendar is refused by its own dates.
  return { ok: true, value: to < last || from > last ? to : last };
}

function dateOf(flag: string, text: string): UsageResult<SessionDate> {
  const date = parseSessionDate(text);
  if (date !== undefined) return { ok: true, value: date };
  return usageError('date-unreadable', `${flag}: expected a date YYYY-MM-DD, found "${text}"`);
}

function inOrder(left: DatedEvent, right: DatedEvent): number {
  if (left.date !== right.date) return left.date < right.date ? -1 : 1;
  return (left.minuteOfDay ?? 0) - (right.minuteOfDay ?? 0);
}
