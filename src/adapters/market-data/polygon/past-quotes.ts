// Asks for the last quote of contracts before a set time of a past session, and believes only quotes of that time.
import {
  dayNumberOf,
  isStaleQuote,
  newYorkMidnightMs,
  type OccSymbol,
  openHours,
  type SessionClock,
  type SessionDate,
} from '../../../core/domain/index.ts';
import type { StopSignal } from '../../../core/ports/index.ts';
import { failedAnswer, type HttpResult } from '../../http/index.ts';
import { readEnvelope } from './answer/envelope.ts';
import { planNote } from './answer/plan-note.ts';
import { type LeftOut, readRecords } from './answer/read-records.ts';
import type { ChainEntry } from './map/chain-row-writer.ts';
import { compareQuotes, type QuoteRecord, quoteRecord } from './map/map-quotes.ts';
import type { PolygonClient } from './polygon-options.ts';

/** Spreads widen at the close itself. */
const MS_BEFORE_CLOSE = 15 * 60_000;
const ASKED_AT_ONCE = 8;

export interface PastQuotesOrder {
  readonly client: PolygonClient;
  readonly clock: SessionClock;
  readonly date: SessionDate;
  readonly stop: StopSignal | undefined;
  readonly leftOut: LeftOut;
}

/**
 * Entries of the contracts that were quoted, all at the set time; the others are counted as `no-quote`, and as `stale-quote`
 * those whose last quote stood too long.
 */
export async function pastQuotes(
  contracts: readonly OccSymbol[],
  quoting: PastQuotesOrder,
): Promise<HttpResult<readonly ChainEntry[]>> {
  const { clock, date, leftOut } = quoting;
  const day = dayNumberOf(date);
  const midnightMs = newYorkMidnightMs(day, clock);
  const quotedAtMs = openHours(day, clock).closeMs - MS_BEFORE_CLOSE;
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
      else if (isStaleQuote(quote.value.sip_timestamp.ms, quotedAtMs, clock)) leftOut.add('stale-quote');
      else if (contract !== undefined)
        entries.push({
          contract,
          day,
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
  if (!read.ok) return read;
  const { records } = read.value;
  // A quote of a later time would be a look into the future.
  const isOutside = records.some(
    ({ sip_timestamp: { ms, nanos } }) => ms < midnightMs || ms + nanos / 1e6 > quotedAtMs,
  );
  if (isOutside)
    return failedAnswer(
      'response-malformed',
      `polygon: expected quotes of ${symbol} within the time that was asked, found one outside of it`,
    );
  return { ok: true, value: records.toSorted(compareQuotes).at(-1) };
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
