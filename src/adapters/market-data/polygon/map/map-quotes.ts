// Maps the quotes of one option contract over time to chain rows in exact order.
import { z } from 'zod';
import type { ChainRows, OccSymbol } from '../../../../core/domain/index.ts';
import { exactInstant } from '../answer/exact-json.ts';
import type { ReadRecords } from '../answer/read-records.ts';
import { vendorNumber } from '../answer/vendor-number.ts';
import { chainRowsOf } from './chain-row-writer.ts';
import type { NewYorkDay } from './map-aggregates.ts';

const number = vendorNumber.nullish();

/** One quote, at the nanosecond at which the securities information processor had it. */
export const quoteRecord = z.looseObject({
  sip_timestamp: exactInstant,
  sequence_number: z.number().int(),
  bid_price: number,
  bid_size: number,
  ask_price: number,
  ask_size: number,
});
export type QuoteRecord = z.infer<typeof quoteRecord>;

/** By nanosecond, then by the vendor's sequence: the order that a time rounded to ms does not tell. */
export function compareQuotes(a: QuoteRecord, b: QuoteRecord): number {
  return (
    a.sip_timestamp.ms - b.sip_timestamp.ms ||
    a.sip_timestamp.nanos - b.sip_timestamp.nanos ||
    a.sequence_number - b.sequence_number
  );
}

/** The quotes of `contract`, oldest first. A side that the vendor does not give is missing, one at zero is zero. */
export function mapQuotes(
  { records, lines }: ReadRecords<QuoteRecord>,
  contract: OccSymbol,
  newYorkDay: NewYorkDay,
): ChainRows {
  const ordered = [...records.keys()].flatMap((place) => {
    const record = records[place];
    return record === undefined ? [] : [{ record, line: lines[place] ?? 0 }];
  });
  ordered.sort((a, b) => compareQuotes(a.record, b.record) || a.line - b.line);
  return chainRowsOf(
    ordered.map(({ record, line }) => ({
      contract,
      day: newYorkDay(record.sip_timestamp.ms),
      line,
      numbers: {
        quotedAtMs: record.sip_timestamp.ms,
        bid: record.bid_price,
        ask: record.ask_price,
        bidSize: record.bid_size,
        askSize: record.ask_size,
      },
    })),
  );
}
