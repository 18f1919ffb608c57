// Tests that a distribution is checked before it is used, and its mean, worst loss and deviation on figures done by hand.
import { describe, expect, it } from 'vitest';
import {
  expectationOf,
  findDistributionFault,
  pnlDeviationCents,
  type PnlDistribution,
  worstLossCents,
} from './pnl-distribution.ts';

const SOUND: PnlDistribution = { pnlCents: [100, -300], probabilities: [0.75, 0.25] };

describe('a distribution', () => {
  it('is sound where probabilities from 0 to 1 add up to 1, to a millionth', () => {
    expect(findDistributionFault(SOUND)).toBeUndefined();
    expect(findDistributionFault({ pnlCents: [0], probabilities: [1] })).toBeUndefined();
    expect(findDistributionFault({ pnlCents: [1, 2], probabilities: [1, 0] })).toBeUndefined();
    expect(findDistributionFault({ ...SOUND, probabilities: [0.75, 0.2500009] })).toBeUndefined();
    expect(findDistributionFault({ ...SOUND, probabilities: [0.75, 0.2499991] })).toBeUndefined();
  });

  it.each([
    ['no-outcomes', { pnlCents: [], probabilities: [] }],
    ['length-mismatch', { pnlCents: [1, 2], probabilities: [1] }],
    ['outcome-not-finite', { pnlCents: [Number.NaN, 1], probabilities: [0.5, 0.5] }],
    ['outcome-not-finite', { pnlCents: [1, -Infinity], probabilities: [0.5, 0.5] }],
    ['probability-not-in-range', { pnlCents: [1, 2, 3], probabilities: [-0.1, 0.6, 0.5] }],
    ['probability-not-in-range', { pnlCents: [1, 2], probabilities: [1.1, -0.1] }],
    ['probability-not-in-range', { pnlCents: [1], probabilities: [Number.NaN] }],
    ['probabilities-not-one', { ...SOUND, probabilities: [0.75, 0.250002] }],
    ['probabilities-not-one', { ...SOUND, probabilities: [0.75, 0.249998] }],
  ])('has the fault %s', (fault, distribution) => {
    expect(findDistributionFault(distribution)).toBe(fault);
  });

  it('has a mean, a deviation and a worst loss', () => {
    expect(expectationOf(SOUND, (pnl) => pnl)).toBe(0);
    expect(expectationOf(SOUND, (pnl) => 2 * pnl + 1)).toBe(1);
    // 0.75 x 100^2 + 0.25 x 300^2 = 30,000.
    expect(pnlDeviationCents(SOUND)).toBeCloseTo(Math.sqrt(30_000), 12);
    expect(pnlDeviationCents({ pnlCents: [100, 200], probabilities: [0.5, 0.5] })).toBe(50);
    expect(worstLossCents(SOUND)).toBe(300);
    expect(worstLossCents({ pnlCents: [5, 7], probabilities: [0.5, 0.5] })).toBe(-5);
  });

  it('does not count a loss that cannot happen', () => {
    expect(worstLossCents({ pnlCents: [-900, -20, 50], probabilities: [0, 0.5, 0.5] })).toBe(20);
  });
});
