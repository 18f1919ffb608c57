// Tests the search for a strike by delta against looking at every strike.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cents, type Cents, type OptionExpiry, type OptionRight } from '../../domain/index.ts';
import type { FakeChain } from '../../domain/market/fake-chain.fixture.ts';
import { chainToday, LISTED } from '../entry-case.fixture.ts';
import { strikeByDelta } from './strike-by-delta.ts';

const EXPIRY = LISTED[1] as OptionExpiry;

function bruteForce(chain: FakeChain, right: OptionRight, absDelta: number): Cents | undefined {
  let best: { readonly strikeCents: Cents; readonly distance: number } | undefined;
  for (const strikeCents of chain.strikesCents(EXPIRY)) {
    const distance = Math.abs(
      Math.abs(chain.model(EXPIRY, right, strikeCents)?.delta ?? Infinity) - absDelta,
    );
    if (best === undefined || distance < best.distance) best = { strikeCents, distance };
  }
  return best?.strikeCents;
}

const anyRight = fc.constantFrom<OptionRight[]>('put', 'call');
const anyLadder = fc
  .uniqueArray(fc.integer({ min: 20_000, max: 34_000 }), { minLength: 1, maxLength: 40 })
  .map((strikes) => strikes.toSorted((a, b) => a - b).map(cents));

describe('strike by delta', () => {
  it('is the strike that a look at all of them finds', () => {
    const anyDelta = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    const anySpot = fc.double({ min: 220, max: 320, noNaN: true });
    fc.assert(
      fc.property(anyRight, anyLadder, anyDelta, anySpot, (right, ladder, absDelta, spot) => {
        const chain = chainToday();
        chain.strikes = ladder;
        chain.spotPoints = spot;
        const found = strikeByDelta(chain, EXPIRY, { right, absDelta, rule: 'nearest-delta' });
        expect(found?.strikeCents).toBe(bruteForce(chain, right, absDelta));
        expect(found?.model).toEqual(chain.model(EXPIRY, right, found?.strikeCents ?? cents(0)));
      }),
      { numRuns: 400 },
    );
  });

  it('goes to the lower of two strikes as near', () => {
    for (const right of ['put', 'call'] as const) {
      const chain = chainToday();
      chain.strikes = [26_000, 27_000].map(cents);
      const rising = right === 'put' ? 1 : -1;
      chain.model = (_expiry, _right, strikeCents) => ({
        iv: 0.2,
        delta: rising * (0.5 + rising * (strikeCents === 26_000 ? -0.25 : 0.25)),
      });
      expect(strikeByDelta(chain, EXPIRY, { right, absDelta: 0.5, rule: 'nearest-delta' })?.strikeCents).toBe(
        26_000,
      );
    }
  });

  it('is the first going out of the money that does not exceed the delta, where that is the rule', () => {
    const anyDelta = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(anyRight, anyLadder, anyDelta, (right, ladder, absDelta) => {
        const chain = chainToday();
        chain.strikes = ladder;
        const found = strikeByDelta(chain, EXPIRY, { right, absDelta, rule: 'delta-at-most' });
        const inside = ladder.filter(
          (strike) => Math.abs(chain.model(EXPIRY, right, strike)?.delta ?? 9) <= absDelta,
        );
        expect(found?.strikeCents).toBe(right === 'put' ? inside.at(-1) : inside[0]);
      }),
      { numRuns: 400 },
    );
  });

  it('takes a strike that has the very delta as one that does not exceed it', () => {
    for (const right of ['put', 'call'] as const) {
      const chain = chainToday();
      const { delta } = chain.model(EXPIRY, right, cents(26_000)) ?? { delta: 9 };
      const target = { right, absDelta: Math.abs(delta), rule: 'delta-at-most' } as const;
      expect(strikeByDelta(chain, EXPIRY, target)?.strikeCents).toBe(26_000);
    }
  });

  it('is none where nothing is listed or the surface has no view', () => {
    const chain = chainToday();
    const target = { right: 'put', absDelta: 0.2, rule: 'nearest-delta' } as const;
    chain.hasModel = () => false;
    expect(strikeByDelta(chain, EXPIRY, target)).toBeUndefined();
    const empty = chainToday();
    empty.strikes = [];
    expect(strikeByDelta(empty, EXPIRY, target)).toBeUndefined();
  });
});
