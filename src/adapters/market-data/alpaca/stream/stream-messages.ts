// Reads what Alpaca's streams say: quotes, bars, and the errors that end a stream.
import { z } from 'zod';
import { parseOccSymbol } from '../../../../core/domain/index.ts';
import type { FailedAnswer, MarketDataFailureCode, StreamItem } from '../../../../core/ports/index.ts';
import { failedAnswer } from '../../../http/index.ts';
import { numberOrMissing, vendorInstant } from '../answer/vendor-values.ts';

const symbol = z
  .string()
  .transform((text) => parseOccSymbol(text)?.symbol ?? text.trim().toUpperCase())
  .pipe(z.string().min(1));

const quoteMessage = z.looseObject({
  symbol,
  timestampRaw: vendorInstant,
  bidPrice: numberOrMissing,
  askPrice: numberOrMissing,
  bidSize: numberOrMissing,
  askSize: numberOrMissing,
});

const barMessage = z.looseObject({
  symbol,
  timestampRaw: vendorInstant,
  open: numberOrMissing,
  high: numberOrMissing,
  low: numberOrMissing,
  close: numberOrMissing,
  volume: numberOrMissing,
});

/** A quote as Alpaca's client hands it over, which checks none of it. */
export function quoteItem(message: unknown): StreamItem {
  const parsed = quoteMessage.safeParse(message);
  if (!parsed.success) return leftOut(parsed.error);
  const { symbol: name, timestampRaw: at, bidPrice, askPrice, bidSize, askSize } = parsed.data;
  return {
    kind: 'quote',
    symbol: name,
    quotedAtMs: at.ms,
    nanos: at.nanos,
    bid: bidPrice,
    ask: askPrice,
    bidSize,
    askSize,
    replaced: 0,
  };
}

/** A bar of a minute, likewise. */
export function barItem(message: unknown, isRevised: boolean): StreamItem {
  const parsed = barMessage.safeParse(message);
  if (!parsed.success) return leftOut(parsed.error);
  const { symbol: name, timestampRaw: at, open, high, low, close, volume } = parsed.data;
  return { kind: 'bar', symbol: name, startMs: at.ms, open, high, low, close, volume, isRevised };
}

function leftOut(error: z.ZodError): StreamItem {
  const field = error.issues[0]?.path.map(String).join('.') ?? '';
  return { kind: 'left-out', reason: `unreadable-${field === '' ? 'message' : field}`, count: 1 };
}

/** Errors after which another attempt would end the same, in the words of Alpaca's client. */
const FINAL: ReadonlyMap<string, MarketDataFailureCode> = new Map([
  ['auth failed', 'credentials-refused'],
  ['not authenticated', 'credentials-refused'],
  ['auth timeout', 'credentials-refused'],
  ['insufficient subscription', 'not-entitled'],
  ['v2 not enabled', 'not-entitled'],
  ['symbol limit exceeded', 'request-refused'],
  ['invalid syntax', 'request-refused'],
]);

/** The failure that an error of the stream is, or `undefined` where the connection may be tried again. */
export function finalFailureOf(words: string): FailedAnswer | undefined {
  const code = FINAL.get(words);
  return code && failedAnswer(code, `alpaca: expected a stream, found "${words}"`);
}

/** Whether an error is about one message, and not about the connection. */
export function isUnreadableFrame(words: string): boolean {
  return words.startsWith('failed to ');
}
