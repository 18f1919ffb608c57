// Tests that resampled indices run in blocks of the right mean length, wrap around, and visit every place alike.
import { expect, test } from 'vitest';
import { createRng } from '../seeded-rng.ts';
import { stationaryBootstrapIndices } from './stationary-bootstrap-indices.ts';

function draw(length: number, meanBlockLength: number, count: number, seed = 'blocks'): Int32Array {
  const into = new Int32Array(count).fill(-1);
  stationaryBootstrapIndices(createRng(seed), length, meanBlockLength, into);
  return into;
}

/** Share of the indices that do not follow the one before, around the end too. */
function breakShare(indices: Int32Array, length: number): number {
  let breaks = 0;
  for (let at = 1; at < indices.length; at += 1)
    if (indices[at] !== ((indices[at - 1] as number) + 1) % length) breaks += 1;
  return breaks / (indices.length - 1);
}

// A new block begins with chance 1/b, and is unseen where it begins at the very next place.
test.each([1, 1.5, 4, 20, 250])('blocks of mean %d', (meanBlockLength) => {
  const [length, count] = [500, 200_000];
  const expected = (1 / meanBlockLength) * (1 - 1 / length);
  const deviation = Math.sqrt(expected / count);
  expect(Math.abs(breakShare(draw(length, meanBlockLength, count), length) - expected)).toBeLessThan(
    4 * deviation,
  );
});

test('block lengths are geometric: an equal chance to end after any number of values', () => {
  const length = 100_000;
  const indices = draw(length, 3, 300_000);
  const runs = new Map<number, number>();
  let run = 1;
  let blocks = 0;
  for (let at = 1; at < indices.length; at += 1) {
    if (indices[at] === ((indices[at - 1] as number) + 1) % length) {
      run += 1;
      continue;
    }
    runs.set(run, (runs.get(run) ?? 0) + 1);
    blocks += 1;
    run = 1;
  }
  for (const size of [1, 2, 3, 6]) {
    const expected = (2 / 3) ** (size - 1) / 3;
    expect(Math.abs((runs.get(size) ?? 0) / blocks - expected)).toBeLessThan(
      4 * Math.sqrt(expected / blocks),
    );
  }
});

test('every place is drawn alike, the ends too', () => {
  const [length, count] = [20, 400_000];
  const seen = Array.from({ length }, () => 0);
  for (const index of draw(length, 5, count)) seen[index] = (seen[index] as number) + 1;
  // Clusters of mean 5 make the counts some three times as uncertain as independent draws.
  for (const times of seen)
    expect(Math.abs(times - count / length)).toBeLessThan(12 * Math.sqrt(count / length));
});

test('a block goes on at the start where the series ends, and may be longer than the series', () => {
  const indices = draw(3, 1e12, 9);
  const first = indices[0] as number;
  expect([...indices]).toEqual(Array.from({ length: 9 }, (_, at) => (first + at) % 3));
});

test('a mean below one value draws as one of exactly one does', () => {
  expect([...draw(50, 0.4, 100)]).toEqual([...draw(50, 1, 100)]);
});

test('fills what it is given, from the stream it is given', () => {
  expect(draw(1, 3, 5)).toEqual(new Int32Array(5));
  expect(draw(7, 2, 0)).toHaveLength(0);
  expect([...draw(50, 3, 40, 'a')]).toEqual([...draw(50, 3, 40, 'a')]);
  expect([...draw(50, 3, 40, 'a')]).not.toEqual([...draw(50, 3, 40, 'b')]);
});

test.each([
  [0, 2],
  [2.5, 2],
  [2 ** 31, 2],
  [5, 0],
  [5, -1],
  [5, Number.NaN],
  [5, Infinity],
])('refuses a series of %d and a mean of %d', (length, meanBlockLength) => {
  expect(() => draw(length, meanBlockLength, 1)).toThrow(RangeError);
});
