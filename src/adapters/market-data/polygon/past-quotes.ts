// Asks for the last quote of contracts before a set time of a past session.
import { dayNumberOf, MS_PER_DAY, type OccSymbol, type SessionDate } from '../../../core/domain/index.ts';
import type { StopSignal } from '../../../core/ports/index.ts';
import { failedAnswer, type HttpResult } from '../../http/index.ts';
import { readEnvelope } from './answer/envelope.ts';
import { planNote } from './answer/plan-note.ts';
import { type LeftOut, readRecords } from './answer/read-records.ts';
import type { ChainEntry } from './map/chain-row-writer.ts';
import type { NewYorkDay } from './map/map-aggregates.ts';
import { type QuoteRecord, quoteRecord } from './map/map-quotes.ts';
import type { PolygonClient } from './polygon-options.ts';

/** A quarter of an hour before the close of a full session: spreads widen at the close itself. */
const MINUTE_OF_CHAIN = 15 * 60 + 45;
const ASKED_AT_ONCE = 8;

export interface PastQuotesOrder {
  readonly client: PolygonClient;
  readonly newYorkDay: NewYorkDay;
  readonly date: SessionDate;
  readonly stop: StopSignal | undefined;
  readonly leftOut: LeftOut;
}

/** Entries of the contracts that were quoted, all at the set time; the others are counted as `no-quote`. */
export async function pastQuotes(
  contracts: readonly OccSymbol[],
  quoting: PastQuotesOrder,
): Promise<HttpResult<readonly ChainEntry[]>> {
  const { newYorkDay, date, leftOut } = quoting;
  const midnightMs = midnightOf(date, newYorkDay);
  const quotedAtMs = midnightMs + MINUTE_OF_CHAIN * 60_000;
  const entries: ChainEntry[] = [];
  for (let place = 0; place < contracts.length; place += ASKED_AT_ONCE) {
    const some = contracts.slice(place, place + ASKED_AT_ONCE);
    const quotes = await Promise.all(
      some.map((contract) => lastQuote(contract, { ...quoting, midnightMs, quotedAtMs })),
    );
    for (const [index, quote] of quotes.entries()) {
      const contract = some[index];
      if (!quote.ok) return quote;
      if (quote.value === undefined) leftOut.add('no-quote');
      else if (contract !== undefined)
        entries.push({
          contract,
          day: dayNumberOf(date),
          line: 0,
          numbers: {
            quotedAtMs,
            bid: quote.value.bid_price,
            ask: quote.value.ask_price,
            bidSize: quote.value.bid_size,
            askSize: quote.value.ask_size,
          },
        });
    }
  }
  return { ok: true, value: entries };
}

interface AskedQuote {
  readonly client: PolygonClient;
  readonly stop: StopSignal | undefined;
  readonly leftOut: LeftOut;
  readonly midnightMs: number;
  readonly quotedAtMs: number;
}

/** `undefined` where the contract was not quoted that day up to the set time. */
async function lastQuote(
  { symbol }: OccSymbol,
  { client, stop, leftOut, midnightMs, quotedAtMs }: AskedQuote,
): Promise<HttpResult<QuoteRecord | undefined>> {
  const question = pastQuoteQuestion(symbol, midnightMs, quotedAtMs);
  const text = await client.http.getJsonText({ ...question, ...(stop === undefined ? {} : { stop }) });
  if (!text.ok)
    return text.error.code === 'not-entitled'
      ? failedAnswer('not-entitled', `${text.error.message}; ${planNote('option-quotes')}`)
      : text;
  const envelope = readEnvelope(text.value, 'option-quotes');
  if (!envelope.ok) return envelope;
  const read = readRecords(envelope.value.results, quoteRecord, leftOut);
  return read.ok ? { ok: true, value: read.value.records[0] } : read;
}

/** The vendor takes nanoseconds, too many digits for a number. */
export function pastQuoteQuestion(
  symbol: string,
  fromMs: number,
  toMs: number,
): { readonly path: string; readonly query: Readonly<Record<string, string | number>> } {
  return {
    path: `/v3/quotes/O:${symbol}`,
    query: {
      'timestamp.gte': `${fromMs}000000`,
      'timestamp.lte': `${toMs}000000`,
      order: 'desc',
      sort: 'timestamp',
      limit: 1,
    },
  };
}

/** Midnight in New York is at 4:00 or 5:00 UTC, except on two Sundays a year. */
function midnightOf(date: SessionDate, newYorkDay: NewYorkDay): number {
  const day = dayNumberOf(date);
  const early = day * MS_PER_DAY + 4 * 3_600_000;
  return newYorkDay(early) === day ? early : early + 3_600_000;
}
