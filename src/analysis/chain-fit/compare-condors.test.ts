import { describe, expect, it } from 'vitest';
import { blackPrice } from '../../core/pricing/index.ts';
import { compareCondors } from './compare-condors.ts';
import { snapshotOf } from './recorded-market.fixture.ts';
import type { Smile } from './recorded-smiles.ts';
import type { SimulatedSmile } from './simulated-smiles.ts';

const [whole] = snapshotOf({ volOf: () => 0.2 }).smiles as readonly [Smile];

/** The smile with nothing but the four quotes nearest to the deltas of the rule. */
const sparse: Smile = {
  ...whole,
  points: [0.95, 0.8, 0.2, 0.05].map((callDelta) =>
    whole.points.reduce((best, point) =>
      Math.abs(point.callDelta - callDelta) < Math.abs(best.callDelta - callDelta) ? point : best,
    ),
  ),
};

function flat(vol: number): SimulatedSmile {
  const { forward, years, discount } = whole;
  return {
    volAt: () => vol,
    priceAt: (right, strike) => blackPrice({ right, forward, strike, years, vol, discount }),
    quoteAt: () => undefined,
  };
}

describe('a condor that the simulated chain misses', () => {
  it('is kept: its simulated legs are the nearest quoted strikes, however far their deltas', () => {
    // At twice the volatility the 5-delta strikes have about 20 delta, and nothing further out is quoted.
    const condor = compareCondors(sparse, flat(0.4));
    expect(condor?.sameStrikes).toBeGreaterThan(0.5);
    // All of its nearest 20-delta strikes are the 5-delta ones, so that it sells and buys the same options.
    expect(condor).toMatchObject({ ownStrikes: 1, creditOverWidth: 1 });
  });

  it('is kept at strikes of its own', () => {
    const condor = compareCondors(sparse, flat(0.25));
    expect(condor?.ownStrikes).toBeGreaterThan(0.1);
    expect(condor?.ownStrikes).toBe(condor?.sameStrikes);
  });

  it('needs recorded strikes near their deltas', () => {
    expect(compareCondors({ ...sparse, points: sparse.points.slice(1) }, flat(0.2))).toBeUndefined();
    const callsMoved = sparse.points.map((point, at) => (at === 2 ? { ...point, callDelta: 0.24 } : point));
    expect(compareCondors({ ...sparse, points: callsMoved }, flat(0.2))).toBeUndefined();
  });
});
