// Checks the expected variance against cases that can be worked out by hand.
import { describe, expect, test } from 'vitest';
import { CALIBRATED_REGIMES } from './calibrated-regimes.ts';
import type { RegimeModel } from './regime-model.ts';
import { regimeShares, varianceOutlook } from './variance-outlook.ts';

const ONE_REGIME: RegimeModel = {
  regimes: [{ name: 'only', volatility: 0.2, jumpsPerYear: 0, premiumPerYear: 0 }],
  transitions: [[1]],
  reversion: 0.1,
  disturbance: 0.2,
  leverage: -0.5,
  jumpMean: -0.02,
  jumpDeviation: 0.01,
  jumpVariance: 0.05,
};

describe('variance outlook', () => {
  test('of one regime goes back to its level geometrically', () => {
    const outlook = varianceOutlook(ONE_REGIME, 60);
    const [level, start] = [0.04, 0.09];
    const expected = 20 * level + (start - level) * ((1 - 0.9 ** 20) / 0.1);
    expect(outlook.expected(start, 0, 20) * 252).toBeCloseTo(expected, 12);
    expect(outlook.expected(level, 0, 60) * 252).toBeCloseTo(60 * level, 12);
  });

  test('counts jumps in the price, and what they leave in the variance from the next session on', () => {
    const jumping = {
      ...ONE_REGIME,
      regimes: [{ name: 'only', volatility: 0.2, jumpsPerYear: 25.2, premiumPerYear: 0 }],
    };
    const outlook = varianceOutlook(jumping, 5);
    const jump = 0.1 * (0.02 ** 2 + 0.01 ** 2);
    expect(outlook.expected(0.04, 0, 1)).toBeCloseTo(0.04 / 252 + jump, 15);
    expect(outlook.expected(0.04, 0, 2)).toBeCloseTo((2 * 0.04 + 0.1 * 0.05) / 252 + 2 * jump, 15);
  });

  test('takes parts of sessions in proportion', () => {
    const outlook = varianceOutlook(CALIBRATED_REGIMES, 21);
    const [whole, more] = [outlook.expected(0.05, 2, 20), outlook.expected(0.05, 2, 21)];
    expect(outlook.expected(0.05, 2, 20.25)).toBeCloseTo(0.75 * whole + 0.25 * more, 15);
    expect(outlook.expected(0.05, 2, 0)).toBe(0);
  });

  test('moves into the regimes that may come', () => {
    const [calm = 0, crash = 0] = [0, 3].map((regime) =>
      varianceOutlook(CALIBRATED_REGIMES, 126).expected(0.02, regime, 126),
    );
    expect(crash).toBeGreaterThan(1.5 * calm);
  });
});

test('the long-run shares of the regimes stay what they are and sum to 1', () => {
  const shares = regimeShares(CALIBRATED_REGIMES);
  expect(shares.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 9);
  for (const [to, share] of shares.entries()) {
    const arriving = shares.reduce(
      (sum, each, from) => sum + each * (CALIBRATED_REGIMES.transitions[from]?.[to] ?? 0),
      0,
    );
    expect(arriving).toBeCloseTo(share, 9);
  }
});
