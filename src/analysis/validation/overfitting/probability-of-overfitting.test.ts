// Checks the probability of overfitting against its definition worked out row by row, on noise, and on degenerate input.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRng } from '../../../core/numerics/index.ts';
import { sharpeRatio } from '../../metrics/index.ts';
import { type Overfitting, type OverfittingQuestion, probabilityOfOverfitting } from '../index.ts';

function answer(performance: readonly (readonly number[])[], question?: OverfittingQuestion): Overfitting {
  const found = probabilityOfOverfitting(performance, question);
  if (!found.isDefined) throw new Error(found.message);
  return found;
}

function noise(seed: string, rows: number, configurations: number): number[][] {
  const rng = createRng(seed);
  return Array.from({ length: rows }, () => Array.from({ length: configurations }, () => rng.normal()));
}

/** The definition without any shortcut: rows of both halves put together, every Sharpe ratio anew. */
function byDefinition(rows: readonly (readonly number[])[], partitions: number): number[] {
  const size = rows.length / partitions;
  const logits: number[] = [];
  const halves = Array.from({ length: 2 ** partitions }, (_, mask) =>
    Array.from({ length: partitions }, (_block, at) => ((mask >> (partitions - 1 - at)) & 1) === 1),
  ).filter((half) => half.filter(Boolean).length === partitions / 2);
  // Masks with the first block highest, from the highest down, are choices in the order of a dictionary.
  for (const half of halves.toReversed()) {
    const ratios = (isIn: boolean): number[] => {
      const kept = rows.filter((_, row) => half[Math.floor(row / size)] === isIn);
      return (rows[0] ?? []).map(
        (_, column) =>
          sharpeRatio(
            kept.map((row) => row[column] as number),
            1,
          ) ?? 0,
      );
    };
    const own = ratios(true);
    const other = ratios(false);
    const chosen = other[own.indexOf(Math.max(...own))] as number;
    const rank =
      other.filter((value) => value < chosen).length +
      (other.filter((value) => value === chosen).length + 1) / 2;
    const w = rank / (other.length + 1);
    logits.push(Math.log(w / (1 - w)));
  }
  return logits;
}

test('agrees with the definition', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(2, 4, 6),
      fc.integer({ min: 2, max: 7 }),
      fc.integer({ min: 1, max: 4 }),
      fc.string({ maxLength: 4 }),
      (partitions, configurations, blockRows, seed) => {
        const rows = noise(seed, partitions * Math.max(blockRows, partitions === 2 ? 2 : 1), configurations);
        const expected = byDefinition(rows, partitions);
        const found = answer(rows, { partitions });
        expect(found.logits).toHaveLength(expected.length);
        for (const [at, logit] of expected.entries()) expect(found.logits[at]).toBeCloseTo(logit, 9);
        expect(found.pbo).toBeCloseTo(expected.filter((logit) => logit <= 0).length / expected.length, 12);
      },
    ),
    { numRuns: 60 },
  );
});

test('one half after the other, worked out by hand', () => {
  // Two partitions, means as the measure: on the first half means 3, 2, 1, on the second 1, 2, 6.
  const rows = [
    [2, 2, 1],
    [4, 2, 1],
    [1, 2, 5],
    [1, 2, 7],
  ];
  const found = answer(rows, { partitions: 2, measure: 'mean' });
  // The best of the first is the worst of the second, w = 1/4, and the other way round.
  expect(found.logits).toEqual([Math.log(1 / 3), Math.log(1 / 3)]);
  expect(found).toMatchObject({ pbo: 1, lossProbability: 0, rowsUsed: 4 });
  // The points (3, 1) and (6, 1) lie on a level line.
  expect(found.degradation).toEqual({ slope: 0, intercept: 1, rSquared: 0 });
});

