// How a source ends when somebody stops it: soon, as cancelled, and with whole pages behind it.
import { expect, test } from 'vitest';
import type { Fault } from './loopback-server.ts';
import type { Harness } from './suite-harness.ts';

const STOP_AFTER_MS = 50;
const ENDED_WITHIN_MS = 1000;

/** Registers the tests of cancellation. */
export function testStopping(harness: Harness): void {
  const waits: readonly Fault['kind'][] = ['slow-head', 'slow-body'];
  test.each(waits)('a stop during %s ends the answer soon', async (kind) => {
    harness.server.failAlways({ kind } as Fault);
    const stopping = new AbortController();
    setTimeout(() => {
      stopping.abort();
    }, STOP_AFTER_MS);
    const startedMs = performance.now();
    const patient = harness.makeSource({ headMsMax: 20_000, idleMsMax: 20_000, bodyMsMax: 20_000 });
    const { failure } = await harness.ask({ stop: stopping.signal }, patient);
    expect(failure?.code).toBe('cancelled');
    expect(performance.now() - startedMs).toBeLessThan(ENDED_WITHIN_MS);
  });

  test('a stop between pages ends the answer behind whole pages, and before the first asks nothing', async () => {
    const stopping = new AbortController();
    const { failure, pages } = await harness.ask({
      stop: stopping.signal,
      onPage: () => {
        stopping.abort();
      },
    });
    expect(pages).toHaveLength(1);
    expect(failure?.code).toBe(harness.main.pages > 1 ? 'cancelled' : undefined);
    const before = harness.server.requests.length;
    expect((await harness.ask({ stop: stopping.signal })).failure?.code).toBe('cancelled');
    expect(harness.server.requests).toHaveLength(before);
  });
}
