// Tests the shapes at the points that define them, and that no sound shape leaves 0 to 1.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findShapeFault } from './find-shape-fault.ts';
import { membershipFunction } from './membership-function.ts';
import { SHAPE_KINDS, SHAPE_PARAMETERS, type ShapeKind } from './shape.ts';

const HALF = Math.sqrt(2 * Math.log(2));

describe.each<[ShapeKind, readonly number[], readonly (readonly [number, number])[]]>([
  [
    'triangle',
    [1, 3, 7],
    [
      [1, 0],
      [2, 0.5],
      [3, 1],
      [5, 0.5],
      [7, 0],
      [0, 0],
      [9, 0],
    ],
  ],
  [
    'triangle',
    [1, 1, 5],
    [
      [0.999, 0],
      [1, 1],
      [3, 0.5],
    ],
  ],
  [
    'triangle',
    [1, 5, 5],
    [
      [3, 0.5],
      [5, 1],
      [5.001, 0],
    ],
  ],
  [
    'trapezoid',
    [1, 2, 4, 8],
    [
      [1, 0],
      [1.5, 0.5],
      [2, 1],
      [3, 1],
      [4, 1],
      [6, 0.5],
      [8, 0],
    ],
  ],
  [
    'left-shoulder',
    [2, 4],
    [
      [-9, 1],
      [2, 1],
      [3, 0.5],
      [4, 0],
      [9, 0],
    ],
  ],
  [
    'right-shoulder',
    [2, 4],
    [
      [-9, 0],
      [2, 0],
      [3, 0.5],
      [4, 1],
      [9, 1],
    ],
  ],
  // MathWorks (2024): gaussmf [sigma c] falls to a half at c +- sigma sqrt(2 ln 2).
  [
    'gaussian',
    [2, 5],
    [
      [5, 1],
      [5 + 2 * HALF, 0.5],
      [5 - 2 * HALF, 0.5],
      [7, Math.exp(-0.5)],
    ],
  ],
  // gbellmf [a b c] is a half at c +- a whatever b is; at c + 2a it is 1 / (1 + 4^b).
  [
    'bell',
    [2, 4, 6],
    [
      [6, 1],
      [8, 0.5],
      [4, 0.5],
      [10, 1 / 257],
    ],
  ],
  // sigmf [a c] is a half at c, and mirrored where a is below 0.
  [
    'sigmoid',
    [2, 4],
    [
      [4, 0.5],
      [5, 1 / (1 + Math.exp(-2))],
      [3, 1 / (1 + Math.exp(2))],
    ],
  ],
  ['sigmoid', [-2, 4], [[5, 1 / (1 + Math.exp(2))]]],
  [
    'z',
    [3, 7],
    [
      [3, 1],
      [4, 0.875],
      [5, 0.5],
      [6, 0.125],
      [7, 0],
    ],
  ],
  [
    's',
    [3, 7],
    [
      [3, 0],
      [4, 0.125],
      [5, 0.5],
      [6, 0.875],
      [7, 1],
    ],
  ],
  [
    'pi',
    [1, 4, 5, 10],
    [
      [1, 0],
      [2.5, 0.5],
      [4, 1],
      [5, 1],
      [7.5, 0.5],
      [10, 0],
    ],
  ],
])('%s %j', (kind, params, points) => {
  test.each(points)('at %d: %d', (value, degree) => {
    expect(membershipFunction({ kind, params })(value)).toBeCloseTo(degree, 12);
  });
});

test('every sound shape gives a degree from 0 to 1 for any finite value', () => {
  const shape = fc.constantFrom(...SHAPE_KINDS).chain((kind) =>
    fc.tuple(
      fc.constant(kind),
      fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
        minLength: SHAPE_PARAMETERS[kind].length,
        maxLength: SHAPE_PARAMETERS[kind].length,
      }),
    ),
  );
  let sound = 0;
  fc.assert(
    fc.property(shape, fc.double({ noNaN: true, noDefaultInfinity: true }), ([kind, params], value) => {
      const sorted = { kind, params: params.toSorted((a, b) => a - b) };
      if (findShapeFault(sorted) !== undefined) return;
      sound += 1;
      const degree = membershipFunction(sorted)(value);
      expect(degree).toBeGreaterThanOrEqual(0);
      expect(degree).toBeLessThanOrEqual(1);
    }),
    { numRuns: 500 },
  );
  expect(sound).toBeGreaterThan(200);
});

test.each<[ShapeKind, readonly number[], RegExp]>([
  ['triangle', [1, 2], /expected 3 parameters of a triangle \(left foot, peak, right foot\), found 2/],
  ['triangle', [3, 2, 4], /do not fall/],
  ['triangle', [2, 2, 2], /feet apart/],
  ['trapezoid', [0, 1, 3, 2], /do not fall/],
  ['trapezoid', [0, 1, Number.NaN, 2], /finite/],
  ['pi', [1, 1, 2, 3], /apart from their shoulders/],
  ['z', [2, 2], /first parameter below the second/],
  ['right-shoulder', [3, 2], /first parameter below the second/],
  ['gaussian', [0, 1], /standard deviation above 0/],
  ['bell', [2, 0, 1], /slope above 0/],
  ['sigmoid', [0, 1], /slope other than 0/],
])('%s %j is refused', (kind, params, message) => {
  expect(findShapeFault({ kind, params })).toMatch(message);
});
