// The bundled calendars against recorded ones: every difference is in the list beside this test, and nothing else differs.
import { describe, expect, test } from 'vitest';
import { readCalendarTable, readDatedEvents } from '../../src/adapters/bundled/index.ts';
import type { DatedEvent, SessionDate } from '../../src/core/domain/index.ts';
import { buildTradingCalendar, computedEvents } from '../../src/core/market/index.ts';
import { CALENDAR_DIFFERENCES, type DifferingDates } from './calendar-differences.fixture.ts';
import {
  EVENTS_SPAN,
  type RecordedEntry,
  recordedEntries,
  tradingDates,
} from './calendar-records.fixture.ts';
import { TRADING_DATE_DIFFERENCES } from './trading-date-differences.fixture.ts';
import { isRecordedDataHere, SKIPPED_NOTE } from './recorded-market.fixture.ts';

const folder = process.env['QUANTOR_REAL_DATA'] ?? '';
const table = readCalendarTable();
const dated = readDatedEvents();
if (!table.ok) throw new Error(table.error.message);
if (!dated.ok) throw new Error(dated.error.message);
const calendar = buildTradingCalendar(table.table);
const computed = computedEvents(calendar, EVENTS_SPAN.from as SessionDate, '2026-12-31' as SessionDate);
const expiries = computedEvents(
  calendar,
  EVENTS_SPAN.from as SessionDate,
  EVENTS_SPAN.to as SessionDate,
).filter(({ kind }) => kind !== 'election');
const ours: readonly DatedEvent[] = [
  // Records have what took place.
  ...dated.events.filter(({ withdrawn }) => withdrawn === undefined),
  ...computed.filter(({ kind }) => kind === 'election'),
  ...expiries,
];

/** `kind date side` of everything that one side has alone, or both at different times. */
function differences(record: readonly RecordedEntry[]): readonly string[] {
  const keyOf = ({ kind, date }: { readonly kind: string; readonly date: string }): string =>
    `${kind} ${date}`;
  const recorded = new Map(record.map((entry) => [keyOf(entry), entry]));
  const known = new Map(ours.map((event) => [keyOf(event), event]));
  const found: string[] = [];
  for (const [key, event] of known) {
    const twin = recorded.get(key);
    if (twin === undefined) found.push(`${key} table`);
    else if (twin.time !== '' && twin.time !== timeOf(event)) found.push(`${key} time`);
  }
  for (const key of recorded.keys()) if (!known.has(key)) found.push(`${key} record`);
  return found;
}

function timeOf({ minuteOfDay = 0 }: DatedEvent): string {
  return `${String(Math.floor(minuteOfDay / 60)).padStart(2, '0')}:${String(minuteOfDay % 60).padStart(2, '0')}`;
}

function holds(dates: DifferingDates, date: string): boolean {
  return 'from' in dates ? dates.from <= date && date <= dates.to : dates.includes(date);
}

describe.skipIf(!isRecordedDataHere)(`bundled calendars ${SKIPPED_NOTE}`, () => {
  test('differ from the records exactly where a reason is given', () => {
    const record = recordedEntries(folder);
    expect(record.length).toBeGreaterThan(2700);
    const found = differences(record);
    const explained = CALENDAR_DIFFERENCES.map(({ kind, side, dates }) => ({
      entry: `${kind} ${side} ${JSON.stringify(dates)}`,
      dates,
      found: found.filter((line) => {
        const [foundKind, date = '', foundSide] = line.split(' ');
        return foundKind === kind && foundSide === side && holds(dates, date);
      }),
    }));
    const covered = explained.flatMap((one) => one.found);
    expect(found.filter((line) => !covered.includes(line))).toEqual([]);
    expect(new Set(covered).size, 'an entry explains a difference twice').toBe(covered.length);
    for (const one of explained)
      expect(one.found.length, one.entry).toBe('from' in one.dates ? one.dates.count : one.dates.length);
  });

  test('have the recorded amounts of dividends to a tenth of a cent', () => {
    const recorded = new Map(
      recordedEntries(folder)
        .filter(({ kind }) => kind === 'dividend')
        .map(({ date, amount }) => [date, `SPY goes ex dividend, $${amount?.toFixed(3)} a share`]),
    );
    const dividends = dated.events.filter(({ kind }) => kind === 'dividend');
    expect(dividends.length).toBeGreaterThan(90);
    for (const { date, what } of dividends) expect(what).toBe(recorded.get(date));
  });

  test('name a source for every entry and a reason for every difference', () => {
    for (const { reason, source } of CALENDAR_DIFFERENCES) expect(reason !== '' && source !== '').toBe(true);
    for (const { kind, source } of ours) expect(source, kind).not.toBe('');
  });

  test.each(TRADING_DATE_DIFFERENCES)('sessions are the days of $file, but for the days named', (one) => {
    const dates = tradingDates(folder, ...one.file.split('/'));
    const [from = '', to = ''] = [dates[0], dates.at(-1)];
    const sessions = calendar.sessions
      .map(({ date }): string => date)
      .filter((date) => from <= date && date <= to);
    const recorded = new Set(dates);
    const open = new Set(sessions);
    const extra = dates.filter((date) => !open.has(date));
    const missing = sessions.filter((date) => !recorded.has(date));
    expect(dates.length).toBeGreaterThan(500);
    expect({ missing, extra }).toEqual({ missing: one.missing, extra: one.extra });
    expect(one.reason).not.toBe('');
  });
});
