// Fetches one order: what the store lacks of it, answer by answer, until it is complete, stopped or failed.
import { lockSpool } from '../../adapters/storage/index.ts';
import type { EpochMs, SessionDate } from '../../core/domain/index.ts';
import type { TradingCalendar } from '../../core/market/index.ts';
import type { MarketDataFailure, SessionSpan } from '../../core/ports/index.ts';
import { commonSpan, missingSpans, yearlySpans } from './covered-spans.ts';
import { coveredSpans, unfinishedSpans } from './fetch-journal.ts';
import type { FetchOrder } from './orders/fetch-order.ts';
import { fetchPart, type FetchTools, forgetPart, spoolFolderOf } from './fetch-part.ts';
import { type FetchCounts, FetchTally } from './fetch-tally.ts';

/** How an order ended. `nothing-new`: the store had all of it, and nothing was asked. */
export interface FetchedOrder {
  readonly title: string;
  readonly state: 'complete' | 'nothing-new' | 'stopped' | 'failed';
  readonly span: SessionSpan | undefined;
  readonly failure: MarketDataFailure | undefined;
  readonly counts: FetchCounts;
}

/**
 * Never asks what the store has, unless it is to be asked again. Throws what the store and the disk throw, `output-busy`
 * where another process fetches the same.
 */
export async function runFetch(order: FetchOrder, tools: FetchTools): Promise<FetchedOrder> {
  const release = lockSpool(spoolFolderOf(tools.store), order.title);
  try {
    return await runLocked(order, tools);
  } finally {
    release();
  }
}

async function runLocked(order: FetchOrder, tools: FetchTools): Promise<FetchedOrder> {
  const tally = new FetchTally();
  const spans = spansToFetch(order, tools);
  const ended = (state: FetchedOrder['state'], failure?: MarketDataFailure): FetchedOrder => ({
    title: order.title,
    state,
    span: order.span,
    failure,
    counts: tally.counts(),
  });
  if (spans.length === 0) return ended('nothing-new');
  for (const span of spans) {
    const failure = await fetchPart(order, span, tools, tally);
    if (failure !== undefined) return ended(failure.code === 'cancelled' ? 'stopped' : 'failed', failure);
  }
  return ended('complete');
}

/** Unfinished answers first, as they were begun; then what is missing, year by year. */
function spansToFetch(
  order: FetchOrder,
  { store, calendar, isRefresh }: FetchTools,
): readonly (SessionSpan | undefined)[] {
  const wanted = order.span;
  if (wanted === undefined) return [undefined];
  if (isRefresh) return answerSpans(wanted, order);
  const covered = coveredSpans(store, order);
  const begun: SessionSpan[] = [];
  for (const span of unfinishedSpans(spoolFolderOf(store), order)) {
    // A fetch that was killed behind its commit has left pages that the store has.
    if (missingSpans(span, covered).length === 0) forgetPart(order, span, store);
    else if (commonSpan(span, wanted) !== undefined) begun.push(span);
  }
  const missing = missingSpans(wanted, [...covered, ...begun]).filter((span) => hasSession(span, calendar));
  const answers = missing.flatMap((span) => answerSpans(span, order));
  return [...begun, ...answers.filter((span) => hasSession(span, calendar))];
}

/** Bars are asked year by year, so that what is stored at once stays bounded; a table comes whole anyway. */
function answerSpans(span: SessionSpan, { request }: FetchOrder): readonly SessionSpan[] {
  return request(span).kind === 'bars' ? yearlySpans(span) : [span];
}

/** Nights and weekends at the edge of what is there are no reason to ask. */
function hasSession({ from, to }: SessionSpan, calendar: TradingCalendar): boolean {
  const first = calendar.atOrAfter(from);
  return first !== undefined && first.date <= to;
}

/** A vendor may still correct and complete a session for a while after its close. */
const SETTLES_AFTER_CLOSE_MS = 30 * 60_000;

/** The latest session that is over: what a fetch may take for complete ends with it. */
export function lastClosedSession(calendar: TradingCalendar, nowMs: number): SessionDate | undefined {
  const opened = calendar.lastOpened(nowMs as EpochMs);
  if (opened === undefined) return undefined;
  return opened.closeMs + SETTLES_AFTER_CLOSE_MS <= nowMs ? opened.date : calendar.before(opened.date)?.date;
}
