// Requests to vendors: one client that paces, retries within bounds, refuses other origins and shows no key.
export { createHttpClient, type HttpClient } from './http-client.ts';
export type {
  HttpAnswer,
  HttpClientOptions,
  HttpLimits,
  HttpRequest,
  HttpResult,
  RecentStarts,
  RetryNote,
  Surroundings,
  Transport,
} from './http-client-options.ts';
export { failedAnswer, failureOfCaught } from './http-failure.ts';
export { dateOfHttp } from './pace/http-date.ts';
export { redacted } from './redact.ts';
export { streamItems, streamRefusal } from './stream/stream-items.ts';
export type { StreamQueue } from './stream/stream-queue.ts';
