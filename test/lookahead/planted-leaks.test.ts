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

test('a file of two price levels is judged by its longer part, and the proof says so', async () => {
  // Prices that double after a week without a split on record: the cleaning trusts what comes after.
  const doubled = knownSubject({}, (inputs) => {
    const from = 60;
    const twice = (column: Float64Array): Float64Array =>
      column.map((price, row) => (row < from ? price : 2 * price));
    const { open, high, low, close } = inputs.bars;
    const prices = { open: twice(open), high: twice(high), low: twice(low), close: twice(close) };
    return { ...inputs, bars: { ...inputs.bars, ...prices } };
  });
  const proof = await proveNoLookAhead(doubled, { instants: 10, seed: 1, stopsAtLeak: true }, NOBODY_WATCHES);
  if (!proof.ok) throw new Error(proof.error.message);
  expect(proof.value.first?.module).toBe('bars and openings');
});
