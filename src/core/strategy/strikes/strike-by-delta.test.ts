// Tests the search for a strike by delta against looking at every strike.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cents, type Cents, type OptionExpiry, type OptionRight } from '../../domain/index.ts';
import type { FakeChain } from '../../domain/market/fake-chain.fixture.ts';
import { chainToday, LISTED } from '../entry-case.fixture.ts';
import { bracketDelta, type DeltaTarget, nearestOf, notAbove, strikesInBand } from './strike-by-delta.ts';

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

function strikeByDelta(chain: FakeChain, target: DeltaTarget, isAtMost = false) {
  const bracket = bracketDelta(chain, EXPIRY, target);
  return bracket && (isAtMost ? notAbove(bracket, target) : nearestOf(bracket, target.absDelta));
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
        const found = strikeByDelta(chain, { right, absDelta });
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
      expect(strikeByDelta(chain, { right, absDelta: 0.5 })?.strikeCents).toBe(26_000);
    }
  });

  it('is the first going out of the money that does not exceed the delta, where that is the rule', () => {
    const anyDelta = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(anyRight, anyLadder, anyDelta, (right, ladder, absDelta) => {
        const chain = chainToday();
        chain.strikes = ladder;
        const found = strikeByDelta(chain, { right, absDelta }, true);
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
      const target = { right, absDelta: Math.abs(delta) };
      expect(strikeByDelta(chain, target, true)?.strikeCents).toBe(26_000);
    }
  });

  it('is none where nothing is listed or the surface has no view', () => {
    const chain = chainToday();
    const target = { right: 'put', absDelta: 0.2 } as const;
    chain.hasModel = () => false;
    expect(strikeByDelta(chain, target)).toBeUndefined();
    const empty = chainToday();
    empty.strikes = [];
    expect(strikeByDelta(empty, target)).toBeUndefined();
  });
});

describe('strikes in a band of deltas', () => {
  it('are those that a look at all of them finds, in order of strike, holes in the surface passed over', () => {
    const anyDelta = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(anyRight, anyLadder, anyDelta, anyDelta, (right, ladder, one, other) => {
        const [min, max] = [Math.min(one, other), Math.max(one, other)];
        const chain = chainToday();
        chain.strikes = ladder;
        const inside = ladder.filter((strike) => {
          const absDelta = Math.abs(chain.model(EXPIRY, right, strike)?.delta ?? 9);
          return absDelta >= min && absDelta <= max;
        });
        const found = strikesInBand(chain, EXPIRY, right, { min, max });
        expect(found.map(({ strikeCents }) => strikeCents)).toEqual(inside);
      }),
      { numRuns: 200 },
    );
  });

  it('are none of those that the surface has no view of', () => {
    const chain = chainToday();
    const target = { min: 0.1, max: 0.4 };
    const all = strikesInBand(chain, EXPIRY, 'put', target).map(({ strikeCents }) => strikeCents);
    const hole = all[3] ?? cents(0);
    const [low = 0] = all;
    chain.hasModel = (strike) => strike !== hole;
    const found = strikesInBand(chain, EXPIRY, 'put', target).map(({ strikeCents }) => strikeCents);
    expect(low).toBeLessThan(hole);
    expect(found).toEqual(all.filter((strike) => strike !== hole));
  });
});
