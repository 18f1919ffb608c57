// A client for one vendor: paced requests, bounded retries, refusal of other origins, and no key in any message.
import type { MarketDataFailure, StopSignal } from '../../core/ports/index.ts';
import { addressOf, parseBaseAddress } from './base-address.ts';
import type {
  HttpAnswer,
  HttpClientOptions,
  HttpLimits,
  HttpRequest,
  HttpResult,
  Surroundings,
} from './http-client-options.ts';
import { failedAnswer, HttpError } from './http-failure.ts';
import { dateOfHttp } from './pace/http-date.ts';
import type { BodyForm } from './judge-answer.ts';
import { type AttemptOrder, makeAttempt, type ReadAnswer } from './make-attempt.ts';
import { createPacer } from './pace/pacer.ts';
import { redacted } from './redact.ts';
import { backoffMs, retryAfterMs } from './pace/retry-delay.ts';
import { systemSurroundings } from './system-surroundings.ts';

const DEFAULT_LIMITS: HttpLimits = {
  attemptsMax: 6,
  delayMs: 1000,
  delayMsMax: 30_000,
  retryAfterMsMax: 120_000,
  headMsMax: 30_000,
  idleMsMax: 20_000,
  bodyMsMax: 180_000,
  requestMsMax: 600_000,
  bodyBytesMax: 67_108_864,
};

/** All methods read (GET) and end; failures are values, except that `fetch` throws them as `HttpError`. */
export interface HttpClient {
  /** The parsed body; its shape is the caller's to check. */
  getJson(request: HttpRequest): Promise<HttpAnswer<unknown>>;
  /** The text of a body that parses as JSON, for numbers that a double would round. */
  getJsonText(request: HttpRequest): Promise<HttpAnswer<string>>;
  /** The body as text, for tables. */
  getCsv(request: HttpRequest): Promise<HttpAnswer<string>>;
  /** Stands in for `fetch` in a vendor's own client, whose retries are to be switched off; expects JSON. */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
}

export function createHttpClient(options: HttpClientOptions): HttpClient {
  const surroundings: Surroundings = { ...systemSurroundings(), ...options.surroundings };
  const client: Made = {
    options,
    surroundings,
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    pacer: createPacer(options.requestsPerMinute, surroundings, options.recentStarts),
  };
  const get = async (request: HttpRequest, form: BodyForm): Promise<HttpResult<ReadAnswer>> =>
    presentable(await asked(client, request, { form, headers: new Headers() }), options);
  return {
    async getJson(request) {
      return valued(await get(request, 'json'), (text) => JSON.parse(text) as unknown);
    },
    async getJsonText(request) {
      return valued(await get(request, 'json'), (text) => text);
    },
    async getCsv(request) {
      return valued(await get(request, 'csv'), (text) => text);
    },
    async fetch(input, init) {
      const answer = presentable(await askedAsFetch(client, input, init), options);
      if (!answer.ok) throw new HttpError(answer.error);
      const { text, status, headers } = answer.value;
      const date = headers.get('date');
      return new Response(text, {
        status,
        headers: {
          'content-type': headers.get('content-type') ?? 'application/json',
          ...(date === null ? {} : { date }),
        },
      });
    },
  };
}

function valued<T>(answer: HttpResult<ReadAnswer>, valueOf: (text: string) => T): HttpAnswer<T> {
  if (!answer.ok) return answer;
  const { text, headers } = answer.value;
  return { ok: true, value: valueOf(text), answeredAtMs: dateOfHttp(headers.get('date')) };
}

interface Made {
  readonly options: HttpClientOptions;
  readonly surroundings: Surroundings;
  readonly limits: HttpLimits;
  readonly pacer: ReturnType<typeof createPacer>;
}

interface Way {
  readonly form: BodyForm;
  readonly headers: Headers;
}

async function asked(
  client: Made,
  request: HttpRequest,
  { form, headers }: Way,
): Promise<HttpResult<ReadAnswer>> {
  const { options, limits, surroundings } = client;
  const base = parseBaseAddress(options.baseUrl);
  if (!base.ok) return base;
  const url = addressOf(base.value, request);
  if (!url.ok) return url;
  if (!areSet(headers, options.headers ?? {}))
    return failedAnswer(
      'request-refused',
      'expected keys that a header can carry, found another character in one',
    );
  headers.set('accept', form === 'json' ? 'application/json' : 'text/csv, text/plain;q=0.9, */*;q=0.1');
  return retried(client, {
    url: url.value.href,
    headers,
    form,
    limits,
    transport: surroundings.fetch,
    stop: request.stop,
  });
}

/** False where a value cannot stand in a header; the error of the platform would show it. */
function areSet(headers: Headers, values: Readonly<Record<string, string>>): boolean {
  try {
    for (const [name, value] of Object.entries(values)) headers.set(name, value);
    return true;
  } catch {
    return false;
  }
}

