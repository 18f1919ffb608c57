// Every planted leak is caught by the proof that the command makes, and the module in which it sits is named.
import { describe, expect, test } from 'vitest';
import { proveNoLookAhead } from '../../src/apps/look-ahead/index.ts';
import { knownSubject } from './known-world.ts';
import { CHAIN_LEAKS } from './leaks/chain-leaks.ts';
import { MARKET_LEAKS } from './leaks/market-leaks.ts';
import { SIGNAL_LEAKS } from './leaks/signal-leaks.ts';
import { VENUE_LEAKS } from './leaks/venue-leaks.ts';

const LEAKS = [...MARKET_LEAKS, ...CHAIN_LEAKS, ...SIGNAL_LEAKS, ...VENUE_LEAKS];
/** At night every bar is looked at, and how often each leak was caught is told. */
const IS_NIGHT = process.env['QUANTOR_PROOFS'] === 'all';
const NOBODY_WATCHES = { update: () => undefined, isStopped: () => false };
const subject = knownSubject();

describe('a planted leak', () => {
  test.each(LEAKS.map((leak) => [leak.name, leak] as const))(
    '%s is caught',
    async (_, leak) => {
      const proof = await proveNoLookAhead(
        leak.plant(subject),
        IS_NIGHT ? { instants: 'every', seed: 1 } : { instants: 10, seed: 1, stopsAtLeak: true },
        NOBODY_WATCHES,
      );
      if (!proof.ok) throw new Error(proof.error.message);
      const { isProven, first, differing, worlds } = proof.value;
      if (IS_NIGHT)
        console.log(
          `${leak.name} | ${first?.module} | ${differing.cut} | ${differing.poison} | ${worlds / 2}`,
        );
      expect(isProven).toBe(false);
      expect(first?.module).toBe(leak.module);
    },
    10 * 60_000,
  );
});
