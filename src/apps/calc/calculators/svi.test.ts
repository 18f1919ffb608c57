// Checks the contract of `calc svi` on the published example, its decision over all k, and its coded errors.
import { describe, expect, test } from 'vitest';
import { answerOf, codeOf } from '../answer-of.fixture.ts';
import { svi } from './svi.ts';

/** Axel Vogt's example, Gatheral and Jacquier (2014), example 3.1. */
const VOGT = { a: -0.041, b: 0.1331, rho: 0.306, m: 0.3586, sigma: 0.4153 };

test("Vogt's slice is not free of butterflies, although the density is positive at every k given", () => {
  const answer = answerOf(svi, { ...VOGT, k: [-1, 0] });
  expect(Object.keys(answer)).toEqual(['totalVariance', 'density', 'butterflyFree']);
  // a + b (rho (k - m) + sqrt((k - m)^2 + sigma^2)) at k = 0; Gatheral and Jacquier (2014) give 0.01742625 in example 5.1.
  expect((answer['totalVariance'] as readonly number[])[1]).toBeCloseTo(0.01742625, 8);
  for (const density of answer['density'] as readonly number[]) expect(density).toBeGreaterThan(0);
  expect(answer['butterflyFree']).toBe(false);
  const negative = answerOf(svi, { ...VOGT, k: [0.9] });
  expect((negative['density'] as readonly number[])[0]).toBeLessThan(0);
});

test('a flat slice has density factor 1 and is free; a slice may be asked no k at all', () => {
  const flat = answerOf(svi, { a: 0.04, b: 0, rho: 0, m: 0, sigma: 1, k: [-2, 0, 3] });
  expect(flat).toEqual({ totalVariance: [0.04, 0.04, 0.04], density: [1, 1, 1], butterflyFree: true });
  expect(answerOf(svi, { ...VOGT, k: [] })).toEqual({ totalVariance: [], density: [], butterflyFree: false });
});

test('the density is null where the variance is 0', () => {
  const answer = answerOf(svi, { a: 0, b: 0, rho: 0, m: 0, sigma: 1, k: [0] });
  expect(answer).toEqual({ totalVariance: [0], density: [null], butterflyFree: true });
});

test('so it is where rounding leaves a trace of a variance that is 0', () => {
  const touching = { a: -0.01, b: 0.1, rho: 0, m: 0, sigma: 0.1, k: [-0.1, 0, 0.1] };
  const [left, vertex, right] = answerOf(svi, touching)['density'] as readonly (number | null)[];
  expect([left, right]).not.toContain(null);
  expect(vertex).toBeNull();
  const above = answerOf(svi, { ...touching, a: -0.01 + 1e-12, k: [0] });
  expect(above['density']).not.toContain(null);
});

describe('errors', () => {
  test.each([
    ['invalid-b', { b: -0.1 }],
    ['invalid-rho', { rho: 1 }],
    ['invalid-rho', { rho: -1 }],
    ['invalid-sigma', { sigma: 0 }],
    ['invalid-a', { a: null }],
    ['invalid-k', { k: 0 }],
    ['negative-variance', { a: -0.06 }],
    ['out-of-range', { k: [1e308], b: 20, rho: 0.9 }],
    ['missing-field', { m: undefined }],
    ['unknown-field', { t: 1 }],
  ])('%s for %o', (code, change) => {
    expect(codeOf(answerOf(svi, { ...VOGT, k: [0], ...change }))).toBe(code);
  });

  test('say that the ends of rho do not belong to it', () => {
    expect(answerOf(svi, { ...VOGT, k: [0], rho: 1 })['error']).toMatchObject({
      message: 'rho: expected a number strictly between -1 and 1, found 1',
    });
  });
});
