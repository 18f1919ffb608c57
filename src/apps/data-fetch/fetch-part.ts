// Fetches one answer of a vendor: pages kept one by one, judged as a whole, and committed to the store with what they complete.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { DatasetStore } from '../../adapters/dataset/index.ts';
import { columnsToJson, openPageSpool, type PageSpool } from '../../adapters/storage/index.ts';
import type { EpochMs, SessionDate } from '../../core/domain/index.ts';
import { easternDateOf, type TradingCalendar } from '../../core/market/index.ts';
import type {
  MarketDataFailure,
  MarketDataFailureCode,
  MarketDataPage,
  MarketDataSource,
  SessionSpan,
  StopSignal,
} from '../../core/ports/index.ts';
import { completedSpan, type FetchNote, NOTE, type SpoolLabel } from './fetch-journal.ts';
import type { FetchOrder } from './orders/fetch-order.ts';
import type { FetchTally } from './fetch-tally.ts';
import { judgeRows } from './rows/judge-rows.ts';

/** Everything that a fetch works with. */
export interface FetchTools {
  readonly source: MarketDataSource;
  readonly store: Pick<DatasetStore, 'folder' | 'imports' | 'beginImport'>;
  readonly calendar: TradingCalendar;
  readonly nowMs: number;
  readonly stop: StopSignal;
  /** Asks again what the store has. */
  readonly isRefresh: boolean;
  /** Told of every page. */
  readonly onPage: (order: FetchOrder, page: MarketDataPage, tally: FetchTally) => void;
}

/** Pages of unfinished answers stand here, below the store's folder. */
export const spoolFolderOf = (store: Pick<DatasetStore, 'folder'>): string => join(store.folder, 'fetches');

/** Failures behind which the answer is begun anew: the vendor no longer knows the place that the kept pages end at. */
const STALE_CURSOR: ReadonlySet<MarketDataFailureCode> = new Set<MarketDataFailureCode>([
  'cursor-refused',
  'request-refused',
  'not-found',
]);

/** The failure that ended the answer, its pages kept; `undefined` once everything is in the store. */
export async function fetchPart(
  order: FetchOrder,
  span: SessionSpan | undefined,
  tools: FetchTools,
  tally: FetchTally,
): Promise<MarketDataFailure | undefined> {
  const spool = spoolOf(order, span, tools.store);
  // Quotes of one moment are not continued at another.
  if (tools.isRefresh || span === undefined) spool.clear();
  const failure = await fillSpool({ order, span, spool }, tools, tally);
  if (failure !== undefined) {
    if (span === undefined) spool.clear();
    return failure;
  }
  return commitPart({ order, span, spool }, tools, tally);
}

/** Removes the pages of an answer that the store has. */
export function forgetPart(order: FetchOrder, span: SessionSpan, store: FetchTools['store']): void {
  spoolOf(order, span, store).clear();
}

function spoolOf(
  { title }: FetchOrder,
  span: SessionSpan | undefined,
  store: FetchTools['store'],
): PageSpool<MarketDataPage> {
  const label: SpoolLabel = { title, ...(span === undefined ? {} : { span }) };
  return openPageSpool(spoolFolderOf(store), label);
}

interface Part {
  readonly order: FetchOrder;
  readonly span: SessionSpan | undefined;
  readonly spool: PageSpool<MarketDataPage>;
}

async function fillSpool(
  part: Part,
  tools: FetchTools,
  tally: FetchTally,
): Promise<MarketDataFailure | undefined> {
  const { order, spool } = part;
  const kept = spool.pages();
  const after = kept.at(-1)?.next;
  if (kept.length > 0 && after === undefined) {
    for (const page of kept) tally.countPage(page, true);
    return undefined;
  }
  const request = order.request(part.span ?? NO_SPAN);
  let isLastPageThere = false;
  let isFirstStep = true;
  for await (const step of tools.source.pages(request, {
    stop: tools.stop,
    ...(after === undefined ? {} : { after }),
  })) {
    if (!step.ok) {
      if (!isFirstStep || after === undefined || !STALE_CURSOR.has(step.error.code)) return step.error;
      spool.clear();
      return fillSpool(part, tools, tally);
    }
    if (isFirstStep) for (const page of kept) tally.countPage(page, true);
    isFirstStep = false;
    spool.keep(step);
    tally.countPage(step, false);
    tools.onPage(order, step, tally);
    isLastPageThere = step.next === undefined;
  }
  if (isLastPageThere) return undefined;
  return {
    code: 'response-cut',
    retryable: true,
    message: `${order.title}: expected a last page, found none`,
  };
}

/** Stands for the span of a request that has none, and is read by nobody. */
const NO_SPAN: SessionSpan = { from: '1970-01-01' as SessionDate, to: '1970-01-01' as SessionDate };

async function commitPart(
  { order, span, spool }: Part,
  tools: FetchTools,
  tally: FetchTally,
): Promise<MarketDataFailure | undefined> {
  const { store, calendar, nowMs } = tools;
  const pages = spool.pages();
  const judged = judgeRows(pages, order, calendar);
  tally.countJudged(judged);
  if (judged.refused !== undefined) {
    spool.clear();
    return { code: 'response-malformed', retryable: false, message: `${order.title}: ${judged.refused}` };
  }
  const covers = span === undefined ? undefined : completedSpan(span, pages, easternDateOf(nowMs as EpochMs));
  const note: FetchNote = { title: order.title, ...(covers === undefined ? {} : { covers }) };
  // Nothing to keep and nothing to tell: the vendor does not have the days yet.
  if (judged.accepted === 0 && covers === undefined) {
    spool.clear();
    return undefined;
  }
  const { sha256, bytes } = fingerprintOf(note, pages);
  const into = await store.beginImport({
    name: span === undefined ? order.title : `${order.title} ${span.from}..${span.to}`,
    layout: `${order.source} ${pages[0]?.rows.kind ?? 'nothing'}`,
  });
  try {
    await judged.append(into);
  } catch (error) {
    await into.abandon();
    throw error;
  }
  const { accepted, repaired, quarantined, quarantinedLines } = judged;
  const report = {
    sha256,
    bytes,
    accepted,
    repaired,
    quarantined,
    quarantinedLines,
    notes: { [NOTE]: note },
  };
  tally.countCommit(await into.commit(report));
  spool.clear();
  return undefined;
}

/** Of the answer with what it completes: the same rows for more days are another import, since they say more. */
function fingerprintOf(
  note: FetchNote,
  pages: readonly MarketDataPage[],
): { readonly sha256: string; readonly bytes: number } {
  const hash = createHash('sha256').update(JSON.stringify(note));
  let bytes = 0;
  for (const { rows, leftOut } of pages) {
    const text = columnsToJson({ rows, leftOut });
    hash.update(text);
    bytes += text.length;
  }
  return { sha256: hash.digest('hex'), bytes };
}
