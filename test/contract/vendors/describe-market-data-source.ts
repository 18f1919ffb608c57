// The contract of a vendor of market data, held against an adapter by a vendor on this machine that fails on demand.
import { describe } from 'vitest';
import { testAnswers, testBrokenBodies, testCursors } from './answers-suite.ts';
import { testFaults } from './faults-suite.ts';
import type { SourceCase } from './source-case.ts';
import { testStopping } from './stopping-suite.ts';
import { createHarness } from './suite-harness.ts';

/** Runs one adapter through the whole contract. */
export function describeMarketDataSource(name: string, sourceCase: SourceCase): void {
  describe(`${name} as a source of market data`, () => {
    const harness = createHarness(name, sourceCase);
    testAnswers(harness);
    testBrokenBodies(harness);
    testCursors(harness);
    testFaults(harness);
    testStopping(harness);
  });
}
