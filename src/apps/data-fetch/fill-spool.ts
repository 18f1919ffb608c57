// Asks a vendor for an answer page by page, each kept on disk as it comes, going on behind the pages that are kept.
import type { PageSpool } from '../../adapters/storage/index.ts';
import type { SessionDate } from '../../core/domain/index.ts';
import type {
  MarketDataFailure,
  MarketDataFailureCode,
  MarketDataPage,
  SessionSpan,
} from '../../core/ports/index.ts';
import { type FetchFailure, fetchFailure } from './fetch-failure.ts';
import type { FetchTools } from './fetch-tools.ts';
import type { FetchTally } from './fetch-tally.ts';
import type { FetchOrder } from './orders/fetch-order.ts';

/** A page with the time at which it was asked: what it says of the latest days holds for then. */
export interface KeptPage extends MarketDataPage {
  /** Epoch ms by this machine's clock. */
  readonly askedAtMs: number;
}

/** One answer of an order. */
export interface AnswerPart {
  readonly order: FetchOrder;
  readonly span: SessionSpan | undefined;
  readonly spool: PageSpool<KeptPage>;
}

/** The failure that ended the answer, its pages kept; `undefined` once its last page is kept. */
export async function fillSpool(
  part: AnswerPart,
  tools: FetchTools,
  tally: FetchTally,
): Promise<FetchFailure | undefined> {
  const { order, spool } = part;
  const kept = spool.pages();
  const after = kept.at(-1)?.next;
  if (kept.length > 0 && after === undefined) {
    for (const page of kept) tally.countPage(page, true);
    return undefined;
  }
  const request = order.request(part.span ?? NO_SPAN);
  const seen = kept.flatMap(({ next }) => next ?? []);
  const behind = after === undefined ? {} : { after, seen };
  let isLastPageThere = false;
  let isFirstStep = true;
  let askedAtMs = tools.nowMs();
  for await (const step of tools.source.pages(request, { stop: tools.stop, ...behind })) {
    if (!step.ok) {
      if (!isFirstStep || after === undefined || !isPlaceRefused(step.error)) return step.error;
      if (isToBeRepeated(step.error, spool)) return refusedOnce(step.error);
      spool.clear();
      return fillSpool(part, tools, tally);
    }
    if (isFirstStep) for (const page of kept) tally.countPage(page, true);
    isFirstStep = false;
    spool.keep({ ...step, askedAtMs });
    tally.countPage(step, false);
    tools.onPage(order, step, tally);
    isLastPageThere = step.next === undefined;
    askedAtMs = tools.nowMs();
  }
  if (isLastPageThere) return undefined;
  return fetchFailure('response-cut', `${order.title}: expected a last page, found none`, true);
}

/** Stands for the span of a request that has none, and is read by nobody. */
const NO_SPAN: SessionSpan = { from: '1970-01-01' as SessionDate, to: '1970-01-01' as SessionDate };

/** Failures by which a vendor may mean that it no longer knows the place that the kept pages end at. */
const PLACE_REFUSED: ReadonlySet<MarketDataFailureCode> = new Set<MarketDataFailureCode>([
  'cursor-refused',
  'request-refused',
  'not-found',
]);

function isPlaceRefused({ code }: MarketDataFailure): boolean {
  return PLACE_REFUSED.has(code);
}

/** A proxy's passing word looks the same as the vendor's: only the second one in a row costs the pages. */
function isToBeRepeated({ code }: MarketDataFailure, spool: PageSpool<KeptPage>): boolean {
  return code !== 'cursor-refused' && spool.countRefusal() === 1;
}

function refusedOnce({ code, retryable, message }: MarketDataFailure): FetchFailure {
  return fetchFailure(code, `${message}; refused there once more, the fetch begins anew`, retryable);
}
