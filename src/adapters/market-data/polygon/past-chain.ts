// Puts the chain of a past session together: the contracts listed then, and each one's last quote before a set time.
import {
  type OccSymbol,
  parseOccSymbol,
  type SessionClock,
  type SessionDate,
} from '../../../core/domain/index.ts';
import type {
  ChainRequest,
  FailedAnswer,
  MarketDataPage,
  PageCursor,
  StopSignal,
} from '../../../core/ports/index.ts';
import { failedAnswer, type HttpResult } from '../../http/index.ts';
import { LeftOut, readRecords } from './answer/read-records.ts';
import { inquiryOf } from './inquiry.ts';
import { chainRowsOf } from './map/chain-row-writer.ts';
import { contractRecord, mapContracts, newListings } from './map/map-contracts.ts';
import { pastQuotes } from './past-quotes.ts';
import type { PolygonClient } from './polygon-options.ts';
import { type WalkOptions, walkPages } from './walk-pages.ts';

const CONTRACTS_A_PAGE = 100;
const CONTRACTS_MAX = 20_000;

export interface PastChainOrder {
  readonly client: PolygonClient;
  readonly clock: SessionClock;
  readonly underlying: string;
  readonly date: SessionDate;
  readonly expiries: NonNullable<ChainRequest['expiries']>;
}

/** One request a contract, so a page holds a hundred contracts and its cursor counts those that are done. */
export async function* pastChain(
  order: PastChainOrder,
  { after, stop }: WalkOptions,
): AsyncGenerator<MarketDataPage | FailedAnswer, void> {
  const start = placeOf(after);
  if (!start.ok) {
    yield start;
    return;
  }
  const leftOut = new LeftOut();
  const contracts = await contractsOf(order, leftOut, stop);
  if (!contracts.ok) {
    yield contracts;
    return;
  }
  // What the list left out is told with the first page alone.
  let counts = start.value === 0 ? leftOut : new LeftOut();
  let place = start.value;
  do {
    const page = contracts.value.slice(place, place + CONTRACTS_A_PAGE);
    const entries = await pastQuotes(page, { ...order, leftOut: counts, stop });
    if (!entries.ok) {
      yield entries;
      return;
    }
    place += page.length;
    const next = place < contracts.value.length ? (`past~${place}` as PageCursor) : undefined;
    yield {
      ok: true,
      rows: { kind: 'chain', rows: chainRowsOf(entries.value) },
      leftOut: counts.counts,
      next,
    };
    counts = new LeftOut();
  } while (place < contracts.value.length);
}

function placeOf(after: PageCursor | undefined): HttpResult<number> {
  if (after === undefined) return { ok: true, value: 0 };
  const digits = /^past~(\d{1,5})$/.exec(after)?.[1];
  return digits === undefined
    ? failedAnswer('cursor-refused', 'polygon: expected a cursor of this request, found another text')
    : { ok: true, value: Number(digits) };
}

/** By symbol: a list of the past does not change, so that a later fetch finds every contract at its place. */
async function contractsOf(
  { client, underlying, date, expiries }: PastChainOrder,
  leftOut: LeftOut,
  stop: StopSignal | undefined,
): Promise<HttpResult<readonly OccSymbol[]>> {
  const inquiry = inquiryOf({ kind: 'option-contracts', underlying, asOf: date, expiries });
  if (!inquiry.ok) return inquiry;
  const symbols = new Set<string>();
  for await (const page of walkPages(client, inquiry.value, stop === undefined ? {} : { stop })) {
    if (!page.ok) return page;
    const read = readRecords(page.results, contractRecord, leftOut);
    if (!read.ok) return read;
    newListings(mapContracts(read.value), symbols, leftOut);
    if (symbols.size > CONTRACTS_MAX) {
      const found = `expected at most ${CONTRACTS_MAX} contracts, found more; ask for fewer expiries`;
      return failedAnswer('request-refused', `polygon: ${found}`);
    }
  }
  return { ok: true, value: [...symbols].toSorted().flatMap((symbol) => parseOccSymbol(symbol) ?? []) };
}
