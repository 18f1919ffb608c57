// Checks that the fit finds the coefficients that made its observations, and says what it does not know.
import { describe, expect, test } from 'vitest';
import { createRng } from '../../../core/numerics/index.ts';
import {
  maturityScore,
  SURFACE_TERMS,
  type SurfaceTerms,
  WingedSmile,
  writeRuleSmile,
} from '../../../core/synthetic/index.ts';
import { dteBandOf } from '../buckets.ts';
import { errorPoints, fitSurface } from './fit-surface.ts';
import type { SurfaceObservation } from './surface-observation.ts';

const MADE_WITH: SurfaceTerms = {
  level: { constant: -0.3, perVix: 0.25, perLongMaturity: -0.1, perVixAndLongMaturity: -0.05 },
  tilt: { constant: -0.8, perMaturity: -0.05, perInversion: -0.7 },
  curvature: { constant: -0.1, perMaturity: 0.05, perIndexVol: -0.3 },
  wingSlope: 0.4,
};
const DAYS = [2, 8, 21, 45, 90, 250];

/** Smiles of the terms on 48 dates in as many weeks; `noise` is the standard deviation of their volatilities. */
function observationsMade(noise: number): readonly SurfaceObservation[] {
  const rng = createRng(5);
  const smile = new WingedSmile();
  return Array.from({ length: 48 }, (_, week) => {
    const vix = 12 + 24 * rng.uniform();
    const state = { level: Math.log(vix / 18), inversion: -0.25 + 0.4 * rng.uniform() };
    return DAYS.map((days): SurfaceObservation => {
      const years = days / 365;
      const indexVariance = (vix / 100) ** 2 * years;
      const maturity = { score: maturityScore(years), tradingDays: 252 * years, indexVariance };
      writeRuleSmile(smile, maturity, state, MADE_WITH);
      const at = (deviations: number): { readonly logMoneyness: number; readonly vol: number } => {
        const logMoneyness = deviations * Math.sqrt(indexVariance);
        const vol = Math.sqrt(smile.totalVariance(logMoneyness) / years);
        return { logMoneyness, vol: vol + noise * rng.normal() };
      };
      return {
        week,
        dte: dteBandOf(days),
        years,
        maturity,
        state,
        body: [-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5].map(at),
        wing: [-4, -3].map(at),
        weight: 1 / 48,
        scale: 0.01,
      };
    });
  }).flat();
}

describe('surface fit', () => {
  test('finds the coefficients that made the smiles, far from those it starts at', () => {
    const { terms, leftOutPoints } = fitSurface(observationsMade(0));
    for (const group of ['level', 'tilt', 'curvature'] as const) {
      for (const [name, value] of Object.entries(MADE_WITH[group])) {
        expect((terms[group] as Record<string, number>)[name], `${group}.${name}`).toBeCloseTo(value, 4);
      }
    }
    expect(terms.wingSlope).toBeCloseTo(MADE_WITH.wingSlope, 4);
    expect(leftOutPoints['15-60']).toBeLessThan(0.001);
  });

  test('noise of half a point is the error left, and lies in the standard errors', () => {
    const { terms, errors, leftOutPoints } = fitSurface(observationsMade(0.005));
    expect(leftOutPoints['15-60']).toBeGreaterThan(0.45);
    expect(leftOutPoints['15-60']).toBeLessThan(0.6);
    expect(errors.level.constant).toBeGreaterThan(0);
    expect(Math.abs(terms.level.constant - MADE_WITH.level.constant)).toBeLessThan(4 * errors.level.constant);
    expect(Math.abs(terms.wingSlope - MADE_WITH.wingSlope)).toBeLessThan(4 * errors.wingSlope);
  });

  test('measures a smile against the rule in points', () => {
    const observation = observationsMade(0)[0] as SurfaceObservation;
    const raised = observation.body.map(({ logMoneyness, vol }) => ({ logMoneyness, vol: vol + 0.01 }));
    expect(errorPoints({ ...observation, body: raised }, MADE_WITH)).toBeCloseTo(1, 10);
    expect(errorPoints(observation, SURFACE_TERMS)).toBeGreaterThan(0.1);
  });
});
