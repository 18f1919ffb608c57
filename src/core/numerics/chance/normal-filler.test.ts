// Tests that filled deviates are normal in the middle, at the seams of the layers and far out, and depend on the stream alone.
import { expect, test } from 'vitest';
import { cumulativeNormal } from '../normal-distribution.ts';
import { chiSquareUpperTail } from '../distributions/chi-square.ts';
import { createRng } from '../seeded-rng.ts';
import { normalFiller } from './normal-filler.ts';

const COUNT = 1_000_000;
const TAIL_FROM = 3.6541528853610088;

function filled(seed: number, count = COUNT): Float64Array {
  const values = new Float64Array(count);
  normalFiller(createRng(seed))(values);
  return values;
}

const million = filled(1);

test('the first four moments are those of the normal', () => {
  const moment = (power: number): number => million.reduce((sum, value) => sum + value ** power, 0) / COUNT;
  // Standard errors: 1, sqrt 2, sqrt 15, sqrt 96 over the root of the count.
  const error = (deviation: number): number => (4 * deviation) / Math.sqrt(COUNT);
  expect(Math.abs(moment(1))).toBeLessThan(error(1));
  expect(Math.abs(moment(2) - 1)).toBeLessThan(error(Math.sqrt(2)));
  expect(Math.abs(moment(3))).toBeLessThan(error(Math.sqrt(15)));
  expect(Math.abs(moment(4) - 3)).toBeLessThan(error(Math.sqrt(96)));
});

test('counts between fine edges pass a chi-square test, around both seams of the lowest layer too', () => {
  const edges = Array.from({ length: 81 }, (_, at) => -4 + at / 10);
  const counts = Array.from({ length: edges.length + 1 }, () => 0);
  for (const value of million) {
    const cell = Math.min(edges.length, Math.max(0, Math.ceil((value + 4) * 10)));
    counts[cell] = (counts[cell] as number) + 1;
  }
  let statistic = 0;
  for (const [cell, count] of counts.entries()) {
    const below = cell === 0 ? 0 : cumulativeNormal(edges[cell - 1] as number);
    const upTo = cell === edges.length ? 1 : cumulativeNormal(edges[cell] as number);
    const expected = (upTo - below) * COUNT;
    statistic += (count - expected) ** 2 / expected;
  }
  expect(chiSquareUpperTail(statistic, counts.length - 1)).toBeGreaterThan(0.001);
});

test('the tail beyond the layers is as heavy as it should be', () => {
  const limits = [TAIL_FROM, 4, 4.5, 5];
  const beyond = limits.map(() => 0);
  const fill = normalFiller(createRng(2));
  const values = new Float64Array(100_000);
  for (let round = 0; round < 100; round += 1) {
    fill(values);
    for (const value of values)
      for (const [place, limit] of limits.entries())
        if (Math.abs(value) > limit) beyond[place] = (beyond[place] as number) + 1;
  }
  for (const [place, limit] of limits.entries()) {
    const expected = 2 * 1e7 * cumulativeNormal(-limit);
    expect(Math.abs((beyond[place] as number) - expected)).toBeLessThan(4 * Math.sqrt(expected));
  }
  const upper = million.reduce((count, value) => count + (value > TAIL_FROM ? 1 : 0), 0);
  expect(Math.abs(upper - 1e6 * cumulativeNormal(-TAIL_FROM))).toBeLessThan(45);
});

test('one deviate says nothing of the next', () => {
  let product = 0;
  let squares = 0;
  for (let at = 1; at < COUNT; at += 1) {
    const [before, value] = [million[at - 1] as number, million[at] as number];
    product += before * value;
    squares += (before * before - 1) * (value * value - 1);
  }
  expect(Math.abs(product)).toBeLessThan(4 * Math.sqrt(COUNT));
  expect(Math.abs(squares)).toBeLessThan(4 * 2 * Math.sqrt(COUNT));
});

test('a stream goes on where it stopped, is made again by its name, and differs from others', () => {
  const fill = normalFiller(createRng(3));
  const [first, second] = [new Float64Array(700), new Float64Array(1300)];
  fill(first);
  fill(second);
  expect([...first, ...second]).toEqual([...filled(3, 2000)]);
  expect(filled(3, 50)).not.toEqual(filled(4, 50));
});
