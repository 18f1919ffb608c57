// Tests the predecessor's ten factors at the corners of their formulas, their weights, the volatility scale and the floor.
import { describe, expect, test } from 'vitest';
import { GOOD_FACTORS } from '../judge/fuzzy-case.fixture.ts';
import {
  ANCESTOR_FACTORS,
  ANCESTOR_READINGS,
  ANCESTOR_WEIGHTS,
  type AncestorFactor,
  type AncestorReading,
} from './ancestor-factors.ts';
import { createAncestorModel } from './ancestor-model.ts';

type Change = Readonly<Partial<Record<AncestorReading, number>>>;

const valuesOf = (change: Change): Float64Array =>
  Float64Array.from(ANCESTOR_READINGS, (name) => Number({ ...GOOD_FACTORS, ...change }[name]));

const template = createAncestorModel({ weights: 'template', confidenceFloor: undefined });

function degreeOf(factor: AncestorFactor | 'realised-21', change: Change): number | undefined {
  template.rate(valuesOf(change));
  return template.reasons().memberships.find(({ input }) => input === factor)?.degree;
}

test.each<[AncestorFactor | 'realised-21', Change, number]>([
  ['mtf', { consensus: 0.37 }, 0.37],
  ['iv', { 'iv-rank': 0.3 }, 0.5],
  ['iv', { 'iv-rank': 0.9 }, 1],
  ['regime', { vix: 10 }, 1],
  ['regime', { vix: 21 }, 0.5],
  ['regime', { vix: 40 }, 0],
  ['rsi', { rsi: 40 }, 1],
  ['rsi', { rsi: 60 }, 1],
  ['rsi', { rsi: 30 }, 0.75],
  ['rsi', { rsi: 90 }, 0.25],
  ['adx', { adx: 25 }, 1],
  ['adx', { adx: 32.5 }, 0.5],
  ['adx', { adx: 60 }, 0],
  ['bbands', { 'bollinger-position': 0.5, 'bollinger-width': 0 }, 1],
  ['bbands', { 'bollinger-position': 0.75, 'bollinger-width': 0.02 }, 0.7 * 0.5 + 0.3 * 0.5],
  ['bbands', { 'bollinger-position': 1, 'bollinger-width': 0.1 }, 0],
  ['bbands', { 'bollinger-position': 1.4, 'bollinger-width': 0.1 }, 0],
  ['stoch', { 'stochastic-k': 30 }, 1],
  ['stoch', { 'stochastic-k': 15 }, 0.5],
  ['stoch', { 'stochastic-k': 85 }, 0.5],
  ['stoch', { 'stochastic-k': 100 }, 0],
  ['volume', { 'volume-ratio': 0.4 }, 0.5],
  ['volume', { 'volume-ratio': 3 }, 1],
  ['sma', { 'sma-distance': -0.005 }, 0.75],
  ['sma', { 'sma-distance': 0.03 }, 0],
  ['psar', { 'psar-distance': -0.005 }, 1],
  ['psar', { 'psar-distance': 0.0125 }, 0.5],
  ['psar', { 'psar-distance': -0.03 }, 0],
  ['realised-21', { 'realised-21': 0.1 }, 0],
  ['realised-21', { 'realised-21': 0.225 }, 0.5],
  ['realised-21', { 'realised-21': 0.5 }, 1],
])('%s of %j is %d', (factor, change, degree) => {
  expect(degreeOf(factor, change)).toBeCloseTo(degree, 12);
});

describe.each(['head', 'template'] as const)('weights of %s', (weights) => {
  const model = createAncestorModel({ weights, confidenceFloor: undefined });

  test('sum to 1, so that ten good factors are a confidence of 1', () => {
    const sum = Object.values(ANCESTOR_WEIGHTS[weights]).reduce((total, weight) => total + weight, 0);
    expect(sum).toBeCloseTo(1, 12);
    expect(model.rate(valuesOf({})).confidence).toBeCloseTo(1, 12);
  });

  test.each<[AncestorFactor, Change]>([
    ['mtf', { consensus: 0 }],
    ['iv', { 'iv-rank': 0 }],
    ['regime', { vix: 50 }],
    ['rsi', { rsi: 0 }],
    ['adx', { adx: 90 }],
    ['bbands', { 'bollinger-position': 0, 'bollinger-width': 1 }],
    ['stoch', { 'stochastic-k': 0 }],
    ['volume', { 'volume-ratio': 0 }],
    ['sma', { 'sma-distance': 0.1 }],
    ['psar', { 'psar-distance': 0.1 }],
  ])('%s takes away its own', (factor, change) => {
    expect(model.rate(valuesOf(change)).confidence).toBeCloseTo(1 - ANCESTOR_WEIGHTS[weights][factor], 12);
  });
});

test('an entry worked by hand: sum of weighted degrees times what volatility leaves', () => {
  const change = { consensus: 0.5, 'iv-rank': 0.3, vix: 21, rsi: 30, 'realised-21': 0.15 };
  // 0.18 x 0.5 + 0.14 x 0.5 + 0.11 x 0.5 + 0.10 x 0.75 + 0.47 = 0.76; of it 0.8 is left.
  expect(template.rate(valuesOf(change)).confidence).toBeCloseTo(0.76 * 0.8, 12);
  const { fired } = template.reasons();
  expect(fired).toHaveLength(ANCESTOR_FACTORS.length);
  expect(fired[0]).toEqual({ rule: 'adx, weight 0.1', strength: 0.1 });
  expect(fired.reduce((sum, { strength }) => sum + strength, 0)).toBeCloseTo(0.76, 12);
});

test('volatility may leave nothing, unless there is a floor', () => {
  const wild = valuesOf({ 'realised-21': 0.4 });
  expect(template.rate(wild).confidence).toBe(0);
  const floored = createAncestorModel({ weights: 'template', confidenceFloor: 0.1 });
  expect(floored.rate(wild).confidence).toBe(0.1);
  expect(floored.rate(valuesOf({})).confidence).toBeCloseTo(1, 12);
});

test('the weakest is one of the seven factors that filter', () => {
  expect(
    template.rate(valuesOf({ consensus: 0, 'iv-rank': 0, vix: 90, 'volume-ratio': 0.2 })).weakest,
  ).toBeCloseTo(0.25, 12);
  expect(template.reasons().weakestFactor).toEqual({ input: 'volume', term: 'good', degree: 0.25 });
});

test.each<[AncestorFactor, Change]>([
  ['rsi', { rsi: 4 }],
  ['adx', { adx: 38.5 }],
  ['bbands', { 'bollinger-position': 0, 'bollinger-width': 0.04 }],
  ['stoch', { 'stochastic-k': 97 }],
  ['volume', { 'volume-ratio': 0.08 }],
  ['sma', { 'sma-distance': -0.018 }],
  ['psar', { 'psar-distance': 0.0185 }],
])('%s alone is the weakest', (input, change) => {
  expect(template.rate(valuesOf(change)).weakest).toBeLessThan(0.11);
  expect(template.reasons().weakestFactor?.input).toBe(input);
});

test('a bias is no concern of the ten factors', () => {
  expect(template.rate(valuesOf({ rsi: 90, 'sma-distance': 0.1 })).bias).toBe(0);
});
