// Tests what stands for a cut set against its area worked out by hand, and all universes against each other.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matlabTipper, scikitTipper, variable } from '../published-systems.fixture.ts';
import { createFuzzyEngine } from '../system/fuzzy-engine.ts';
import { type LinguisticVariable, MAMDANI_DEFUZZIFIERS, type MamdaniSystem } from '../system/fuzzy-system.ts';
import { outputNumber } from './output-number.ts';

function number(
  output: LinguisticVariable,
  strengths: readonly number[],
  change: Partial<MamdaniSystem> = {},
): number | undefined {
  return outputNumber(output, matlabTipper(change))(Float64Array.from(strengths));
}

// A triangle cut off at a half is a trapezoid from 0 to 4 with its top from 1 to 3.
const TRIANGLE = variable('y', [0, 4], { middle: ['triangle', 0, 2, 4] });
// A box and a ramp: their parts are rectangles and triangles.
const BOX = variable('y', [0, 10], { box: ['trapezoid', 2, 2, 6, 6], ramp: ['right-shoulder', 6, 10] });

describe('by hand', () => {
  test('a cut or scaled triangle has its centre and bisector in the middle', () => {
    for (const implication of ['min', 'prod'] as const) {
      expect(number(TRIANGLE, [0.5], { implication })).toBeCloseTo(2, 12);
      expect(number(TRIANGLE, [0.5], { implication, defuzzify: 'bisector' })).toBeCloseTo(2, 12);
    }
    expect(number(TRIANGLE, [0.5], { defuzzify: 'som' })).toBeCloseTo(1, 12);
    expect(number(TRIANGLE, [0.5], { defuzzify: 'lom' })).toBeCloseTo(3, 12);
    expect(number(TRIANGLE, [0.5], { defuzzify: 'mom' })).toBeCloseTo(2, 12);
    expect(number(TRIANGLE, [1], { defuzzify: 'mom' })).toBeCloseTo(2, 12);
    expect(number(TRIANGLE, [0.5], { implication: 'prod', defuzzify: 'som' })).toBeCloseTo(2, 12);
  });

  test('a box of 4 by 1/2 and a ramp of area 2', () => {
    // Centres 4 and 6 + 8/3; half of the area of 4 is reached where the box ends.
    expect(number(BOX, [0.5, 1])).toBeCloseTo((2 * 4 + 2 * (26 / 3)) / 4, 12);
    expect(number(BOX, [0.5, 1], { defuzzify: 'bisector' })).toBeCloseTo(6, 12);
    // With the box whole half of 6 is reached at 5; with the ramp alone at 6 + sqrt(8).
    expect(number(BOX, [1, 1], { defuzzify: 'bisector' })).toBeCloseTo(5, 12);
    expect(number(BOX, [0, 1], { defuzzify: 'bisector' })).toBeCloseTo(6 + Math.sqrt(8), 12);
    // Greatest are the box and the end of the ramp, which has no length.
    expect(number(BOX, [1, 1], { defuzzify: 'mom' })).toBeCloseTo(4, 12);
    expect(number(BOX, [1, 1], { defuzzify: 'lom' })).toBeCloseTo(10, 12);
  });

  test('a scaled box and a whole ramp', () => {
    // Scaled to a half the box has the area of the cut one; scaled to a half the ramp has half its area, cut off three quarters.
    const scaled = { implication: 'prod' } as const;
    expect(number(BOX, [0.5, 1], scaled)).toBeCloseTo((2 * 4 + 2 * (26 / 3)) / 4, 12);
    expect(number(BOX, [1, 0.5], scaled)).toBeCloseTo((4 * 4 + 1 * (26 / 3)) / 5, 12);
    // Cut off it is a triangle of area 1/2 up to 8 and a rectangle of area 1 from there.
    expect(number(BOX, [1, 0.5])).toBeCloseTo((4 * 4 + 0.5 * (22 / 3) + 1 * 9) / 5.5, 12);
  });

  test('sampled: sums in place of integrals', () => {
    const universe = { kind: 'samples', samples: 5 } as const;
    expect(number(TRIANGLE, [0.5], { universe })).toBeCloseTo(2, 12);
    // Degrees 0, 1/2, 1/2, 1/2, 0 at 0, 1, 2, 3, 4: half of 1.5 is passed at 2.
    expect(number(TRIANGLE, [0.5], { universe, defuzzify: 'bisector' })).toBe(2);
    expect(number(TRIANGLE, [0.5], { universe, defuzzify: 'lom' })).toBe(3);
    expect(number(TRIANGLE, [0.5], { universe, defuzzify: 'mom' })).toBe(2);
    expect(number(TRIANGLE, [0.5], { universe, implication: 'prod', defuzzify: 'mom' })).toBe(2);
  });
});

test('no strength, no number', () => {
  for (const defuzzify of MAMDANI_DEFUZZIFIERS) {
    for (const universe of [
      { kind: 'exact' },
      { kind: 'samples', samples: 9 },
      { kind: 'step', step: 1 },
    ] as const)
      expect(number(TRIANGLE, [0], { defuzzify, universe })).toBeUndefined();
  }
});

test('what lies outside the range has no area', () => {
  const output = variable('y', [0, 4], { beyond: ['triangle', 5, 6, 7] });
  expect(number(output, [1])).toBeUndefined();
});

test.each([
  ['straight', scikitTipper],
  ['smooth inputs', matlabTipper],
])('the curve itself is what ever finer samples come to: %s', (_, tipper) => {
  const exact = createFuzzyEngine(tipper());
  const samples = createFuzzyEngine(tipper({ universe: { kind: 'samples', samples: 20_001 } }));
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 10, noNaN: true }),
      fc.double({ min: 0, max: 10, noNaN: true }),
      (a, b) => {
        exact.infer([a, b]);
        samples.infer([a, b]);
        const expected = samples.output(0);
        if (expected === undefined) expect(exact.output(0)).toBeUndefined();
        // Sums miss half a sample at an end where the curve is not 0.
        else expect(Math.abs((exact.output(0) ?? 0) - expected)).toBeLessThan(2e-3);
      },
    ),
    { numRuns: 60 },
  );
});

test('a smooth output is measured to 1e-5 of its range', () => {
  const output = variable('y', [-1, 3], {
    low: ['gaussian', 0.002, 0],
    high: ['bell', 0.3, 1, 2],
    end: ['sigmoid', 20, 1.7],
  });
  const fine = { universe: { kind: 'step', step: 4 / 20_000 } } as const;
  for (const strengths of [
    [1, 0, 0],
    [0.3, 0.8, 0.1],
    [0.2, 0.9, 0.95],
  ]) {
    for (const defuzzify of ['centroid', 'bisector'] as const) {
      const difference =
        (number(output, strengths, { defuzzify }) ?? 0) -
        (number(output, strengths, { ...fine, defuzzify }) ?? 0);
      expect(Math.abs(difference)).toBeLessThan(4e-5);
    }
  }
});
