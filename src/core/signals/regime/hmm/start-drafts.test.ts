// Checks where fitting begins: shares of the series first, then drawn starts that differ and repeat.
import { expect, test } from 'vitest';
import { startDrafts } from './start-drafts.ts';

const series = Float64Array.from([3, -1, 2, -0.5, 0.1, -4]);

test('the first start has the mean square of each third of the series in order of size, and stays where it is', () => {
  const [first] = startDrafts(series, 3, 1);
  expect(Array.from(first?.variances ?? [])).toEqual([
    expect.closeTo((0.01 + 0.25) / 2, 12),
    expect.closeTo((1 + 4) / 2, 12),
    expect.closeTo((9 + 16) / 2, 12),
  ]);
  expect(Array.from(first?.transition ?? []).slice(0, 3)).toEqual([
    expect.closeTo(0.97, 12),
    expect.closeTo(0.015, 12),
    expect.closeTo(0.015, 12),
  ]);
  expect(Array.from(first?.means ?? [])).toEqual([0, 0, 0]);
});

test('the others are drawn: each its own, the same at every call, variances rising and rows that add up to 1', () => {
  const drafts = startDrafts(series, 2, 5);
  expect(startDrafts(series, 2, 5)).toEqual(drafts);
  expect(startDrafts(series, 2, 3)).toEqual(drafts.slice(0, 3));
  expect(new Set(drafts.map(({ variances }) => String(variances))).size).toBe(5);
  for (const { variances, transition, initial } of drafts.slice(1)) {
    const [low = Number.NaN, high = Number.NaN] = variances;
    expect(low).toBeLessThan(high);
    expect(low).toBeGreaterThanOrEqual(0.1);
    expect(high).toBeLessThanOrEqual(5);
    const [stay = Number.NaN, move = Number.NaN] = transition;
    expect(stay + move).toBeCloseTo(1, 12);
    expect(stay).toBeGreaterThanOrEqual(0.8);
    expect(Array.from(initial)).toEqual([0.5, 0.5]);
  }
});

test('the single state of a model of one stays', () => {
  expect(Array.from(startDrafts(series, 1, 1)[0]?.transition ?? [])).toEqual([1]);
});
