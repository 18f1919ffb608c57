// Asserts of one small world that no history of it breaks a rule and that each comes to rest.
import { expect } from 'vitest';
import { explore } from './explore.ts';
import { told } from './told.ts';
import { tradingWorld } from './trading-world.ts';
import { condorWorld, QUIET_VENUE, type WorldOptions } from './worlds/condor-world.ts';

/** More than any world of a test has. */
export const STATES_MAX = 400_000;

/** Explores the world that leaves the venue quiet but for `options`, and prints what that came to. */
export function expectEveryHistoryToRest(name: string, options: Partial<WorldOptions>): void {
  const started = performance.now();
  const found = explore(tradingWorld(condorWorld({ ...QUIET_VENUE, ...options })), STATES_MAX);
  console.log(`${name}: ${told(found)}, ${((performance.now() - started) / 1000).toFixed(1)} s`);
  expect(found.violations).toEqual([]);
  expect(found).toMatchObject({ isClosed: true, strandedStates: 0 });
  expect(found.quietStates).toBeGreaterThan(0);
}
