// Every history of small worlds in which reasons to leave a trade meet the orders that stand or work for others.
import { describe, it } from 'vitest';
import { expectEveryHistoryToRest } from './every-history.ts';
import { EXIT_CAMPAIGN, EXIT_WORLDS } from './worlds/exit-worlds.ts';

/** `QUANTOR_EXPLORE=all` explores the worlds of minutes too. */
const WORLDS = process.env['QUANTOR_EXPLORE'] === 'all' ? [...EXIT_WORLDS, ...EXIT_CAMPAIGN] : EXIT_WORLDS;

describe('the exit arbiter with a venue and a market that may do anything', () => {
  it.each(WORLDS)(
    '%s: no violation, and every state comes to rest',
    { timeout: 600_000 },
    (name, options) => {
      expectEveryHistoryToRest(name, options);
    },
  );
});
