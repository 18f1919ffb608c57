// Reads the records of one page of an answer into the rows of its request.
import type { MarketDataRequest, PageRows } from '../../../core/ports/index.ts';
import { failedAnswer, type HttpResult } from '../../http/index.ts';
import { type ReadRecords, readRecords } from './answer/read-records.ts';
import { aggregateRecord, type NewYorkDay, mapAggregates } from './map/map-aggregates.ts';
import { contractRecord, mapContracts, newListings } from './map/map-contracts.ts';
import { dividendRecord, mapDividends, mapSplits, splitRecord } from './map/map-corporate-actions.ts';
import { mapQuotes, quoteRecord } from './map/map-quotes.ts';
import { parseOptionTicker } from './map/occ-ticker.ts';

/** Rows of a page and what was left out of it. */
export interface ReadPage {
  readonly rows: PageRows;
  readonly leftOut: Readonly<Record<string, number>>;
}

/** A request whose pages can each be read for themselves: all but a chain's. */
export type PagedRequest = Exclude<MarketDataRequest, { kind: 'chain' | 'rates' }>;

export interface PageTools {
  readonly newYorkDay: NewYorkDay;
  /** Contracts of earlier pages. */
  readonly seen: Set<string>;
}

export function readPage(
  results: unknown,
  request: PagedRequest,
  { newYorkDay, seen }: PageTools,
): HttpResult<ReadPage> {
  switch (request.kind) {
    case 'bars':
      return mapped(readRecords(results, aggregateRecord), (read) => ({
        kind: 'bars',
        bars: mapAggregates(read, request, newYorkDay),
      }));
    case 'index-levels':
      return mapped(readRecords(results, aggregateRecord), (read) => ({
        kind: 'index-levels',
        levels: mapAggregates(read, { ...request, timeframe: 'D' }, newYorkDay),
      }));
    case 'option-contracts':
      return mapped(readRecords(results, contractRecord), (read) => ({
        kind: 'option-contracts',
        listings: newListings(mapContracts(read), seen, read.leftOut),
      }));
    case 'option-quotes': {
      const contract = parseOptionTicker(request.symbol);
      if (contract === undefined)
        return failedAnswer('request-unsupported', 'polygon: expected an OCC symbol');
      return mapped(readRecords(results, quoteRecord), (read) => ({
        kind: 'chain',
        rows: mapQuotes(read, contract, newYorkDay),
      }));
    }
    case 'dividends':
      return mapped(readRecords(results, dividendRecord), (read) => ({
        kind: 'dividends',
        dividends: mapDividends(read),
      }));
    case 'splits':
      return mapped(readRecords(results, splitRecord), (read) => ({
        kind: 'splits',
        splits: mapSplits(read),
      }));
  }
}

function mapped<T>(
  read: HttpResult<ReadRecords<T>>,
  rowsOf: (read: ReadRecords<T>) => PageRows,
): HttpResult<ReadPage> {
  if (!read.ok) return read;
  const rows = rowsOf(read.value);
  return { ok: true, value: { rows, leftOut: read.value.leftOut.counts } };
}
