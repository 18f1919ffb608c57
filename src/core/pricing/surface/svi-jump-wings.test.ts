// Checks the jump-wings form and the repair on the published example, and that repaired slices are free and near.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findButterfly } from './svi-arbitrage.ts';
import { fromJumpWings, type JumpWings, jumpWingsOf, repairButterfly } from './svi-jump-wings.ts';
import { type SviSlice, sviShape, sviTotalVariance } from './svi-slice.ts';

/** Axel Vogt's example, Gatheral and Jacquier (2014), example 3.1. */
const VOGT: SviSlice = { a: -0.041, b: 0.1331, rho: 0.306, m: 0.3586, sigma: 0.4153 };

/** Its jump wings as they print them in example 5.1. */
const PUBLISHED: JumpWings = {
  level: 0.01742625,
  skew: -0.1752111,
  putWing: 0.6997381,
  callWing: 1.316798,
  least: 0.0116249,
};

const slices: fc.Arbitrary<SviSlice> = fc
  .record({
    least: fc.double({ min: 1e-4, max: 0.2, noNaN: true }),
    b: fc.double({ min: 0.01, max: 0.9, noNaN: true }),
    rho: fc.double({ min: -0.95, max: 0.95, noNaN: true }),
    m: fc.double({ min: -0.4, max: 0.4, noNaN: true }),
    sigma: fc.double({ min: 0.01, max: 0.8, noNaN: true }),
  })
  .map(({ least, b, rho, m, sigma }) => ({
    a: least - b * sigma * Math.sqrt(1 - rho * rho),
    b,
    rho,
    m,
    sigma,
  }));

describe('jump wings', () => {
  test("of Vogt's slice are the published ones", () => {
    const wings = jumpWingsOf(VOGT);
    for (const name of ['level', 'skew', 'putWing', 'callWing', 'least'] as const) {
      expect(Math.abs(wings[name] / PUBLISHED[name] - 1)).toBeLessThan(1e-6);
    }
  });

  test('lead back to the slice', () => {
    fc.assert(
      fc.property(slices, (slice) => {
        const wings = jumpWingsOf(slice);
        fc.pre(wings.level > 1.001 * wings.least);
        const back = fromJumpWings(wings);
        expect(back).toBeDefined();
        if (back === undefined) return;
        for (const k of [-1, -0.2, 0, 0.1, 0.7]) {
          expect(sviTotalVariance(back, k)).toBeCloseTo(sviTotalVariance(slice, k), 6);
        }
      }),
    );
  });

  test('say what they are called: level, slope of total volatility and wings', () => {
    const wings = jumpWingsOf(VOGT);
    const { variance, slope } = sviShape(VOGT, 0);
    expect(wings.level).toBe(variance);
    expect(wings.skew).toBeCloseTo(slope / (2 * Math.sqrt(variance)), 14);
    expect(-sviShape(VOGT, -1e6).slope / Math.sqrt(variance)).toBeCloseTo(wings.putWing, 8);
    expect(sviShape(VOGT, 1e6).slope / Math.sqrt(variance)).toBeCloseTo(wings.callWing, 8);
  });

  test('that no slice has give none, nor do those that leave its curvature open', () => {
    expect(fromJumpWings(jumpWingsOf({ a: 0.01, b: 0.1, rho: 0, m: 0, sigma: 0.2 }))).toBeUndefined();
    expect(fromJumpWings({ ...PUBLISHED, skew: -3 })).toBeUndefined();
    expect(fromJumpWings({ ...PUBLISHED, putWing: -1, callWing: -1 })).toBeUndefined();
  });
});

describe('repair', () => {
  test("the two published repairs of Vogt's slice are free of butterfly arbitrage", () => {
    for (const repair of [
      { callWing: 0.3493158, least: 0.01548182 },
      { callWing: 0.8564763, least: 0.0116249 },
    ]) {
      const slice = fromJumpWings({ ...PUBLISHED, ...repair });
      expect(slice).toBeDefined();
      if (slice !== undefined) expect(findButterfly(slice)).toBeUndefined();
    }
  });

  test("our repair of Vogt's slice keeps level, skew and put wing and goes no further than it must", () => {
    const repaired = repairButterfly(VOGT);
    expect(repaired).toBeDefined();
    if (repaired === undefined) return;
    expect(findButterfly(repaired)).toBeUndefined();
    const before = jumpWingsOf(VOGT);
    const after = jumpWingsOf(repaired);
    for (const name of ['level', 'skew', 'putWing'] as const)
      expect(after[name]).toBeCloseTo(before[name], 9);
    expect(after.callWing).toBeLessThan(before.callWing);
    // The end of the road is the first published repair.
    expect(after.callWing).toBeGreaterThan(0.3493158);
    expect(findButterfly({ ...repaired, a: repaired.a - 1e-4 })).toBeDefined();
  });

  test('gives a free slice or none, and a free slice unchanged', () => {
    let repairs = 0;
    fc.assert(
      fc.property(slices, (slice) => {
        const repaired = repairButterfly(slice);
        if (findButterfly(slice) === undefined) expect(repaired).toBe(slice);
        else if (repaired !== undefined) {
          repairs += 1;
          expect(findButterfly(repaired)).toBeUndefined();
          expect(sviTotalVariance(repaired, 0)).toBeCloseTo(sviTotalVariance(slice, 0), 9);
        }
      }),
      { numRuns: 500 },
    );
    expect(repairs).toBeGreaterThan(20);
  });
});
