// The dated entries of a span: bundled tables and computed dates, as they happened or as they could be known on a date.
import { readCalendarTable, readDatedEvents } from '../../adapters/bundled/index.ts';
import {
  DATED_EVENT_KINDS,
  type DatedEvent,
  type DatedEventKind,
  parseSessionDate,
  type SessionDate,
} from '../../core/domain/index.ts';
import { computedEvents, createKnownCalendars } from '../../core/market/index.ts';
import { nearestName, usageError, type UsageResult } from '../config/index.ts';

/** A span of a calendar as a person writes it. */
export interface CalendarRequest {
  readonly from: string;
  readonly to: string;
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
}

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
  const entries = [...tabled.events, ...computedEvents(calendar, from, to)]
    .filter(({ date, kind }) => date >= from && date <= to && kinds.value.includes(kind))
    .filter(({ announced }) => knownOn === undefined || announced === undefined || announced < knownOn);
  return { ok: true, value: { from, to, knownOn, entries: entries.toSorted(inOrder) } };
}

function kindsOf(list: string | undefined): UsageResult<readonly DatedEventKind[]> {
  if (list === undefined) return { ok: true, value: DATED_EVENT_KINDS };
  const kinds: DatedEventKind[] = [];
  for (const part of list.split(',').map((word) => word.trim())) {
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
): UsageResult<Omit<CalendarEntries, 'entries'>> {
  const from = dateOf('--from', request.from);
  if (!from.ok) return from;
  const to = dateOf('--to', request.to);
  if (!to.ok) return to;
  const knownOn = request.knownOn === undefined ? undefined : dateOf('--known-on', request.knownOn);
  if (knownOn?.ok === false) return knownOn;
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

function dateOf(flag: string, text: string): UsageResult<SessionDate> {
  const date = parseSessionDate(text);
  if (date !== undefined) return { ok: true, value: date };
  return usageError('date-unreadable', `${flag}: expected a date YYYY-MM-DD, found "${text}"`);
}

function inOrder(left: DatedEvent, right: DatedEvent): number {
  if (left.date !== right.date) return left.date < right.date ? -1 : 1;
  return (left.minuteOfDay ?? 0) - (right.minuteOfDay ?? 0);
}
