// Requests to vendors: one client that paces, retries within bounds, refuses other origins and shows no key.
export { createHttpClient, type HttpClient } from './http-client.ts';
export type {
  HttpClientOptions,
  HttpLimits,
  HttpRequest,
  HttpResult,
  RetryNote,
  Surroundings,
  Transport,
} from './http-client-options.ts';
export { failedAnswer, failureOfCaught } from './http-failure.ts';
export { redacted } from './redact.ts';
export { createStreamQueue, type StreamQueue } from './stream/stream-queue.ts';
