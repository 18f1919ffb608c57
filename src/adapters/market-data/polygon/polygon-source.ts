// Polygon, named Massive since 2025, as a source of market data: requests in, pages of rows out.
import type { SessionDate } from '../../../core/domain/index.ts';
import type {
  ChainRequest,
  FailedAnswer,
  MarketDataPage,
  MarketDataRequest,
  MarketDataSource,
} from '../../../core/ports/index.ts';
import { failedAnswer } from '../../http/index.ts';
import { planNote } from './answer/plan-note.ts';
import { LeftOut, readRecords } from './answer/read-records.ts';
import { pastChain } from './past-chain.ts';
import { type Inquiry, inquiryOf } from './inquiry.ts';
import { isQuoted, mapChainSnapshot, type SnapshotRecord, snapshotRecord } from './map/map-chain-snapshot.ts';
import { createPolygonClient, type PolygonClient, type PolygonOptions } from './polygon-options.ts';
import { type PagedRequest, readPage } from './read-page.ts';
import { type WalkOptions, walkPages } from './walk-pages.ts';

type Answer = AsyncGenerator<MarketDataPage | FailedAnswer, void>;

/** Bars, index levels, contracts, quotes, dividends and splits page by page; the chain of now as one page, of one instant. */
export function createPolygonSource(options: PolygonOptions): MarketDataSource {
  const client = createPolygonClient(options);
  return {
    name: 'polygon',
    kinds: ['bars', 'chain', 'option-contracts', 'option-quotes', 'dividends', 'splits', 'index-levels'],
    pages: (request, walk) => withoutKey(answer({ client, options }, request, walk), client),
  };
}

async function* withoutKey(answered: Answer, { hidden }: PolygonClient): Answer {
  for await (const step of answered)
    yield step.ok ? step : { ok: false, error: { ...step.error, message: hidden(step.error.message) } };
}

interface Made {
  readonly client: PolygonClient;
  readonly options: PolygonOptions;
}

async function* answer(made: Made, request: MarketDataRequest, walk: WalkOptions): Answer {
  if (walk.stop?.aborted === true) {
    yield failedAnswer('cancelled', 'polygon: stopped before anything was asked');
    return;
  }
  if (request.kind === 'chain' && request.date !== undefined) {
    yield* chainOf(made, { ...request, date: request.date }, walk);
    return;
  }
  const inquiry = inquiryOf(request);
  if (!inquiry.ok) yield inquiry;
  else if (request.kind === 'chain') yield await wholeChain(made, inquiry.value, walk);
  else if (request.kind !== 'rates') yield* pageByPage(made, { inquiry: inquiry.value, request }, walk);
}

async function* chainOf(
  { client, options: clock }: Made,
  { underlying, date, expiries }: ChainRequest & { readonly date: SessionDate },
  walk: WalkOptions,
): Answer {
  if (expiries === undefined) {
    const why = 'a chain of a past session takes a request a contract';
    yield failedAnswer('request-unsupported', `polygon: expected a span of expiries, found none; ${why}`);
    return;
  }
  yield* pastChain({ client, clock, underlying: underlying.replace(/^I:/, ''), date, expiries }, walk);
}

interface Asked {
  readonly inquiry: Inquiry;
  readonly request: PagedRequest;
}

async function* pageByPage(
  { client, options }: Made,
  { inquiry, request }: Asked,
  walk: WalkOptions,
): Answer {
  const tools = { newYorkDay: options.newYorkDay, seen: new Set<string>() };
  for await (const page of walkPages(client, inquiry, walk)) {
    if (!page.ok) {
      yield page;
      return;
    }
    const read = readPage(page.results, request, tools);
    if (!read.ok) {
      yield read;
      return;
    }
    yield { ok: true, ...read.value, next: page.next, answeredAtMs: page.answeredAtMs };
  }
}

/** A chain's pages are parts of one moment: they are put together, and no later request may go on behind one of them. */
async function wholeChain(
  { client, options }: Made,
  inquiry: Inquiry,
  walk: WalkOptions,
): Promise<MarketDataPage | FailedAnswer> {
  if (walk.after !== undefined)
    return failedAnswer(
      'cursor-refused',
      'polygon: expected no cursor, as a chain is asked whole, found one',
    );
  const records: SnapshotRecord[] = [];
  const lines: number[] = [];
  const leftOut = new LeftOut();
  let line = 0;
  const answersMs: number[] = [];
  for await (const page of walkPages(client, inquiry, walk)) {
    if (!page.ok) return page;
    if (page.answeredAtMs !== undefined) answersMs.push(page.answeredAtMs);
    const read = readRecords(page.results, snapshotRecord, leftOut);
    if (!read.ok) return read;
    records.push(...read.value.records);
    for (const place of read.value.lines) lines.push(line + place);
    line += read.value.length;
  }
  if (records.length > 0 && !records.some(isQuoted)) return unquoted(records.length);
  const read = { records, lines, leftOut, length: line };
  const { rows, isDelayed } = mapChainSnapshot(read, options, answersMs.at(-1));
  return {
    ok: true,
    rows: { kind: 'chain', rows },
    leftOut: leftOut.counts,
    next: undefined,
    answeredAtMs: answersMs[0],
    ...(isDelayed ? { isDelayed } : {}),
  };
}

function unquoted(contracts: number): FailedAnswer {
  const found = `found none in the ${contracts} contracts of the snapshot`;
  return failedAnswer(
    'not-entitled',
    `polygon: expected bids and asks, ${found}; ${planNote('chain-snapshot')}`,
  );
}
