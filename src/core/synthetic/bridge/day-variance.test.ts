// Checks the usual shape of a session's variance and the days drawn around it.
import { describe, expect, test } from 'vitest';
import { createRng, mean } from '../../numerics/index.ts';
import { drawDayVariance, emptyDayVariance } from './day-variance.ts';
import { sessionShape } from './session-shape.ts';

const FULL_DAY = 390;

describe('session shape', () => {
  test('is a share of the whole, high at the opening and at the close, on half days too', () => {
    for (const steps of [FULL_DAY, 210]) {
      const { weight, elapsed } = sessionShape(steps);
      expect(weight.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 12);
      expect(elapsed[steps]).toBe(1);
      const middle = weight[Math.round(0.6 * steps)] as number;
      expect((weight[1] as number) / middle).toBeGreaterThan(3.5);
      expect((weight[steps] as number) / middle).toBeGreaterThan(2.5);
      for (let index = 1; index <= steps; index += 1) {
        expect((elapsed[index] as number) - (elapsed[index - 1] as number)).toBeCloseTo(
          weight[index] as number,
          12,
        );
      }
    }
  });
});

describe('day variance', () => {
  const shape = sessionShape(FULL_DAY);
  const draws = (
    travel: number,
  ): readonly { readonly total: number; readonly early: number; readonly squares: readonly number[] }[] => {
    const day = emptyDayVariance(FULL_DAY);
    return Array.from({ length: 1500 }, (_, seed) => {
      drawDayVariance(day, shape, travel, createRng(seed));
      return {
        total: day.total,
        early: day.elapsed[30] as number,
        squares: [...day.deviation].map((each) => each * each),
      };
    });
  };

  test('spreads its total over its minutes', () => {
    for (const { total, squares } of draws(0.5).slice(0, 50)) {
      expect(squares.reduce((sum, each) => sum + each, 0) / total).toBeCloseTo(1, 9);
    }
  });

  test('keeps the usual shape on average', () => {
    const early = mean(draws(0).map((draw) => draw.early)) ?? 0;
    expect(early).toBeCloseTo(shape.elapsed[30] as number, 1.5);
  });

  test('has more variance within its range where the day went nowhere', () => {
    const logTotal = (travel: number): number => mean(draws(travel).map(({ total }) => Math.log(total))) ?? 0;
    expect(logTotal(0) - logTotal(1)).toBeCloseTo(1.228, 6);
    expect(logTotal(-0.7)).toBeCloseTo(logTotal(0.7), 12);
  });

  test('disturbs neighbouring blocks alike and distant ones apart', () => {
    const logs = draws(0).map(({ squares }) =>
      [3, 8, 13, 203].map((minute) =>
        Math.log((squares[minute] as number) / (shape.weight[minute] as number)),
      ),
    );
    const correlation = (left: number, right: number): number => {
      const [a, b] = [logs.map((each) => each[left] ?? 0), logs.map((each) => each[right] ?? 0)];
      const [meanA, meanB] = [mean(a) ?? 0, mean(b) ?? 0];
      const product = (x: readonly number[], y: readonly number[], mx: number, my: number): number =>
        mean(x.map((value, index) => (value - mx) * ((y[index] ?? 0) - my))) ?? 0;
      return (
        product(a, b, meanA, meanB) / Math.sqrt(product(a, a, meanA, meanA) * product(b, b, meanB, meanB))
      );
    };
    expect(correlation(0, 1)).toBeGreaterThan(correlation(0, 3) + 0.15);
    expect(correlation(0, 1)).toBeLessThan(0.9);
  });
});
