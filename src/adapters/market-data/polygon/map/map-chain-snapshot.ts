// Maps the snapshot of an option chain to rows that all stand at one instant.
import { z } from 'zod';
import type { ChainRows } from '../../../../core/domain/index.ts';
import { exactInstantOrNever } from '../answer/exact-json.ts';
import type { ReadRecords } from '../answer/read-records.ts';
import { type ChainEntry, chainRowsOf, type RowNumbers } from './chain-row-writer.ts';
import type { NewYorkDay } from './map-aggregates.ts';
import { contractOf, contractTerms } from './map-contracts.ts';

const number = z.number().nullish();

/** One contract of the snapshot. What a plan does not hold (quotes, above all) is absent. */
export const snapshotRecord = z.looseObject({
  details: contractTerms,
  day: z
    .looseObject({ close: number, volume: number, last_updated: exactInstantOrNever.nullish() })
    .nullish(),
  greeks: z.looseObject({ delta: number, gamma: number, theta: number, vega: number }).nullish(),
  implied_volatility: number,
  last_quote: z
    .looseObject({
      bid: number,
      ask: number,
      bid_size: number,
      ask_size: number,
      last_updated: exactInstantOrNever.nullish(),
    })
    .nullish(),
  last_trade: z.looseObject({ price: number }).nullish(),
  open_interest: number,
  underlying_asset: z
    .looseObject({ price: number, value: number, last_updated: exactInstantOrNever.nullish() })
    .nullish(),
});
export type SnapshotRecord = z.infer<typeof snapshotRecord>;

const DAYS_PER_YEAR = 365;
const POINTS_PER_UNIT = 100;

/** Whether a contract came with a quote. One that was never updated is the vendor's way to say no: its zeros are no prices. */
export function isQuoted({ last_quote: quote }: SnapshotRecord): boolean {
  return quote?.last_updated !== undefined && quote.last_updated !== null;
}

/**
 * All rows carry the instant at which the whole snapshot was known: the newest time of any quote or underlying value in it.
 * Without any such time no row can be dated, and all are left out as `undated`.
 */
export function mapChainSnapshot(
  { records, lines, leftOut }: ReadRecords<SnapshotRecord>,
  newYorkDay: NewYorkDay,
): ChainRows {
  const quotedAtMs = records.flatMap(timesOf).reduce((newest, ms) => Math.max(newest, ms), 0);
  const entries: ChainEntry[] = [];
  for (const [index, record] of records.entries()) {
    const contract = contractOf(record.details, leftOut);
    if (contract === undefined) continue;
    if (quotedAtMs === 0) {
      leftOut.add('undated');
      continue;
    }
    const day = newYorkDay(quotedAtMs);
    const barMs = record.day?.last_updated?.ms;
    // The bar of an earlier day is given as long as there is no newer one, and its volume is not of this day.
    const volume = barMs !== undefined && newYorkDay(barMs) === day ? record.day?.volume : undefined;
    const numbers = { ...numbersOf(record), volume, quotedAtMs };
    entries.push({ contract, day, line: lines[index] ?? 0, numbers });
  }
  return chainRowsOf(entries);
}

/** A trade has no say: it may be of another day than the quotes. */
function timesOf({ last_quote: quote, underlying_asset: underlying }: SnapshotRecord): readonly number[] {
  return [quote?.last_updated, underlying?.last_updated].flatMap((time) => time?.ms ?? []);
}

/** Theta comes per day and vega per volatility point; both are kept per year and per 1.00. */
function numbersOf(record: SnapshotRecord): RowNumbers {
  const { day, greeks, last_trade: trade, underlying_asset: underlying } = record;
  const quote = isQuoted(record) ? record.last_quote : undefined;
  return {
    spot: underlying?.value ?? underlying?.price,
    bid: quote?.bid,
    ask: quote?.ask,
    bidSize: quote?.bid_size,
    askSize: quote?.ask_size,
    last: trade?.price ?? day?.close,
    openInterest: record.open_interest,
    vendorVol: record.implied_volatility,
    vendorDelta: greeks?.delta,
    vendorGamma: greeks?.gamma,
    vendorTheta: scaled(greeks?.theta, DAYS_PER_YEAR),
    vendorVega: scaled(greeks?.vega, POINTS_PER_UNIT),
  };
}

const scaled = (value: number | null | undefined, factor: number): number | undefined =>
  value === null || value === undefined ? undefined : value * factor;
