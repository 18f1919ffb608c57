import { describe, expect, test } from 'vitest';
import { createRng, normalFiller } from '../../../core/numerics/index.ts';
import { pairedDifference } from './paired-difference.ts';

function normals(name: string, length: number): readonly number[] {
  const into = new Float64Array(length);
  normalFiller(createRng(7).fork(name))(into);
  return [...into];
}

const question = { sessionsPerYear: 252, seed: 3 };

describe('the difference of two series', () => {
  const common = normals('common', 600).map((value) => 0.01 * value);
  const own = normals('own', 600).map((value) => 0.001 * value);

  test('is the difference of means a year, and of Sharpe ratios', () => {
    const second = common.map((value, index) => value + 0.0004 + (own[index] ?? 0));
    const difference = pairedDifference({ first: common, second, ...question });
    const ownMean = own.reduce((sum, value) => sum + value, 0) / own.length;
    expect(difference?.mean.value).toBeCloseTo(252 * (0.0004 + ownMean), 10);
    expect(difference?.sessions).toBe(600);
  });

  test('is seen through what moves both alike: the pairs stay together', () => {
    const second = common.map((value, index) => value + 0.0004 + (own[index] ?? 0));
    const paired = pairedDifference({ first: common, second, ...question })?.mean;
    // 252 x 0.001 / sqrt(600) is the error of the difference; were the pairs torn apart it would be fourteen times that.
    expect(paired?.low).toBeGreaterThan(0);
    expect((paired?.high ?? 1) - (paired?.low ?? 0)).toBeLessThan(0.06);
    const torn = common.toReversed().map((value, index) => value + 0.0004 + (own[index] ?? 0));
    const apart = pairedDifference({ first: common, second: torn, ...question })?.mean;
    expect((apart?.high ?? 0) - (apart?.low ?? 0)).toBeGreaterThan(0.2);
  });

  test('has the same interval again from the same seed, and another from another', () => {
    const second = common.map((value, index) => value + (own[index] ?? 0));
    const first = pairedDifference({ first: common, second, ...question });
    expect(pairedDifference({ first: common, second, ...question })).toEqual(first);
    expect(pairedDifference({ first: common, second, ...question, seed: 4 })).not.toEqual(first);
  });

  test('is not told of too few sessions, nor of series that never differ', () => {
    expect(pairedDifference({ first: common, second: common, ...question })).toBeUndefined();
    const few = common.slice(0, 59);
    expect(
      pairedDifference({ first: few, second: few.map((value) => value + 0.001), ...question }),
    ).toBeUndefined();
  });

  test('has no Sharpe ratio where a series does not vary', () => {
    const flat = common.map(() => 0);
    expect(pairedDifference({ first: flat, second: common, ...question })?.sharpe).toBeUndefined();
  });
});

test('an interval of 95% misses a difference of nothing about once in twenty', () => {
  let missed = 0;
  const worlds = 60;
  for (let world = 0; world < worlds; world += 1) {
    const first = normals(`first ${world}`, 250).map((value) => 0.01 * value);
    const second = normals(`second ${world}`, 250).map((value) => 0.01 * value);
    const mean = pairedDifference({ first, second, ...question, seed: world })?.mean;
    if (mean === undefined || mean.low > 0 || mean.high < 0) missed += 1;
  }
  expect(missed).toBeLessThanOrEqual(8);
  expect(missed).toBeGreaterThan(0);
});
