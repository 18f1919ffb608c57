// Runs all orders of one command against one vendor and one store.
import { join } from 'node:path';
import { readCalendarTable } from '../../adapters/bundled/index.ts';
import { openStore } from '../../adapters/dataset/index.ts';
import type { RetryNote } from '../../adapters/http/index.ts';
import { openRequestStarts } from '../../adapters/storage/index.ts';
import { type DayNumber, daysBetween, type SessionDate } from '../../core/domain/index.ts';
import { buildTradingCalendar, type TradingCalendar } from '../../core/market/index.ts';
import type { MarketDataPage, MarketDataSource, StopSignal } from '../../core/ports/index.ts';
import { type CredentialPlaces, usageError, type UsageResult } from '../config/index.ts';
import type { FetchFailureCode } from './fetch-failure.ts';
import { lastDateOfBars } from './journal/fetch-journal.ts';
import { spoolFolderOf } from './fetch-tools.ts';
import { chooseFeed, feedsOf } from './orders/choose-feed.ts';
import { type FetchOrder, ofFeed } from './orders/fetch-order.ts';
import type { FetchTally } from './fetch-tally.ts';
import { openSource, secretFinder } from './open-source.ts';
import { type FetchWords, parseOrders } from './orders/parse-orders.ts';
import { type FetchedOrder, runFetch } from './run-fetch.ts';
import { lastClosedSession } from './spans/closed-sessions.ts';

/** How far one order is; `doneRatio` is the share of its days that came, where rows tell it. */
export interface FetchStanding {
  readonly title: string;
  readonly pages: number;
  readonly rows: number;
  readonly doneRatio: number | undefined;
}

/** What a command hands over. */
export interface FetchCall extends FetchWords {
  readonly storeFolder: string;
  readonly isRefresh: boolean;
  readonly requestsPerMinute: string | undefined;
  readonly feed?: string;
  readonly places: CredentialPlaces;
  /** Epoch ms now. */
  readonly nowMs: () => number;
  readonly stop: StopSignal;
  readonly onProgress: (standing: FetchStanding) => void;
  readonly onRetry: (note: RetryNote) => void;
}

/** Failures of one order that say nothing about the next one. */
const OF_ONE_ORDER: ReadonlySet<FetchFailureCode> = new Set<FetchFailureCode>([
  'request-unsupported',
  'request-refused',
  'not-found',
  'not-entitled',
  'response-malformed',
  'nothing-given',
  'origin-mixed',
  'conflicts-with-stored',
]);

/** Every order until one is stopped or the vendor cannot be reached. Throws what the store and the disk throw. */
export async function fetchOrders(call: FetchCall): Promise<UsageResult<readonly FetchedOrder[]>> {
  const table = readCalendarTable();
  if (!table.ok) return usageError(table.error.code, table.error.message);
  const calendar = buildTradingCalendar(table.table);
  const lastClosed = lastClosedSession(calendar, call.nowMs());
  if (lastClosed === undefined)
    return usageError('date-not-closed', 'expected a session that is over, found none');
  const orders = parseOrders(call, { calendar, lastClosed });
  if (!orders.ok) return orders;
  const source = await sourceOf(call, orders.value, calendar);
  if (!source.ok) return source;
  const { feeds } = source.value;
  const store = openStore(call.storeFolder, { create: true });
  try {
    const { nowMs, stop, isRefresh } = call;
    const onPage = (order: FetchOrder, page: MarketDataPage, tally: FetchTally): void => {
      const { pages, pagesKept, rows } = tally.counts();
      call.onProgress({
        title: order.title,
        pages: pages + pagesKept,
        rows,
        doneRatio: doneRatioOf(order, page),
      });
    };
    const holdsSecret = secretFinder(call.places);
    const tools = { source: source.value, store, calendar, nowMs, stop, isRefresh, holdsSecret, onPage };
    const fetched: FetchedOrder[] = [];
    for (const order of orders.value) {
      const ended = await runFetch(ofOwnFeed(order, feeds), tools);
      fetched.push(ended);
      if (ended.failure !== undefined && !OF_ONE_ORDER.has(ended.failure.code)) break;
    }
    return { ok: true, value: fetched };
  } finally {
    store.close();
  }
}

/** Rows of two feeds are not the same data, so that one fetch never takes the other's for had. */
function ofOwnFeed(order: FetchOrder, feeds: MarketDataSource['feeds']): FetchOrder {
  if (feedsOf(order).length === 0) return order;
  return ofFeed(order, feeds?.[order.request({ from: ANY_DATE, to: ANY_DATE }).kind]);
}

const ANY_DATE = '1990-01-02' as SessionDate;

async function sourceOf(
  call: FetchCall,
  orders: readonly FetchOrder[],
  calendar: TradingCalendar,
): Promise<UsageResult<MarketDataSource>> {
  const [order] = orders;
  if (order === undefined) return usageError('symbol-missing', 'expected something to fetch, found nothing');
  const { places, onRetry } = call;
  const pace = paceOf(call.requestsPerMinute);
  if (!pace.ok) return pace;
  const feeds = chooseFeed(call.feed, orders);
  if (!feeds.ok) return feeds;
  const paceFolder = join(spoolFolderOf({ folder: call.storeFolder }), 'pace');
  return openSource(order.source, {
    feeds: feeds.value,
    sessionHours: (day) => calendar.sessionOnDay(day as DayNumber),
    recentStarts: (limit) => openRequestStarts(join(paceFolder, `${limit}.json`)),
    places,
    onRetry,
    ...(pace.value === undefined ? {} : { requestsPerMinute: pace.value }),
  });
}

const REQUESTS_PER_MINUTE_MAX = 10_000;

function paceOf(text: string | undefined): UsageResult<number | undefined> {
  if (text === undefined) return { ok: true, value: undefined };
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= REQUESTS_PER_MINUTE_MAX) return { ok: true, value };
  const expected = `expected a whole number from 1 to ${REQUESTS_PER_MINUTE_MAX}`;
  return usageError('requests-per-minute', `--requests-per-minute: ${expected}, found "${text}"`);
}

/** Rows come in order of time, so that the latest one tells how much of the span is there. */
function doneRatioOf({ span, request }: FetchOrder, page: MarketDataPage): number | undefined {
  const last = span === undefined || request(span).kind !== 'bars' ? undefined : lastDateOfBars(page);
  if (span === undefined || last === undefined || span.from === span.to) return undefined;
  return daysBetween(span.from, last) / daysBetween(span.from, span.to);
}
