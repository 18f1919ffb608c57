// Checks the rule's published figures and that its surfaces hold no static arbitrage from the calmest to the wildest market.
import { describe, expect, test } from 'vitest';
import { type EssviSlice, findStaticArbitrage, meetsButterflyBound } from '../../pricing/index.ts';
import { IndexCurve } from './index-curve.ts';
import { completedIndexLevels } from './index-family.ts';
import { maturityScore, type MutableEssviSlice, writeRuleSlice, writeSurfaceState } from './surface-rule.ts';

const TRADING_DAYS = Float64Array.of(6.6, 21.7, 66.5, 131);

/** The rule's slices at VIX `vix`, the other members estimated, for maturities of `days` calendar days. */
function slicesAt(vix: number, days: readonly number[]): readonly EssviSlice[] {
  const levels = completedIndexLevels({ vix, vix9d: undefined, vix3m: undefined, vix6m: undefined });
  const curve = new IndexCurve();
  curve.fit(TRADING_DAYS, Float64Array.of(levels.vix9d, levels.vix, levels.vix3m, levels.vix6m));
  const state = { level: 0, inversion: 0 };
  writeSurfaceState(state, levels.vix, levels.vix9d);
  return days.map((each) => {
    const slice: MutableEssviSlice = { theta: 0, rho: 0, phi: 0 };
    const indexVariance = curve.totalVariance(each * (252 / 365));
    writeRuleSlice(slice, { score: maturityScore(each / 365), indexVariance }, state);
    return slice;
  });
}

describe('surface rule', () => {
  test.each([
    [12, 0.775],
    [18, 0.814],
    [30, 0.866],
  ])(
    'at VIX %f with a flat front the at-the-money volatility is %f of the index at 30 days',
    (vix, ratio) => {
      const state = { level: 0, inversion: 0 };
      writeSurfaceState(state, vix, vix);
      const slice: MutableEssviSlice = { theta: 0, rho: 0, phi: 0 };
      writeRuleSlice(slice, { score: maturityScore(30 / 365), indexVariance: 1 }, state);
      expect(Math.sqrt(slice.theta)).toBeCloseTo(ratio, 3);
      expect(slice.rho).toBeCloseTo(Math.tanh(-0.6145 - 0.359 * Math.log(vix / 18)), 12);
      expect(slice.phi * Math.sqrt(slice.theta)).toBeCloseTo(
        Math.exp(-0.052 - 0.4949 * Math.log(vix / 18)),
        12,
      );
    },
  );

  test('keeps rho and psi inside their limits far outside the calibrated range', () => {
    for (const vix of [4, 9, 80, 200]) {
      for (const slice of slicesAt(vix, [0.05, 1, 30, 400])) {
        const psi = slice.phi * Math.sqrt(slice.theta);
        expect(slice.rho).toBeGreaterThanOrEqual(-0.85);
        expect(slice.rho).toBeLessThanOrEqual(-0.25);
        expect(psi).toBeGreaterThanOrEqual(0.5 - 1e-12);
        expect(psi).toBeLessThanOrEqual(1.35 + 1e-12);
        expect(meetsButterflyBound(slice)).toBe(true);
      }
    }
  });

  test.each([10, 12, 15, 18, 22, 27, 35, 45, 60, 80])('at VIX %f there is no static arbitrage', (vix) => {
    const days = [0.1, 1, 2, 4, 7, 14, 21, 30, 45, 60, 90, 120, 180, 270, 365];
    const slices = slicesAt(vix, days);
    const widest = Math.sqrt(slices.at(-1)?.theta ?? 0);
    const grid = Array.from({ length: 161 }, (_, index) => ((index - 80) / 80) * 4 * widest);
    expect(findStaticArbitrage(slices, grid)).toEqual([]);
  });
});
