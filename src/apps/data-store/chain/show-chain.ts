// The quotes of one root at one instant: the vendor's numbers beside the volatility and Greeks worked out from the quotes.
import { readCalendarTable, readListingRules } from '../../../adapters/bundled/index.ts';
import type { DatasetStore, StoredChainDay } from '../../../adapters/dataset/index.ts';
import {
  type DayNumber,
  dayNumberOf,
  type EpochMs,
  type OptionExpiry,
  type Root,
  type SessionDate,
  sessionDateOf,
} from '../../../core/domain/index.ts';
import {
  buildTradingCalendar,
  createBookFiller,
  createListings,
  createRecordedChain,
  easternEpochMs,
  type RecordedChain,
  type TradingCalendar,
} from '../../../core/market/index.ts';
import { usageError, type UsageResult } from '../../config/index.ts';
import { readingStore } from '../reading-store.ts';
import { type ShownExpiry, shownExpiry } from './shown-quotes.ts';

export interface ChainRequest {
  readonly store: string;
  readonly root: Root;
  /** The last stored session where none is given. */
  readonly date: SessionDate | undefined;
  /** Minutes after midnight in New York; the session's last quotes where none are given. */
  readonly atMinute: number | undefined;
  /** All expiries where none is given. */
  readonly expiry: SessionDate | undefined;
  /** Continuously compounded decimal a year, at which forwards are discounted. */
  readonly rate: number;
}

export interface ChainView {
  readonly request: ChainRequest;
  readonly date: SessionDate;
  readonly atMs: EpochMs;
  readonly timing: 'close' | 'intraday';
  /** Instants with quotes on the date. */
  readonly instants: number;
  /** When the first and the last of the shown quotes were made. */
  readonly quotedFromMs: EpochMs;
  readonly quotedToMs: EpochMs;
  readonly spot: number;
  readonly spotFrom: RecordedChain['spotFrom'];
  readonly vendorSpot: number | undefined;
  readonly expiries: readonly ShownExpiry[];
  /** Names of the imports whose parts hold the date. */
  readonly sources: readonly string[];
}

/** The view. Codes: `chain-missing`, `chain-instant`, `chain-expiry`, and those of the store. */
export async function showChain(request: ChainRequest): Promise<UsageResult<ChainView>> {
  return readingStore(request.store, async (store) => {
    const dates = store.chainDates(request.root);
    const date = request.date ?? dates.at(-1);
    if (date === undefined || !dates.includes(date)) return noDate(request, dates);
    for await (const day of store.readChains({ root: request.root, from: date, to: date }))
      return viewOf(request, day, sourcesOf(store, day));
    return noDate(request, dates);
  });
}

function noDate({ store, root, date }: ChainRequest, dates: readonly SessionDate[]): UsageResult<never> {
  const near = dates.findLast((known) => date === undefined || known < date) ?? dates[0];
  const held =
    near === undefined
      ? 'none on any date'
      : `${dates.length} dates from ${dates[0]} to ${dates.at(-1)}, the nearest ${near}`;
  return usageError(
    'chain-missing',
    `${store}: expected quotes of ${root} on ${date ?? 'a date'}, found ${held}`,
  );
}

function sourcesOf(store: DatasetStore, { parts }: StoredChainDay): readonly string[] {
  const paths = new Set(parts.map(({ path }) => path));
  return store
    .imports()
    .filter((one) => one.parts.some(({ path }) => paths.has(path)))
    .map(({ name }) => name);
}

