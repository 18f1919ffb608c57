// What a source makes of a vendor and a network that fail: it asks again within bounds, or ends with a code.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fault } from './loopback-server.ts';
import type { Harness } from './suite-harness.ts';
import { HURRIED_LIMITS } from './suite-run.ts';

type CodedFault = readonly [fault: Fault, code: RegExp];

const limited = (headers?: Readonly<Record<string, string>>): Fault => ({
  kind: 'status',
  status: 429,
  ...(headers === undefined ? {} : { headers }),
});

/** Faults behind which the same request is answered, and the codes they end with where they last. */
const PASSING: readonly CodedFault[] = [
  [limited({ 'retry-after': '2' }), /^rate-limited$/],
  [limited({ 'retry-after': 'Tue, 14 Nov 2023 22:13:40 GMT' }), /^rate-limited$/],
  [limited(), /^rate-limited$/],
  [{ kind: 'status', status: 500 }, /^vendor-unavailable$/],
  [{ kind: 'status', status: 502 }, /^vendor-unavailable$/],
  [{ kind: 'status', status: 503, headers: { 'retry-after': '1' } }, /^vendor-unavailable$/],
  [{ kind: 'slow-head' }, /^response-timeout$/],
  [{ kind: 'slow-body' }, /^response-timeout$/],
  [{ kind: 'reset-head' }, /^connection-lost$/],
  [{ kind: 'reset-body' }, /^connection-lost$|^response-cut$/],
  [{ kind: 'cut-body' }, /^connection-lost$|^response-cut$/],
  [{ kind: 'markup' }, /^response-type$/],
  [{ kind: 'disguised-markup' }, /^response-type$/],
  [{ kind: 'other-type' }, /^response-type$/],
  [{ kind: 'half-text' }, /^response-malformed$/],
  [{ kind: 'status', status: 204 }, /^response-cut$/],
  [{ kind: 'status', status: 206 }, /^response-cut$/],
];

/** A body that is the same twice has not been cut by chance. */
const ATTEMPTS_AT_HALF_A_TEXT = 2;

/** Faults that end an answer at once: asking again would do no better, or would send keys elsewhere. */
const FINAL: readonly (readonly [fault: Fault, code: string])[] = [
  [{ kind: 'status', status: 400 }, 'request-refused'],
  [{ kind: 'status', status: 401 }, 'credentials-refused'],
  [{ kind: 'status', status: 403 }, 'not-entitled'],
  [{ kind: 'status', status: 404 }, 'not-found'],
  [limited({ 'retry-after': '86400' }), 'rate-limited'],
  [{ kind: 'redirect' }, 'redirect-refused'],
  [{ kind: 'endless' }, 'response-too-large'],
];

const titled = <Code>([fault, code]: readonly [Fault, Code]): readonly [string, Fault, Code] => [
  JSON.stringify(fault),
  fault,
  code,
];

/** Registers the tests of faults, one by one and in any sequence. */
export function testFaults(harness: Harness): void {
  describe.each(PASSING.map(titled))('passing fault %s', (_, fault, code) => {
    test('costs no row and doubles none, whichever request it meets', async () => {
      const plain = await harness.ask();
      const requests = harness.server.requests.length;
      for (let place = 0; place < requests; place += 1) {
        harness.server.failNext([...Array.from({ length: place }, () => undefined), fault]);
        const before = harness.server.requests.length;
        expect(await harness.ask()).toMatchObject({ rows: plain.rows, failure: undefined });
        expect(harness.server.requests.length - before).toBe(requests + 1);
      }
    });

    test('ends with its code where it lasts, after the allowed attempts', async () => {
      harness.server.failAlways(fault);
      const { rows, failure } = await harness.ask({}, harness.makeSource({ headMsMax: 60, idleMsMax: 60 }));
      expect(rows).toEqual([]);
      expect(failure?.code).toMatch(code);
      expect(failure?.retryable).toBe(true);
      const attempts = fault.kind === 'half-text' ? ATTEMPTS_AT_HALF_A_TEXT : HURRIED_LIMITS.attemptsMax;
      expect(harness.server.requests).toHaveLength(attempts ?? 0);
    });
  });

  test.each(FINAL.map(titled))('final fault %s ends the answer at once', async (_, fault, code) => {
    harness.server.failNext([fault]);
    expect(await harness.ask()).toMatchObject({ rows: [], failure: { code } });
    expect(harness.server.requests).toHaveLength(1);
  });

  test('any sequence of faults ends with all rows, or with a code behind whole pages', async () => {
    const plain = await harness.ask();
    const quick = PASSING.map(([fault]) => fault).filter(({ kind }) => !kind.startsWith('slow'));
    const sequences = fc.array(fc.option(fc.constantFrom(...quick), { nil: undefined }), { maxLength: 14 });
    const property = fc.asyncProperty(sequences, async (sequence) => {
      harness.server.failNext(sequence);
      const { rows, failure } = await harness.ask();
      expect(rows).toEqual(plain.rows.slice(0, rows.length));
      expect(rows.length === plain.rows.length).toBe(failure === undefined);
    });
    await fc.assert(property, { numRuns: 40 });
  });

  test('nobody listening is told as such', async () => {
    const source = harness.makeSource({ attemptsMax: 1 });
    await harness.server.close();
    const { failure } = await harness.ask({}, source);
    expect(failure).toMatchObject({ code: 'network-unreachable', retryable: true });
    expect(failure?.message).toContain(harness.name);
  });
}
