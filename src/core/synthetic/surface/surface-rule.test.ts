// Checks the rule's published figures and that its surfaces hold no static arbitrage from the calmest to the wildest market.
import { describe, expect, test } from 'vitest';
import { createRng } from '../../numerics/index.ts';
import { densityFactor, findCurveArbitrage, type SmileCurve } from '../../pricing/index.ts';
import { IndexCurve } from './index-curve.ts';
import { completedIndexLevels } from './index-family.ts';
import { maturityScore, writeRuleSmile, writeSurfaceState } from './surface-rule.ts';
import { WingedSmile } from './winged-smile.ts';

const HORIZON_TRADING_DAYS = Float64Array.of(6.6, 21.7, 66.5, 131);
/** Every listed maturity from the last hours to three years. */
const DAYS = [
  0.02, 0.1, 0.3, 1, 2, 3, 4, 7, 9, 11, 14, 18, 21, 25, 29, 30, 31, 36, 45, 60, 75, 90, 93, 120, 180, 184,
  270,
];
const LONG_DAYS = [365, 545, 730, 1095];

interface Levels {
  readonly vix: number;
  readonly vix9d: number;
  readonly vix3m: number;
  readonly vix6m: number;
}

/** The rule's smiles for maturities of `days` calendar days. */
function smilesAt(levels: Levels, days: readonly number[]): readonly WingedSmile[] {
  const curve = new IndexCurve();
  curve.fit(HORIZON_TRADING_DAYS, Float64Array.of(levels.vix9d, levels.vix, levels.vix3m, levels.vix6m));
  const state = { level: 0, inversion: 0 };
  writeSurfaceState(state, levels.vix, levels.vix6m);
  return days.map((each) => {
    const tradingDays = each * (252 / 365);
    const smile = new WingedSmile();
    const indexVariance = curve.totalVariance(tradingDays);
    writeRuleSmile(smile, { score: maturityScore(each / 365), tradingDays, indexVariance }, state);
    return smile;
  });
}

function estimated(vix: number): Levels {
  return completedIndexLevels({ vix, vix9d: undefined, vix3m: undefined, vix6m: undefined });
}

function asCurve(smile: WingedSmile): SmileCurve {
  return {
    totalVariance: (k) => smile.totalVariance(k),
    densityFactor: (k) =>
      densityFactor(
        { variance: smile.totalVariance(k), slope: smile.slopeAt(k), curvature: smile.curvatureAt(k) },
        k,
      ),
  };
}

/** From strikes of a twentieth of the forward to almost three times it, wider than any list, denser near the forward. */
const GRID = Array.from({ length: 121 }, (_, index) => (index < 60 ? 3 : 1) * ((index - 60) / 60) ** 3);

function arbitrageAt(levels: Levels): unknown {
  const smiles = smilesAt(levels, [...DAYS, ...LONG_DAYS]);
  return findCurveArbitrage(smiles.map(asCurve), GRID)[0];
}

describe('surface rule', () => {
  test.each([
    [12, 0.775],
    [18, 0.832],
    [30, 0.909],
    [45, 0.956],
    [80, 0.956],
  ])('at VIX %f volatility at the money is %f of the index at 30 days', (vix, ratio) => {
    const state = { level: 0, inversion: 0 };
    writeSurfaceState(state, vix, vix);
    const smile = new WingedSmile();
    const tradingDays = 21;
    const indexVariance = (vix / 100) ** 2 * (tradingDays / 252);
    writeRuleSmile(smile, { score: maturityScore(30 / 365), tradingDays, indexVariance }, state);
    expect(Math.sqrt(smile.theta / indexVariance)).toBeCloseTo(ratio, 3);
    expect(smile.rho).toBeCloseTo(Math.tanh(-0.962), 12);
    expect(smile.psi).toBeCloseTo(Math.exp(-0.183 - 0.572 * Math.log(vix / 18)), 12);
  });

  test('the level of VIX says less of a year than of a month', () => {
    const share = (vix: number, days: number): number => {
      const flat = { vix, vix9d: vix, vix3m: vix, vix6m: vix };
      const smile = smilesAt(flat, [days])[0] as WingedSmile;
      return Math.sqrt(smile.theta / ((vix / 100) ** 2 * (days / 365)));
    };
    expect(share(30, 30) - share(12, 30)).toBeGreaterThan(2 * (share(30, 365) - share(12, 365)));
  });

  test('a spike tilts the smile more than a high plateau', () => {
    const at = (vix6m: number): number =>
      (smilesAt({ vix: 30, vix9d: 30, vix3m: 30, vix6m }, [30])[0] as WingedSmile).rho;
    expect(at(24)).toBeLessThan(at(30) - 0.05);
  });

  test('keeps rho and psi inside their limits far outside the calibrated range', () => {
    for (const vix of [4, 9, 80, 200]) {
      for (const { theta, rho, psi } of smilesAt(estimated(vix), [0.05, 1, 30, 400])) {
        expect(rho).toBeGreaterThanOrEqual(-0.82);
        expect(rho).toBeLessThanOrEqual(-0.2);
        expect(psi).toBeGreaterThanOrEqual(0.3);
        expect(psi).toBeLessThanOrEqual(1.35);
        expect(theta).toBeGreaterThan(0);
      }
    }
  });

  test.each([8, 10, 12, 15, 18, 22, 27, 35, 45, 60, 80, 90])(
    'at VIX %f there is no static arbitrage',
    (vix) => {
      expect(arbitrageAt(estimated(vix))).toBeUndefined();
    },
  );

  test('a thousand random markets hold no static arbitrage', () => {
    const rng = createRng(20);
    const noise = (deviation: number, most: number): number =>
      Math.max(-most, Math.min(most, deviation * rng.normal()));
    for (let draw = 0; draw < 1000; draw += 1) {
      // Ratios as on daily closes of 2016 to 2026, at any level: from steep contango to the inversions of February 2018
      // and March 2020.
      const vix = 8 * (90 / 8) ** rng.uniform();
      const contango = -0.3 + 0.61 * rng.uniform();
      const vix9d = vix * Math.exp(0.034 - 0.874 * contango + noise(0.08, 0.15));
      const vix3m = vix * Math.exp(contango);
      const vix6m = vix3m * Math.exp(0.01 + 0.546 * contango + noise(0.03, 0.06));
      const levels = { vix, vix9d, vix3m, vix6m };
      expect({ levels, arbitrage: arbitrageAt(levels) }).toEqual({ levels, arbitrage: undefined });
    }
  });
});
