// Maps the snapshot of an option chain to rows that all stand at one instant.
import { z } from 'zod';
import {
  chainInstantOf,
  type ChainRows,
  isContemporary,
  type SessionClock,
} from '../../../../core/domain/index.ts';
import { exactInstantOrNever } from '../answer/exact-json.ts';
import type { ReadRecords } from '../answer/read-records.ts';
import { vendorNumber } from '../answer/vendor-number.ts';
import { type ChainEntry, chainRowsOf, type RowNumbers } from './chain-row-writer.ts';
import { contractOf, contractTerms } from './map-contracts.ts';

const number = vendorNumber.nullish();
/** REAL-TIME or DELAYED, as the key's plan holds it; it may differ between an option and its underlying. */
const timeframeWord = z.string().nullish();

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
      timeframe: timeframeWord,
    })
    .nullish(),
  last_trade: z.looseObject({ price: number }).nullish(),
  open_interest: number,
  underlying_asset: z
    .looseObject({
      price: number,
      value: number,
      last_updated: exactInstantOrNever.nullish(),
      timeframe: timeframeWord,
    })
    .nullish(),
});
export type SnapshotRecord = z.infer<typeof snapshotRecord>;

const DAYS_PER_YEAR = 365;
const POINTS_PER_UNIT = 100;

/** Whether a contract came with a quote. One that was never updated is the vendor's way to say no: its zeros are no prices. */
export function isQuoted({ last_quote: quote }: SnapshotRecord): boolean {
  return quote?.last_updated !== undefined && quote.last_updated !== null;
}

/** Rows of one instant; `isDelayed` where the vendor calls the quotes so. */
export interface MappedChain {
  readonly rows: ChainRows;
  readonly isDelayed: boolean;
}

/**
 * All rows carry the instant of the newest quote. Quotes too old to stand at it, or from behind the vendor's answer, are left
 * out as `stale-quote` and `future-quote`; without any quote no row can be dated, and all are left out as `undated`.
 */
export function mapChainSnapshot(
  { records, lines, leftOut }: ReadRecords<SnapshotRecord>,
  clock: SessionClock,
  answeredAtMs: number | undefined,
): MappedChain {
  const times = records.map(quotedAtMsOf);
  const { instantMs, reasons } = chainInstantOf(times, clock, answeredAtMs);
  const timeframe = records[times.indexOf(instantMs ?? Number.NaN)]?.last_quote?.timeframe ?? undefined;
  const entries: ChainEntry[] = [];
  for (const [index, record] of records.entries()) {
    const contract = contractOf(record.details, leftOut);
    if (contract === undefined) continue;
    const reason = reasons[index] ?? (instantMs === undefined ? 'undated' : undefined);
    if (reason !== undefined || instantMs === undefined) {
      leftOut.add(reason ?? 'undated');
      continue;
    }
    const day = clock.newYorkDay(instantMs);
    const barMs = record.day?.last_updated?.ms;
    // The bar of an earlier day is given as long as there is no newer one, and its volume is not of this day.
    const volume = barMs !== undefined && clock.newYorkDay(barMs) === day ? record.day?.volume : undefined;
    const spot = spotOf(record, { instantMs, timeframe });
    const numbers = { ...numbersOf(record), volume, spot, quotedAtMs: instantMs };
    entries.push({ contract, day, line: lines[index] ?? 0, numbers });
  }
  return { rows: chainRowsOf(entries), isDelayed: timeframe === 'DELAYED' };
}

/** Neither the underlying nor a trade has a say: they may be of another time than the quotes. */
function quotedAtMsOf({ last_quote: quote }: SnapshotRecord): number {
  return quote?.last_updated?.ms ?? Number.NaN;
}

interface Standing {
  readonly instantMs: number;
  readonly timeframe: string | undefined;
}

/** A value in real time beside delayed quotes would price them with what was not known then. */
function spotOf({ underlying_asset: underlying }: SnapshotRecord, standing: Standing): number | undefined {
  const atMs = underlying?.last_updated?.ms;
  const isOfChain =
    atMs !== undefined &&
    isContemporary(atMs, standing.instantMs) &&
    (underlying?.timeframe ?? undefined) === standing.timeframe;
  return isOfChain ? (underlying?.value ?? underlying?.price ?? undefined) : undefined;
}

/** Theta comes per day and vega per volatility point; both are kept per year and per 1.00. */
function numbersOf(record: SnapshotRecord): RowNumbers {
  const { day, greeks, last_trade: trade } = record;
  const quote = isQuoted(record) ? record.last_quote : undefined;
  return {
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
