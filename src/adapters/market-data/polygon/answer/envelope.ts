// Reads what surrounds the records of an answer: the vendor's verdict on the request, the records and where they go on.
import { z } from 'zod';
import type { FailedAnswer } from '../../../../core/ports/index.ts';
import { failedAnswer, type HttpResult } from '../../../http/index.ts';
import { parseExactJson } from './exact-json.ts';
import { planNote, type VendorProduct } from './plan-note.ts';

/** An answer that the vendor calls good. */
export interface Envelope {
  /** `undefined` where the answer has none: a request that nothing answers. */
  readonly results: unknown;
  readonly nextUrl: string | undefined;
}

const text = z.string().nullish();
const envelope = z.looseObject({
  status: text,
  error: text,
  message: text,
  next_url: text,
  ticker: z.unknown().optional(),
  adjusted: z.boolean().nullish(),
  resultsCount: z.number().nullish(),
  results: z.unknown().optional(),
});
/** What an answer says of itself where it is the answer to what was asked. */
export interface ExpectedAnswer {
  readonly ticker?: string;
  readonly adjusted?: boolean;
}

/** The names that are read of an envelope. */
export const envelopeFields: readonly string[] = Object.keys(envelope.shape);

/** DELAYED: the key's plan gives the same data, a quarter of an hour or a day later. */
const GOOD = new Set(['OK', 'DELAYED']);

/**
 * The envelope of a body, or what the vendor says against the request in a body of status 200; `response-malformed` where an
 * answer contradicts itself or what was asked.
 */
export function readEnvelope(
  body: string,
  product: VendorProduct,
  expected: ExpectedAnswer = {},
): HttpResult<Envelope> {
  const parsed = envelope.safeParse(parseExactJson(body));
  if (!parsed.success) {
    const found = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ');
    return failedAnswer('response-malformed', `polygon: expected an object with results, found ${found}`);
  }
  const { status, error, message, next_url: nextUrl, results } = parsed.data;
  if (status === undefined && results === undefined)
    return failedAnswer('response-malformed', 'polygon: expected a status or results, found neither');
  // Some answers of the vendor, such as the snapshot of indices, are recorded without a status.
  if (status !== undefined && status !== null && !GOOD.has(status))
    return refusal(status, message ?? error ?? 'no reason', product);
  const contradiction = contradictionIn(parsed.data, expected);
  if (contradiction !== undefined) return failedAnswer('response-malformed', `polygon: ${contradiction}`);
  return {
    ok: true,
    value: {
      results: results ?? undefined,
      nextUrl: nextUrl === null || nextUrl === '' ? undefined : nextUrl,
    },
  };
}

/** Why a good answer cannot be believed, in words. */
function contradictionIn(
  { error, ticker, adjusted, resultsCount, results }: z.infer<typeof envelope>,
  expected: ExpectedAnswer,
): string | undefined {
  if (error !== undefined && error !== null && error !== '')
    return `expected an answer without an error, found one: ${error.slice(0, 200)}`;
  const count = Array.isArray(results) ? results.length : 0;
  if (typeof resultsCount === 'number' && resultsCount !== count)
    return `expected ${resultsCount} results, as the answer says, found ${count}`;
  const named = typeof ticker === 'string' ? ticker.toUpperCase() : undefined;
  if (differs(named, expected.ticker?.toUpperCase()))
    return `expected results of ${expected.ticker}, found those of ${named?.slice(0, 40)}`;
  if (differs(adjusted, expected.adjusted))
    return `expected adjusted ${expected.adjusted}, found ${adjusted}`;
  return undefined;
}

const differs = <T>(found: T | null | undefined, expected: T | undefined): boolean =>
  found !== null && found !== undefined && expected !== undefined && found !== expected;

function refusal(status: string, words: string, product: VendorProduct): FailedAnswer {
  const found = `polygon: expected status OK or DELAYED, found ${status}: ${words.slice(0, 200)}`;
  if (status === 'NOT_AUTHORIZED') return failedAnswer('not-entitled', `${found}; ${planNote(product)}`);
  if (status === 'NOT_FOUND') return failedAnswer('not-found', found);
  return failedAnswer('request-refused', found);
}
