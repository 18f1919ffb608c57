import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cumulativeNormal } from './normal-distribution.ts';
import { createRng, type Rng, Xoshiro128PlusPlus } from './seeded-rng.ts';
import { mean, sampleVariance } from './statistics/statistics.ts';

const SAMPLES = 100_000;

function draw(next: () => number, count: number): number[] {
  return Array.from({ length: count }, next);
}

/** Kolmogorov-Smirnov distance of a sample from the uniform distribution, times sqrt(n). */
function kolmogorovSmirnov(uniforms: readonly number[]): number {
  const sorted = uniforms.toSorted((a, b) => a - b);
  const distances = sorted.map((u, i) => Math.max(u - i / sorted.length, (i + 1) / sorted.length - u));
  return distances.reduce((a, b) => Math.max(a, b)) * Math.sqrt(sorted.length);
}

/** Pearson's statistic of `counts` against equal expectations. */
function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const products = a.map((value, i) => (value - 0.5) * ((b[i] ?? 0) - 0.5));
  return (12 * products.reduce((sum, value) => sum + value, 0)) / a.length;
}

// First outputs of the authors' xoshiro128plusplus.c for the state 1, 2, 3, 4, as the rand_xoshiro crate publishes them.
test('xoshiro128++ gives its reference outputs', () => {
  const rng = new Xoshiro128PlusPlus([1, 2, 3, 4]);
  expect(draw(() => rng.nextUint32(), 10)).toEqual([
    641, 1573767, 3222811527, 3517856514, 836907274, 4247214768, 3867114732, 1355841295, 495546011, 621204420,
  ]);
});

// From a separate implementation in Python of hash, generator and the two-word uniform.
test('a seed and a name give the streams that recorded runs rely on', () => {
  const rng = createRng(42);
  expect(draw(() => rng.uniform(), 3)).toEqual([0.526442575983874, 0.8979636428679277, 0.2332634830063347]);
  const fills = createRng('42').fork('fills');
  expect(draw(() => fills.uniform(), 3)).toEqual([
    0.8023396643542866, 0.8353907038770897, 0.02390464721955554,
  ]);
});

test('the all-zero state, which the generator cannot leave, is avoided', () => {
  const rng = new Xoshiro128PlusPlus([0, 0, 0, 0]);
  expect(new Set(draw(() => rng.nextUint32(), 20)).size).toBeGreaterThan(10);
});

test('a fork depends on seed and name, not on what was drawn or forked before', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.nat(50), (seed, name, drawn) => {
      const used = createRng(seed);
      draw(() => used.normal(), drawn);
      used.fork('other').uniform();
      expect(used.fork(name).uniform()).toBe(createRng(seed).fork(name).uniform());
    }),
  );
});

test('drawing from a fork leaves the parent where it was', () => {
  const parent = createRng('parent');
  const child = parent.fork('child');
  draw(() => child.uniform(), 10);
  expect(parent.uniform()).toBe(createRng('parent').uniform());
});

test('different names, seeds and depths give different streams', () => {
  const root = createRng(1);
  const streams: Rng[] = [
    root,
    createRng(2),
    root.fork('a'),
    root.fork('b'),
    root.fork('a').fork('b'),
    root.fork('ab'),
  ];
  expect(new Set(streams.map((rng) => rng.uniform())).size).toBe(streams.length);
});

test('sibling forks are uncorrelated, also at lag one', () => {
  const root = createRng('independence');
  const [a, b] = [root.fork('spot'), root.fork('fills')];
  const first = draw(() => a.uniform(), SAMPLES);
  const second = draw(() => b.uniform(), SAMPLES);
  const bound = 4 / Math.sqrt(SAMPLES);
  expect(Math.abs(correlation(first, second))).toBeLessThan(bound);
  expect(Math.abs(correlation(first.slice(1), second.slice(0, -1)))).toBeLessThan(bound);
  expect(Math.abs(correlation(first.slice(1), first.slice(0, -1)))).toBeLessThan(bound);
});

test('uniform is uniform in [0, 1)', () => {
  const rng = createRng('uniform');
  const values = draw(() => rng.uniform(), SAMPLES);
  expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
  expect(kolmogorovSmirnov(values)).toBeLessThan(1.63);
});

test('uniform fills its low bits: the grid is 2^-53', () => {
  const rng = createRng('bits');
  const lowBits = draw(() => (rng.uniform() * 2 ** 53) % 16, SAMPLES);
  const counts = Array.from({ length: 16 }, (_, bits) => lowBits.filter((value) => value === bits).length);
  expect(chiSquare(counts)).toBeLessThan(30.6);
});

test('normal is standard normal', () => {
  const rng = createRng('normal');
  const values = draw(() => rng.normal(), SAMPLES);
  expect(Math.abs(mean(values) ?? NaN)).toBeLessThan(4 / Math.sqrt(SAMPLES));
  expect(Math.abs((sampleVariance(values) ?? NaN) - 1)).toBeLessThan(4 * Math.sqrt(2 / SAMPLES));
  expect(kolmogorovSmirnov(values.map(cumulativeNormal))).toBeLessThan(1.63);
});

test('integer is uniform on 0 … bound - 1', () => {
  const rng = createRng('integer');
  const counts = Array.from({ length: 7 }, () => 0);
  for (let i = 0; i < SAMPLES; i += 1) {
    const value = rng.integer(7);
    counts[value] = (counts[value] ?? NaN) + 1;
  }
  expect(counts).toHaveLength(7);
  expect(chiSquare(counts)).toBeLessThan(16.8);
});

test('integer accepts bounds from 1 to 2^32 and rejects others', () => {
  expect(createRng(1).integer(1)).toBe(0);
  expect(createRng(1).integer(2 ** 32)).toBeGreaterThan(2 ** 16);
  for (const bound of [0, -1, 1.5, NaN, Infinity, 2 ** 32 + 1]) {
    expect(() => createRng(1).integer(bound)).toThrow(RangeError);
  }
});
