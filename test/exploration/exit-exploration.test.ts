// Every history of small worlds in which reasons to leave a trade meet the orders that stand or work for others.
import { describe, expect, it } from 'vitest';
import { EXIT_CAMPAIGN, EXIT_WORLDS } from './worlds/exit-worlds.ts';
import { explore } from './explore.ts';
import { told } from './told.ts';
import { tradingWorld } from './trading-world.ts';
import { condorWorld, QUIET_VENUE } from './worlds/condor-world.ts';

const STATES_MAX = 400_000;
/** `QUANTOR_EXPLORE=all` explores the worlds of minutes too. */
const WORLDS = process.env['QUANTOR_EXPLORE'] === 'all' ? [...EXIT_WORLDS, ...EXIT_CAMPAIGN] : EXIT_WORLDS;

describe('the exit arbiter with a venue and a market that may do anything', () => {
  it.each(WORLDS)(
    '%s: no violation, and every state comes to rest',
    { timeout: 600_000 },
    (name, options) => {
      const started = performance.now();
      const found = explore(tradingWorld(condorWorld({ ...QUIET_VENUE, ...options })), STATES_MAX);
      console.log(`${name}: ${told(found)}, ${((performance.now() - started) / 1000).toFixed(1)} s`);
      expect(found.violations).toEqual([]);
      expect(found).toMatchObject({ isClosed: true, strandedStates: 0 });
      expect(found.quietStates).toBeGreaterThan(0);
    },
  );
});