function viewOf(
  request: ChainRequest,
  day: StoredChainDay,
  sources: readonly string[],
): UsageResult<ChainView> {
  const chains = chainOf(request, day);
  if (!chains.ok) return chains;
  const { snapshots, chain, calendar } = chains.value;
  const limitMs =
    request.atMinute === undefined ? Number.POSITIVE_INFINITY : easternEpochMs(day.date, request.atMinute);
  const place = snapshots.findLastIndex(({ atMs }) => atMs <= limitMs);
  const snapshot = snapshots[place];
  if (snapshot === undefined)
    return usageError(
      'chain-instant',
      `${request.root} ${day.date}: expected quotes at or before --at, found the first of ${snapshots.length} instants after it`,
    );
  chain.moveTo(place, snapshot.atMs, Number.NaN);
  const listed = snapshot.expiries.map(({ expiry }) => expiry);
  const wanted = listed.filter(
    ({ sessionDate }) => request.expiry === undefined || sessionDate === request.expiry,
  );
  if (wanted.length === 0)
    return usageError(
      'chain-expiry',
      `${request.root} ${day.date}: expected an expiry on ${request.expiry}, found ${nearestExpiries(listed)}`,
    );
  const rowExpiry = (expiryDay: number): SessionDate => sessionOf(calendar, expiryDay);
  const expiries = wanted.map((expiry) =>
    shownExpiry(chain, expiry, { rows: day.rows, snapshot, rowExpiry, rate: request.rate }),
  );
  return {
    ok: true,
    value: {
      request,
      date: day.date,
      atMs: snapshot.atMs,
      timing: snapshot.timing,
      instants: snapshots.length,
      ...quotedSpan(expiries, snapshot.atMs),
      spot: chain.spotPoints,
      spotFrom: chain.spotFrom,
      vendorSpot: snapshot.vendorSpot,
      expiries,
      sources,
    },
  };
}

function quotedSpan(
  expiries: readonly ShownExpiry[],
  atMs: EpochMs,
): Pick<ChainView, 'quotedFromMs' | 'quotedToMs'> {
  let [quotedFromMs, quotedToMs] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { quotes } of expiries)
    for (const { quotedAtMs } of quotes) {
      quotedFromMs = Math.min(quotedFromMs, quotedAtMs);
      quotedToMs = Math.max(quotedToMs, quotedAtMs);
    }
  if (quotedFromMs > quotedToMs) return { quotedFromMs: atMs, quotedToMs: atMs };
  return { quotedFromMs: quotedFromMs as EpochMs, quotedToMs: quotedToMs as EpochMs };
}

function nearestExpiries(listed: readonly OptionExpiry[]): string {
  const dates = listed.map(({ sessionDate }) => sessionDate);
  return dates.length > 8 ? `${dates.slice(0, 8).join(', ')} and ${dates.length - 8} more` : dates.join(', ');
}

/** The session on which an expiry ends that is written as a closed day, such as the Saturdays of before 2015. */
function sessionOf(calendar: TradingCalendar, expiryDay: number): SessionDate {
  const date = sessionDateOf(expiryDay as DayNumber);
  return (calendar.covers(date) ? calendar.atOrBefore(date)?.date : undefined) ?? date;
}

interface DayChain {
  readonly chain: RecordedChain;
  readonly snapshots: ReturnType<ReturnType<typeof createBookFiller>['book']>['snapshots'];
  readonly calendar: TradingCalendar;
}

function chainOf({ root, rate }: ChainRequest, { rows, date }: StoredChainDay): UsageResult<DayChain> {
  const table = readCalendarTable();
  if (!table.ok) return usageError(table.error.code, table.error.message);
  const rules = readListingRules();
  if (!rules.ok) return usageError(rules.error.code, rules.error.message);
  const calendar = buildTradingCalendar(table.table);
  const filler = createBookFiller(calendar, createListings(rules.table, calendar, root));
  filler.addRows(rows);
  const book = filler.book();
  if (book.snapshots.length === 0)
    return usageError(
      'chain-missing',
      `${root} ${date}: expected quotes with an ask, found none in ${rows.length} rows`,
    );
  const chain = createRecordedChain(book, { rateOn: () => rate, yieldOn: () => 0 });
  return { ok: true, value: { chain, snapshots: book.snapshots, calendar } };
}

/** Days from a date to an expiry. */
export function daysTo(date: SessionDate, expiry: OptionExpiry): number {
  return dayNumberOf(expiry.sessionDate) - dayNumberOf(date);
}
