// An attempt ends, whatever body and transport do.
import { describe, expect, test } from 'vitest';
import { createHttpClient } from './index.ts';

test('a stop ends a request whose transport does not notice it', async () => {
  const stopping = new AbortController();
  const client = createHttpClient({
    vendor: 'vendor',
    baseUrl: 'https://data.example',
    requestsPerMinute: 200,
    surroundings: {
      fetch: () => {
        setImmediate(() => {
          stopping.abort();
        });
        return new Promise(() => undefined);
      },
    },
  });
  const ended = await client.getJson({ path: 'x', stop: stopping.signal });
  expect(ended).toMatchObject({ ok: false, error: { code: 'cancelled', retryable: false } });
});

describe('a body that does not end', () => {
  const LONG_MS = 600_000;
  const bodyOf = (everyMs: number): Response => {
    let timer: NodeJS.Timeout | undefined;
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new Uint8Array([32]));
        timer = setInterval(() => {
          controller.enqueue(new Uint8Array([32]));
        }, everyMs);
      },
      cancel() {
        clearInterval(timer);
      },
    });
    return new Response(body, { headers: { 'content-type': 'application/json' } });
  };

  test.each([
    ['silent', bodyOf(LONG_MS), { idleMsMax: 30, bodyMsMax: LONG_MS }, 'between two pieces within 30 ms'],
    ['trickling', bodyOf(5), { idleMsMax: LONG_MS, bodyMsMax: 60 }, 'to come in full within 60 ms'],
    [
      'longer than is left of its request',
      bodyOf(5),
      { idleMsMax: LONG_MS, requestMsMax: 60 },
      'to come in full',
    ],
  ])('%s is given up', async (_, body, limits, words) => {
    const client = createHttpClient({
      vendor: 'vendor',
      baseUrl: 'https://data.example',
      requestsPerMinute: 200,
      limits: { ...limits, attemptsMax: 1 },
      surroundings: { fetch: () => Promise.resolve(body) },
    });
    const failed = await client.getJson({ path: 'x' });
    expect(failed).toMatchObject({ ok: false, error: { code: 'response-timeout', retryable: true } });
    expect(failed.ok ? '' : failed.error.message).toContain(words);
  });
});
