// Tests the shrunk correlations against an independent computation of the published formulas, and what cannot be estimated.
import { describe, expect, it } from 'vitest';
import { shrunkCorrelation } from './shrunk-correlation.ts';

const A = [4, -1, 3, 8, -6, 2, -9, 5, 0, 7, -3, 1, 6, -8, 2, -4];
const B = [3, 0, 2, 9, -5, 1, -8, 6, 1, 5, -4, 0, 7, -7, 3, -5];
const C = [-2, 5, 1, -3, 4, 0, 6, -1, 2, -5, 3, 7, -4, 5, -6, 1];

const expectMatrix = (found: readonly (readonly number[])[] | undefined, wanted: number[][]) => {
  expect(found).toHaveLength(wanted.length);
  for (const [row, values] of wanted.entries()) {
    for (const [column, value] of values.entries()) expect(found?.[row]?.[column]).toBeCloseTo(value, 8);
  }
};

describe('shrunk correlations', () => {
  // Ledoit and Wolf's formulas of 2004 in NumPy, on the standardised series: weight 0.0668212355 of a target of -0.1751607208.
  it('lie between those of the sample and their average, by the estimated weight', () => {
    const wanted = [
      [1, 0.8997787, -0.71371102],
      [0.8997787, 1, -0.71154984],
      [-0.71371102, -0.71154984, 1],
    ];
    expectMatrix(shrunkCorrelation([A, B, C]), wanted);
  });

  it('do not depend on the unit or the level of a series', () => {
    const scaled = A.map((value) => 0.001 * value + 3);
    expectMatrix(shrunkCorrelation([scaled, B, C]), shrunkCorrelation([A, B, C]) as number[][]);
  });

  it('are the average alone where few observations say little', () => {
    const few = [
      [1, -2, 3, 0, -1, 2],
      [2, -1, 2, 1, -3, 1],
      [-1, 0, 1, 2, -2, 3],
    ];
    const average = 0.5968329876804118;
    expectMatrix(shrunkCorrelation(few), [
      [1, average, average],
      [average, 1, average],
      [average, average, 1],
    ]);
  });

  it('of two series are the sample’s, and of one alone 1', () => {
    expectMatrix(shrunkCorrelation([A, B]), [
      [1, 0.97675085],
      [0.97675085, 1],
    ]);
    expectMatrix(shrunkCorrelation([A]), [[1]]);
    expectMatrix(shrunkCorrelation([A, A.map((value) => -value)]), [
      [1, -1],
      [-1, 1],
    ]);
  });

  it.each([
    ['no series', []],
    [
      'two observations',
      [
        [1, 2],
        [2, 1],
      ],
    ],
    ['different lengths', [A, B.slice(1)]],
    ['a longer second series', [A.slice(1), B]],
    ['a constant series', [A, A.map(() => 0.1)]],
    ['a series with a gap', [A, [...B.slice(1), Number.NaN]]],
  ])('are not there for %s', (_, series) => {
    expect(shrunkCorrelation(series)).toBeUndefined();
  });

  it('are there from three observations on', () => {
    expect(
      shrunkCorrelation([
        [1, 2, 4],
        [1, 3, 2],
      ]),
    ).toHaveLength(2);
  });
});
