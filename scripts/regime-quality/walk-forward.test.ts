// Checks that scores reward what foretells, know no label before it is complete, and call noise "not better".
import { expect, test } from 'vitest';
import { createRng } from '../../src/core/numerics/index.ts';
import { compareScores } from './compare-scores.ts';
import { HORIZON } from './session-labels.ts';
import { walkForward } from './walk-forward.ts';

const rng = createRng('walk-forward');
const LENGTH = 3000;
const OPTIONS = { labelCount: 2, firstSession: 200 };
/** Labels that stay for weeks, a quarter of them 1. */
const labels: number[] = [];
for (let at = 0; at < LENGTH; at += 1) {
  const last = labels.at(-1) ?? 0;
  labels.push(rng.uniform() < (last === 0 ? 0.01 : 0.03) ? 1 - last : last);
}
const oneHot = (state: number): readonly number[] => (state === 0 ? [1, 0] : [0, 1]);
const oracle = labels.map((label) => oneHot(rng.uniform() < 0.9 ? label : 1 - label));
const coin = labels.map(() => oneHot(rng.integer(2)));
const nothing = labels.map(() => [1]);

test('a classifier that foretells is better than frequencies, a coin is not', () => {
  const frequencies = walkForward(nothing, labels, OPTIONS);
  const good = compareScores(walkForward(oracle, labels, OPTIONS), frequencies);
  expect(good?.sessions).toBe(LENGTH - OPTIONS.firstSession);
  expect(good?.difference.logLoss.high).toBeLessThan(0);
  expect(good?.difference.brier.high).toBeLessThan(0);
  expect(good?.balancedAccuracy).toBeGreaterThan(0.87);
  expect(good?.difference.balancedAccuracy.low).toBeGreaterThan(0.3);
  expect(good?.calibration).toBeLessThan(0.1);
  const chance = compareScores(walkForward(coin, labels, OPTIONS), frequencies);
  expect(chance?.difference.logLoss.low).toBeLessThan(0);
  expect(chance?.difference.logLoss.high).toBeGreaterThan(0);
  expect(Math.abs((chance?.balancedAccuracy ?? 0) - 0.5)).toBeLessThan(0.05);
});

test('the scores are those of the frequencies by hand: counts of complete labels, ten sessions of the prior', () => {
  const states = labels.map((_, at) => oneHot(at % 2));
  const at = 250;
  const counts = [
    [0, 0],
    [0, 0],
  ];
  for (let then = 0; then <= at - HORIZON; then += 1) {
    const row = counts[then % 2] as number[];
    row[labels[then] as number] = (row[labels[then] as number] as number) + 1;
  }
  const total = at - HORIZON + 3;
  const prior = [0, 1].map(
    (label) => (1 + (counts[0]?.[label] as number) + (counts[1]?.[label] as number)) / total,
  );
  const row = counts[at % 2] as number[];
  const label = labels[at] as number;
  const given =
    ((row[label] as number) + 10 * (prior[label] as number)) / ((row[0] as number) + (row[1] as number) + 10);
  const score = walkForward(states, labels, OPTIONS)[at];
  expect(score?.logLoss).toBeCloseTo(-Math.log(given), 12);
  expect(score?.brier).toBeCloseTo(2 * (1 - given) ** 2, 12);
});

test('labels that were not complete at a close change no score there', () => {
  const at = 1500;
  const scores = walkForward(oracle, labels, OPTIONS);
  const poisoned = labels.map((label, then) => (then > at - HORIZON && then < at ? 1 - label : label));
  expect(walkForward(oracle, poisoned, OPTIONS)[at]).toEqual(scores[at]);
  const earlier = labels.map((label, then) => (then > at - HORIZON - 200 && then < at ? 1 - label : label));
  expect(walkForward(oracle, earlier, OPTIONS)[at]).not.toEqual(scores[at]);
});

test('sessions without a state or a label have no score and are compared by neither side', () => {
  const states = oracle.map((weights, at) => (at % 3 === 0 ? undefined : weights));
  const some = labels.map((label, at) => (at % 5 === 0 ? undefined : label));
  const scores = walkForward(states, some, OPTIONS);
  expect(scores.filter((score) => score !== undefined)).toHaveLength(
    labels.filter((_, at) => at >= 200 && at % 3 !== 0 && at % 5 !== 0).length,
  );
  expect(compareScores(scores, walkForward(oracle, labels, OPTIONS))?.sessions).toBe(
    scores.filter((score) => score !== undefined).length,
  );
  expect(compareScores([undefined], scores.slice(0, 1))).toBeUndefined();
});
