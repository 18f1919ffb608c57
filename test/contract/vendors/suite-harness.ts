// Stands a vendor up before every test of the suite and takes it down behind it, searching all that could be seen for keys.
import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { HttpLimits } from '../../../src/adapters/http/index.ts';
import type { MarketDataSource } from '../../../src/core/ports/index.ts';
import { type LoopbackServer, startLoopbackServer } from './loopback-server.ts';
import type { Scenario, SourceCase } from './source-case.ts';
import {
  answered,
  type Answered,
  type AskOptions,
  HURRIED_LIMITS,
  hurriedSurroundings,
} from './suite-run.ts';

/** One source under test; its fields are of the test that runs. */
export interface Harness {
  readonly name: string;
  readonly sourceCase: SourceCase;
  readonly main: Scenario;
  readonly server: LoopbackServer;
  /** What is asked and answered; the main scenario at the start of every test. */
  current: Scenario;
  /** Stands for the body of every answer where it is set. */
  broken: string | undefined;
  makeSource(limits?: Partial<HttpLimits>): MarketDataSource;
  /** Asks the current scenario; whatever a caller could show is searched for keys. */
  ask(options?: AskOptions, source?: MarketDataSource): Promise<Answered>;
}

/** Registers the hooks of vitest around the tests of the calling `describe`. */
export function createHarness(name: string, sourceCase: SourceCase): Harness {
  const [main] = sourceCase.scenarios;
  if (main === undefined) throw new Error('a source case has at least one scenario');
  let server: LoopbackServer | undefined;
  let seen: string[] = [];
  const harness: Harness = {
    name,
    sourceCase,
    main,
    current: main,
    broken: undefined,
    get server() {
      if (server === undefined) throw new Error('the vendor stands only while a test runs');
      return server;
    },
    makeSource(limits = {}) {
      return sourceCase.make({
        origin: harness.server.origin,
        limits: { ...HURRIED_LIMITS, ...limits },
        surroundings: hurriedSurroundings(),
        requestsPerMinute: 10_000,
      });
    },
    async ask(options = {}, source = harness.makeSource()) {
      const answer = await answered(source, harness.current, options);
      seen.push(JSON.stringify(answer));
      return answer;
    },
  };

  beforeEach(async () => {
    harness.current = main;
    harness.broken = undefined;
    seen = [];
    server = await startLoopbackServer((url) => {
      const reply = harness.current.answer(url);
      return harness.broken === undefined ? reply : { ...reply, body: harness.broken };
    });
    for (const stream of [process.stdout, process.stderr])
      vi.spyOn(stream, 'write').mockImplementation((text) => {
        seen.push(String(text));
        return true;
      });
  });

  afterEach(async () => {
    vi.restoreAllMocks();
    await harness.server.close();
    const targets = harness.server.requests.map(({ target }) => target);
    expectNoKey(sourceCase.keys, [...seen, ...targets, ...process.argv]);
  });
  return harness;
}

function expectNoKey(keys: readonly string[], texts: readonly string[]): void {
  const all = texts.join('\n');
  for (const key of keys)
    for (const written of [key, encodeURIComponent(key), Buffer.from(key).toString('base64')])
      expect(all).not.toContain(written);
}
