// Tests the Kelly fraction against its closed form for two outcomes, against a search for many, and its shrinkage by the error.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kellyFraction, kellyShrinkage } from './kelly.ts';
import { expectationOf, type PnlDistribution } from './pnl-distribution.ts';

const binary = (win: number, loss: number, probability: number): PnlDistribution => ({
  pnlCents: [win, -loss],
  probabilities: [probability, 1 - probability],
});

const fractionOf = (distribution: PnlDistribution, observations?: number) => {
  const estimate = kellyFraction(distribution, observations);
  if (estimate.kind !== 'fraction') throw new Error(estimate.kind);
  return estimate;
};

describe('the Kelly fraction', () => {
  it('is p - q/b of a bet that wins b times the stake or loses it', () => {
    // Thorp (2006), section 2: an even bet won with probability p is worth 2p - 1.
    expect(fractionOf(binary(100, 100, 0.53)).fraction).toBeCloseTo(0.06, 12);
    expect(fractionOf(binary(165, 335, 0.72)).fraction).toBeCloseTo(0.72 - (0.28 * 335) / 165, 12);
    expect(fractionOf(binary(300, 100, 0.5)).fraction).toBeCloseTo(0.5 - 0.5 / 3, 12);
  });

  it('is 0 without an edge, and just above it is small', () => {
    expect(fractionOf(binary(100, 100, 0.5)).fraction).toBe(0);
    expect(fractionOf(binary(100, 300, 0.7)).fraction).toBe(0);
    expect(fractionOf(binary(100, 100, 0.5005)).fraction).toBeCloseTo(0.001, 12);
  });

  it('has no maximum where nothing loses', () => {
    expect(kellyFraction({ pnlCents: [10, 0], probabilities: [0.5, 0.5] })).toEqual({
      kind: 'no-losing-outcome',
    });
    expect(kellyFraction({ pnlCents: [10, -5], probabilities: [1, 0] })).toEqual({
      kind: 'no-losing-outcome',
    });
  });

  it('stops short of everything where losing is all but impossible', () => {
    const { fraction } = fractionOf({ pnlCents: [100, -100], probabilities: [1, 1e-15] });
    expect(fraction).toBeGreaterThan(0.999999);
    expect(fraction).toBeLessThan(1);
  });

  it('grows equity faster than any other share', () => {
    const outcome = fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: 1, max: 100 }));
    fc.assert(
      fc.property(fc.array(outcome, { minLength: 2, maxLength: 8 }), (pairs) => {
        const total = pairs.reduce((sum, [, weight]) => sum + weight, 0);
        const distribution = {
          pnlCents: pairs.map(([pnl]) => pnl),
          probabilities: pairs.map(([, weight]) => weight / total),
        };
        const worst = -Math.min(...distribution.pnlCents);
        fc.pre(worst > 0);
        const { fraction } = fractionOf(distribution);
        const growth = (share: number): number =>
          expectationOf(distribution, (pnl) => Math.log(1 + (share * pnl) / worst));
        for (const other of [0, fraction * 0.9, fraction * 1.1, fraction + 0.01]) {
          if (other < 1) expect(growth(fraction)).toBeGreaterThanOrEqual(growth(other) - 1e-12);
        }
      }),
      { numRuns: 300, seed: 5 },
    );
  });
});

describe('its standard error', () => {
  it('is (1 + 1/b) sqrt(p q / n) of a bet with two outcomes', () => {
    // Baker and McHale (2013): the error of p - q/b is that of p, times 1 + 1/b.
    const error = (win: number, loss: number, p: number, n: number): number =>
      (1 + loss / win) * Math.sqrt((p * (1 - p)) / n);
    expect(fractionOf(binary(165, 335, 0.72), 200).standardError).toBeCloseTo(error(165, 335, 0.72, 200), 10);
    expect(fractionOf(binary(100, 100, 0.6), 50).standardError).toBeCloseTo(error(100, 100, 0.6, 50), 10);
  });

  it('is not there where the outcomes are taken as known', () => {
    expect(fractionOf(binary(100, 100, 0.6)).standardError).toBeUndefined();
  });
});

describe('the shrinkage', () => {
  it('is f^2 / (f^2 + e^2)', () => {
    expect(kellyShrinkage(0.2, 0.1)).toBeCloseTo(0.8, 12);
    expect(kellyShrinkage(0.2, 0.2)).toBeCloseTo(0.5, 12);
    expect(kellyShrinkage(0.2, 0)).toBe(1);
  });

  it('is 1 without an error and 0 of nothing', () => {
    expect(kellyShrinkage(0.2, undefined)).toBe(1);
    expect(kellyShrinkage(0, 0.1)).toBe(0);
    expect(kellyShrinkage(0, 0)).toBe(0);
  });
});