async function retried(client: Made, order: AttemptOrder): Promise<HttpResult<ReadAnswer>> {
  const { limits, surroundings, pacer, options } = client;
  let endMs = Number.POSITIVE_INFINITY;
  let malformedBefore: string | undefined;
  for (let attempt = 1; ; attempt += 1) {
    await pacer.take(order.stop);
    // Waiting for one's turn before anything was asked is no fault of the vendor's.
    if (attempt === 1) endMs = surroundings.nowMs() + limits.requestMsMax;
    const leftMs = Math.max(1, endMs - surroundings.nowMs());
    const { result, retryAfter, date, malformed } = await makeAttempt({
      ...order,
      limits: { ...limits, bodyMsMax: Math.min(limits.bodyMsMax, leftMs) },
    });
    if (result.ok || !result.error.retryable) return result;
    const said = retryAfterMs(retryAfter, dateOfHttp(date) ?? surroundings.nowMs());
    const isRepeated = malformed !== undefined && malformed === malformedBefore;
    malformedBefore = malformed;
    const verdict = givenUp(result.error, {
      attempt,
      said,
      limits,
      isRepeated,
      leftMs: endMs - surroundings.nowMs(),
    });
    if (verdict !== undefined) return verdict;
    const jitter = surroundings.random();
    // A vendor's own word is a minimum: all who were refused together shall not come back together.
    const waitMs =
      said === undefined
        ? backoffMs(attempt, limits, jitter)
        : said + Math.floor(jitter * Math.min(1000, limits.delayMs));
    options.onRetry?.({ code: result.error.code, attempt, waitMs });
    await surroundings.sleep(waitMs, order.stop);
  }
}

/** Somebody without a network wants to know it soon. */
const UNREACHABLE_ATTEMPTS_MAX = 3;

interface Standing {
  readonly attempt: number;
  readonly said: number | undefined;
  readonly limits: HttpLimits;
  /** The same bytes as the attempt before, which a cut or a fault of the moment would not give. */
  readonly isRepeated: boolean;
  readonly leftMs: number;
}

function givenUp(
  error: MarketDataFailure,
  { attempt, said, limits, isRepeated, leftMs }: Standing,
): HttpResult<never> | undefined {
  const isUnreachable = error.code === 'network-unreachable';
  const attemptsMax = isUnreachable
    ? Math.min(UNREACHABLE_ATTEMPTS_MAX, limits.attemptsMax)
    : limits.attemptsMax;
  if (isRepeated) return failedAnswer(error.code, `${error.message}, twice the same`);
  if (attempt >= attemptsMax) return failedAnswer(error.code, `${error.message} (${attempt} attempts)`);
  if (said === undefined || said <= limits.retryAfterMsMax) {
    if (leftMs > (said ?? 0)) return undefined;
    const found = `found none after ${attempt} attempts`;
    const expected = `expected an answer within ${limits.requestMsMax / 1000} s`;
    return failedAnswer(error.code, `${error.message}; ${expected}, ${found}`);
  }
  const found = `found one of ${Math.ceil(said / 1000)} s`;
  return failedAnswer(
    error.code,
    `${error.message}; expected a wait of at most ${limits.retryAfterMsMax / 1000} s, ${found}`,
  );
}

async function askedAsFetch(
  client: Made,
  input: string | URL | Request,
  init: RequestInit | undefined,
): Promise<HttpResult<ReadAnswer>> {
  const isRequest = input instanceof Request;
  const method = (init?.method ?? (isRequest ? input.method : 'GET')).toUpperCase();
  if (method !== 'GET')
    return failedAnswer('request-unsupported', `expected a request that reads (GET), found ${method}`);
  const stop: StopSignal | undefined = init?.signal ?? (isRequest ? input.signal : undefined);
  return asked(
    client,
    { path: isRequest ? input.url : String(input), ...(stop === undefined ? {} : { stop }) },
    { form: 'json', headers: new Headers(init?.headers ?? (isRequest ? input.headers : undefined)) },
  );
}

/** The answer, its failure naming the vendor and free of keys. */
function presentable<T>(
  answer: HttpResult<T>,
  { vendor, secrets, headers }: HttpClientOptions,
): HttpResult<T> {
  if (answer.ok) return answer;
  const { code, retryable, message } = answer.error;
  // What a header carries is taken for a secret, so that forgetting to name one does no harm.
  const kept = [...(secrets ?? []), ...Object.values(headers ?? {}), ...bearersOf(headers)];
  return { ok: false, error: { code, retryable, message: redacted(`${vendor}: ${message}`, kept) } };
}

function bearersOf(headers: HttpClientOptions['headers']): readonly string[] {
  return Object.values(headers ?? {}).map((value) => value.replace(/^\S+ /, ''));
}