test('16 partitions make 12,870 halves unless told otherwise, and the oldest rows that are too many are left out', () => {
  const rows = noise('remainder', 85, 4);
  const found = answer(rows);
  expect(found.logits).toHaveLength(12_870);
  expect(found.rowsUsed).toBe(80);
  expect(found).toEqual(answer(rows.slice(5)));
});

test('skill that stays is not called overfitting', () => {
  const rows = noise('skill', 800, 20).map((row) => row.map((value, at) => (at === 7 ? value + 0.5 : value)));
  expect(answer(rows).pbo).toBeLessThan(0.01);
  expect(answer(rows).lossProbability).toBe(0);
});

test('what only its own half rewards is', () => {
  // Each configuration shines in one of the partitions and pays for it in all others.
  const rows = noise('overfit', 160, 16).map((row, time) =>
    row.map((value, at) => value / 100 + (Math.floor(time / 10) === at ? 1.5 : -0.1)),
  );
  expect(answer(rows).pbo).toBe(1);
});

test.each([-600, -30, 300])(
  'does not change with the unit of the returns, of all or of one: 2^%d',
  (exponent) => {
    const rows = noise('unit', 40, 5);
    const scaled = rows.map((row) => row.map((value) => value * 2 ** exponent));
    expect(answer(scaled, { partitions: 4 })).toEqual(answer(rows, { partitions: 4 }));
    const oneScaled = rows.map((row) => row.map((value, at) => (at === 1 ? value * 2 ** exponent : value)));
    expect(answer(oneScaled, { partitions: 4 })).toEqual(answer(rows, { partitions: 4 }));
  },
);

describe('configurations that do not vary', () => {
  test('count as 0: better than losers, worse than winners', () => {
    const rows = noise('idle', 64, 2).map(([first = 0, second = 0]) => [0, first / 10 - 1, second / 10 - 2]);
    const found = answer(rows, { partitions: 4 });
    expect(found.pbo).toBe(0);
    expect(found.lossProbability).toBe(0);
    expect(found.degradation).toBeUndefined();
  });

  test('so do those that stand still at a gain, though their sums are rounded', () => {
    const rows = noise('constant', 64, 1).map(([value = 0]) => [0.1, value / 10 - 1]);
    expect(answer(rows, { partitions: 4 }).logits).toEqual(Array.from({ length: 6 }, () => Math.log(2)));
  });
});

test('copies of the best share their ranks', () => {
  const rows = noise('copies', 64, 2).map(([first = 0, second = 0]) => [first + 3, first + 3, second]);
  // Ranks 2 and 3 of 3: w = 2.5 / 4.
  expect(new Set(answer(rows, { partitions: 4 }).logits)).toEqual(new Set([Math.log(2.5 / 1.5)]));
});

describe('refusals', () => {
  const rows = noise('refusals', 32, 3);
  test.each([
    ['invalid-partitions', rows, { partitions: 5 }],
    ['invalid-partitions', rows, { partitions: 22 }],
    ['invalid-partitions', rows, { partitions: 0 }],
    ['invalid-partitions', rows, { partitions: 2.5 }],
    ['too-few-rows', rows.slice(0, 15), {}],
    ['too-few-rows', rows.slice(0, 3), { partitions: 2 }],
    ['too-few-rows', [], {}],
    ['too-few-configurations', rows.map(([one = 0]) => [one]), {}],
    ['ragged-rows', rows.map((row, at) => (at === 3 ? [1, 2] : row)), {}],
    ['out-of-range', rows.map((row, at) => (at === 3 ? [1, Number.NaN, 2] : row)), {}],
    ['out-of-range', rows.map((row) => row.map((value) => value * 1e101)), {}],
    ['identical-configurations', rows.map(([one = 0]) => [one, one, one]), {}],
    ['identical-configurations', rows.map(() => [0, 0]), {}],
  ] as const)('%s', (reason, performance, question) => {
    expect(probabilityOfOverfitting(performance, question)).toMatchObject({ isDefined: false, reason });
  });
});
