// Fetches one order: what the store lacks of it, answer by answer, until it is complete, stopped or failed.
import { lockSpool } from '../../adapters/storage/index.ts';
import type { TradingCalendar } from '../../core/market/index.ts';
import type { SessionSpan } from '../../core/ports/index.ts';
import { type FetchFailure, fetchFailure } from './fetch-failure.ts';
import { coveredSpans, unfinishedSpans } from './journal/fetch-journal.ts';
import { fetchPart, forgetPart } from './fetch-part.ts';
import { type FetchTools, spoolFolderOf } from './fetch-tools.ts';
import { type FetchCounts, FetchTally, type ToldShortSession } from './fetch-tally.ts';
import type { FetchOrder } from './orders/fetch-order.ts';
import { mixedOrigin } from './journal/series-origin.ts';
import { type LackingSessions, lackingSessions } from './spans/had-sessions.ts';
import { commonSpan, missingSpans, yearlySpans } from './spans/span-arithmetic.ts';

/**
 * How an order ended. `nothing-new`: the store had all of it, and nothing was asked; `incomplete`: sessions lack of which
 * the vendor gave no rows; `nothing-given`: it gave none at all.
 */
export type FetchState = 'complete' | 'incomplete' | 'nothing-new' | 'nothing-given' | 'stopped' | 'failed';

export interface FetchedOrder {
  readonly title: string;
  readonly state: FetchState;
  readonly span: SessionSpan | undefined;
  readonly failure: FetchFailure | undefined;
  /** Whether pages are kept that the same command goes on behind. */
  readonly isResumable: boolean;
  /** Sessions of the span that the store does not have; they are asked again next time. */
  readonly lacking: readonly LackingSessions[];
  /** Sessions of this fetch of which bars are missing. */
  readonly shortSessions: readonly ToldShortSession[];
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
  const { store, calendar } = tools;
  const tally = new FetchTally();
  const ended = (state: FetchState, failure?: FetchFailure): FetchedOrder => ({
    title: order.title,
    state,
    span: order.span,
    failure,
    isResumable: unfinishedSpans(spoolFolderOf(store), order).length > 0,
    lacking:
      order.span === undefined ? [] : lackingSessions(order.span, coveredSpans(store, order), calendar),
    shortSessions: tally.shortSessions(),
    counts: tally.counts(),
  });
  const mixed = mixedOrigin(store, order);
  if (mixed !== undefined) return ended('failed', mixed);
  const spans = spansToFetch(order, tools);
  if (spans.length === 0) return ended('nothing-new');
  for (const span of spans) {
    const failure = await fetchPart(order, span, tools, tally);
    if (failure !== undefined) return ended(failure.code === 'cancelled' ? 'stopped' : 'failed', failure);
  }
  if (!tally.hasAnswer()) return ended('nothing-given', nothingAtAll(order, tools));
  const last = ended('complete');
  return last.lacking.length === 0 ? last : { ...last, state: 'incomplete' };
}

/** No new day is what a vendor may have to say; not one day ever is a name that it does not know, or a plan without it. */
function nothingAtAll(order: FetchOrder, { store }: FetchTools): FetchFailure | undefined {
  if (coveredSpans(store, order).length > 0) return undefined;
  const found = 'found none: the name may be another, or the plan may not hold it';
  return fetchFailure('nothing-given', `${order.title}: expected rows of what was asked, ${found}`);
}

/** Unfinished answers first, as they were begun; then what is missing, year by year. */
function spansToFetch(order: FetchOrder, tools: FetchTools): readonly (SessionSpan | undefined)[] {
  const { store, calendar, isRefresh } = tools;
  const wanted = order.span;
  if (wanted === undefined) return [undefined];
  if (isRefresh) return answerSpans(wanted, order);
  const covered = coveredSpans(store, order);
  const begun: SessionSpan[] = [];
  for (const span of unfinishedSpans(spoolFolderOf(store), order)) {
    // A fetch that was killed behind its commit has left pages that the store has.
    if (lackingSessions(span, covered, calendar).length === 0) forgetPart(order, span, tools);
    else if (commonSpan(span, wanted) !== undefined) begun.push(span);
  }
  const missing = missingSpans(wanted, [...covered, ...begun]).filter((span) => hasSession(span, calendar));
  const answers = missing.flatMap((span) => answerSpans(span, order));
  return [
    ...begun,
    ...bounded(
      answers.filter((span) => hasSession(span, calendar)),
      order,
    ),
  ];
}

/** Bars are asked year by year, so that what is stored at once stays bounded; a table comes whole anyway. */
function answerSpans(span: SessionSpan, { kind, series }: FetchOrder): readonly SessionSpan[] {
  return kind === 'bars' ? yearlySpans(span, series.timeframe === 'W') : [span];
}

/** More gaps than this are asked as one stretch a year: days that have no rows are no reason for a request each. */
const GAPS_ASKED_APART_MAX = 6;

function bounded(spans: readonly SessionSpan[], order: FetchOrder): readonly SessionSpan[] {
  const [first] = spans;
  const last = spans.at(-1);
  if (first === undefined || last === undefined || spans.length <= GAPS_ASKED_APART_MAX) return spans;
  return answerSpans({ from: first.from, to: last.to }, order)
    .map((stretch) => {
      const own = spans.filter((span) => commonSpan(span, stretch) !== undefined);
      const [start] = own;
      const end = own.at(-1);
      return start === undefined || end === undefined ? undefined : { from: start.from, to: end.to };
    })
    .filter((span) => span !== undefined);
}

/** Nights and weekends at the edge of what is there are no reason to ask. */
function hasSession({ from, to }: SessionSpan, calendar: TradingCalendar): boolean {
  const first = calendar.atOrAfter(from);
  return first !== undefined && first.date <= to;
}
