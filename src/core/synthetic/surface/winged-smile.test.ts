// Checks the winged smile against the eSSVI it extends, its derivatives and its growth at extreme strikes.
import { describe, expect, test } from 'vitest';
import { essviTotalVariance } from '../../pricing/index.ts';
import { WingedSmile } from './winged-smile.ts';

const THETA = 0.0016;
const RHO = -0.65;
const PSI = 0.85;
const smile = new WingedSmile();
smile.set(THETA, RHO, PSI, 0.545);
const deviation = Math.sqrt(THETA);

describe('winged smile', () => {
  test('is the eSSVI where calls are quoted, and lies above it for deep puts', () => {
    const essvi = { theta: THETA, rho: RHO, phi: PSI / deviation };
    const ratioAt = (z: number): number =>
      smile.totalVariance(z * deviation) / essviTotalVariance(essvi, z * deviation);
    expect(ratioAt(2)).toBeLessThan(1.02);
    expect(ratioAt(0)).toBeLessThan(1.015);
    expect(ratioAt(-1.5)).toBeLessThan(1.03);
    // 1 delta lies about 4.5 deviations down; recorded quotes stand 4 to 7 points above the eSSVI at 14.
    expect(Math.sqrt(ratioAt(-4.5))).toBeGreaterThan(1.1);
    expect(Math.sqrt(ratioAt(-4.5))).toBeLessThan(1.3);
  });

  test('has the derivatives of its total variance', () => {
    const h = 1e-5;
    for (const z of [-8, -4, -2.5, -1, 0, 0.7, 3]) {
      const k = z * deviation;
      const at = (step: number): number => smile.totalVariance(k + step * h);
      const slope = (at(1) - at(-1)) / (2 * h);
      const curvature = (smile.slopeAt(k + h) - smile.slopeAt(k - h)) / (2 * h);
      expect(smile.slopeAt(k)).toBeCloseTo(slope, 7);
      expect(smile.curvatureAt(k) / curvature).toBeCloseTo(1, 5);
    }
  });

  test("grows linearly, with less than Lee's bound of 2", () => {
    const wide = new WingedSmile();
    // VIX 90 for a year at the limits of rho and psi.
    wide.set(0.81, -0.82, 1.35, 0.545);
    for (const k of [-40, 40]) expect(Math.abs(wide.slopeAt(k))).toBeLessThan(2);
    expect(wide.curvatureAt(-40)).toBeLessThan(1e-3);
    expect(wide.slopeAt(-40)).toBeCloseTo(-0.5 * 0.9 * (1.35 * 1.82 + 2 * 0.545), 2);
  });
});
