// Asks once: sends the request, waits within limits, and reads and judges the answer.
import type { FailedAnswer, StopSignal } from '../../core/ports/index.ts';
import type { HttpLimits, HttpResult, Transport } from './http-client-options.ts';
import { failedAnswer } from './http-failure.ts';
import { type BodyForm, failureOfForm, failureOfStatus } from './judge-answer.ts';
import { BodyLimitError, readBody } from './read-body.ts';

export interface AttemptOrder {
  readonly url: string;
  readonly headers: Headers;
  readonly form: BodyForm;
  readonly limits: HttpLimits;
  readonly transport: Transport;
  readonly stop: StopSignal | undefined;
}

/** An answer that was read in full and is of the expected form. */
export interface ReadAnswer {
  readonly text: string;
  readonly status: number;
  readonly headers: Headers;
}

/** One attempt's end; `retryAfter` and `date` are headers of a refused one, `malformed` the body that had not the expected form. */
export interface Attempt {
  readonly result: HttpResult<ReadAnswer>;
  readonly retryAfter: string | null;
  readonly date: string | null;
  readonly malformed?: string;
}

/** Of the body of a refusal no more than this is read: its message stands near the front or nowhere. */
const REFUSAL_BYTES_MAX = 65_536;

const HEAD_IS_LATE = Symbol('head is late');

/** Never throws: what the transport throws becomes a failure. */
export async function makeAttempt(order: AttemptOrder): Promise<Attempt> {
  const { stop, limits } = order;
  const ending = new AbortController();
  const end = (): void => {
    ending.abort();
  };
  stop?.addEventListener('abort', end);
  const headTimer = setTimeout(() => {
    ending.abort(HEAD_IS_LATE);
  }, limits.headMsMax);
  try {
    if (stop?.aborted === true) return ended(cancelled());
    const init: RequestInit = { headers: order.headers, redirect: 'manual', signal: ending.signal };
    // A transport that does not notice its signal is left behind.
    const over = whenAborted(ending.signal);
    const response = await Promise.race([order.transport(order.url, init), over]);
    clearTimeout(headTimer);
    return await Promise.race([judged(response, order), over]);
  } catch (caught) {
    if (stop?.aborted === true) return ended(cancelled());
    if (ending.signal.reason === HEAD_IS_LATE) {
      const message = `expected an answer within ${limits.headMsMax} ms, found silence`;
      return ended(failedAnswer('response-timeout', message));
    }
    return ended(failureOfTransport(caught));
  } finally {
    clearTimeout(headTimer);
    stop?.removeEventListener('abort', end);
    // Frees a connection whose body was not read to its end.
    ending.abort();
  }
}

function whenAborted(signal: AbortSignal): Promise<never> {
  const over = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => {
      reject(new Error('aborted'));
    });
  });
  // Every attempt ends with an abort, mostly of nothing.
  over.catch(() => undefined);
  return over;
}

async function judged(response: Response, order: AttemptOrder): Promise<Attempt> {
  const { status, headers } = response;
  // Others that mean well give a part of the answer, or nothing.
  const isUsable = status === 200;
  const bytesMax = isUsable ? order.limits.bodyBytesMax : REFUSAL_BYTES_MAX;
  if (!isUsable) {
    const body = await readBody(response, { ...order.limits, bodyBytesMax: bytesMax }).catch(() => undefined);
    if (order.stop?.aborted === true) return ended(cancelled());
    const text = body === undefined ? '' : textOf(body);
    return {
      result: failureOfStatus(status, text),
      retryAfter: headers.get('retry-after'),
      date: headers.get('date'),
    };
  }
  const text = textOf(await readBody(response, order.limits));
  const failure = failureOfForm(order.form, headers.get('content-type'), text);
  if (failure?.error.code === 'response-malformed') return { ...ended(failure), malformed: text };
  return ended(failure ?? { ok: true, value: { text, status, headers } });
}

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const ended = (result: HttpResult<ReadAnswer>): Attempt => ({ result, retryAfter: null, date: null });

const cancelled = (): FailedAnswer => failedAnswer('cancelled', 'stopped before the answer was complete');

const NETWORK_CODES: ReadonlySet<string> = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function failureOfTransport(caught: unknown): FailedAnswer {
  if (caught instanceof BodyLimitError) return failedAnswer(caught.code, caught.message);
  if (caught instanceof Error && caught.cause instanceof Error && caught.cause.message === 'bad port')
    return failedAnswer('address-refused', 'expected a port that may be asked, found one that fetch blocks');
  const code = systemCodeOf(caught);
  if (code !== undefined && NETWORK_CODES.has(code))
    return failedAnswer('network-unreachable', `expected a connection, found none (${code})`);
  if (code === 'ECONNRESET' || code === 'EPIPE' || code === undefined)
    return failedAnswer(
      'connection-lost',
      `expected an answer, found a lost connection${code === undefined ? '' : ` (${code})`}`,
    );
  if (code.startsWith('CERT_') || /(?:CERT|TLS|SSL|SIGNED)/.test(code))
    return failedAnswer('address-refused', `expected a certificate that can be trusted, found ${code}`);
  return failedAnswer('response-cut', `expected the whole body, found less of it (${code})`);
}

/** The code of the innermost cause, which says what the system met. */
function systemCodeOf(caught: unknown): string | undefined {
  let code: string | undefined;
  let current = caught;
  for (let depth = 0; depth < 8 && current instanceof Error; depth += 1) {
    if ('code' in current && typeof current.code === 'string') ({ code } = current);
    if (current instanceof AggregateError && code === undefined) current = current.errors[0];
    else current = current.cause;
  }
  return code;
}
