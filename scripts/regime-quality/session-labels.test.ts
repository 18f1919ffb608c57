// Checks that labels look ahead by the horizon and no further, and that their thresholds know nothing of what comes.
import { expect, test } from 'vitest';
import { createRng } from '../../src/core/numerics/index.ts';
import {
  drawdownLabels,
  HORIZON,
  pastDrawdowns,
  pastThirds,
  trailingVolatility,
  volatilityLabels,
} from './session-labels.ts';

const rng = createRng('labels');
const closes = [100];
for (let at = 0; at < 600; at += 1)
  closes.push((closes.at(-1) as number) * Math.exp((at % 200 < 100 ? 0.005 : 0.02) * rng.normal()));

test('volatility is the sample deviation of 21 returns, a year', () => {
  const steady = Array.from({ length: 23 }, (_, at) => 100 * (at % 2 === 0 ? 1 : Math.exp(0.01)));
  // Ten returns of one sign and eleven of the other: the variance is 1e-4 (1 - 1/441) 21/20.
  const expected = Math.sqrt((252 * 1e-4 * 21 * (1 - 1 / 441)) / 20);
  expect(trailingVolatility(steady)[20]).toBeUndefined();
  expect(trailingVolatility(steady)[21]).toBeCloseTo(expected, 12);
});

test('a label depends on the horizon after its session alone, and thresholds on the past alone', () => {
  const labels = volatilityLabels(closes);
  const drawdowns = drawdownLabels(closes);
  for (const cut of [400, 450]) {
    const poisoned = closes.map((close, at) =>
      at <= cut + HORIZON ? close : close * (at % 2 === 0 ? 2 : 1),
    );
    expect(volatilityLabels(poisoned).slice(0, cut + 1)).toEqual(labels.slice(0, cut + 1));
    expect(drawdownLabels(poisoned).slice(0, cut + 1)).toEqual(drawdowns.slice(0, cut + 1));
    const thirds = pastThirds(trailingVolatility(closes)).slice(0, cut + 1);
    expect(pastThirds(trailingVolatility(closes.slice(0, cut + 1)))).toEqual(thirds);
  }
  expect(labels.slice(-HORIZON)).toEqual(Array.from({ length: HORIZON }, () => undefined));
  expect(new Set(labels.slice(280, 560))).toEqual(new Set([0, 1, 2]));
});

test('a twentieth below the high is a drawdown, less is none, and a fall before the session does not count', () => {
  const flat = Array.from({ length: 60 }, () => 100);
  const labelAt = (change: Readonly<Record<number, number>>, at: number): number | undefined =>
    drawdownLabels(flat.map((close, index) => change[index] ?? close))[at];
  expect(labelAt({ 30: 95 }, 20)).toBe(1);
  expect(labelAt({ 30: 95.01 }, 20)).toBe(0);
  expect(labelAt({ 41: 95 }, 20)).toBe(1);
  expect(labelAt({ 42: 95 }, 20)).toBe(0);
  expect(labelAt({ 19: 110 }, 20)).toBe(0);
  expect(labelAt({ 20: 110 }, 20)).toBe(1);
  expect(pastDrawdowns(flat.map((close, at) => (at === 30 ? 95 : close))).slice(28, 53)).toEqual([
    0,
    0,
    ...Array.from({ length: 21 }, () => 1),
    0,
    0,
  ]);
});
