// Tests what a verdict does to an entry: its gate, the tilt of deltas and the share of the size.
import { describe, expect, test } from 'vitest';
import { biasWord, fuzzyEffects, fuzzyGate } from './fuzzy-effects.ts';

test.each([
  [-1, 'bearish'],
  [-0.34, 'bearish'],
  [-1 / 3, 'neutral'],
  [0, 'neutral'],
  [1 / 3, 'neutral'],
  [0.34, 'bullish'],
] as const)('a bias of %d is %s', (bias, word) => {
  expect(biasWord(bias)).toBe(word);
});

test('a bad factor comes before a low confidence; at its bound neither stands', () => {
  const limits = { factorMin: 0.3, confidenceMin: 0.4 };
  expect(fuzzyGate(limits, { weakest: 0.29, confidence: 0.1 })).toBe('factor');
  expect(fuzzyGate(limits, { weakest: 0.3, confidence: 0.39 })).toBe('confidence');
  expect(fuzzyGate(limits, { weakest: 0.3, confidence: 0.4 })).toBeUndefined();
  expect(fuzzyGate({ ...limits, factorMin: undefined }, { weakest: 0, confidence: 0.4 })).toBeUndefined();
});

describe('effects', () => {
  const config = { biasTiltMax: 0.3, sizeAtMin: 0.5, confidenceMin: 0.4 };

  test('a whole bullish bias sells puts of 1.3 and calls of 0.7 times the delta; half of it half as far', () => {
    expect(fuzzyEffects(config, { confidence: 1, biasValue: 1 })).toEqual({
      putDeltaScale: 1.3,
      callDeltaScale: 0.7,
      sizeScale: 1,
    });
    const bearish = fuzzyEffects(config, { confidence: 1, biasValue: -0.5 });
    expect(bearish.putDeltaScale).toBeCloseTo(0.85, 12);
    expect(bearish.callDeltaScale).toBeCloseTo(1.15, 12);
  });

  test.each([
    [0.39, 0],
    [0.4, 0.5],
    [0.7, 0.75],
    [1, 1],
  ])('a confidence of %d takes %d of the size', (confidence, size) => {
    expect(fuzzyEffects(config, { confidence, biasValue: 0 }).sizeScale).toBeCloseTo(size, 12);
  });

  test('with equal least confidence and size, size is confidence; a least confidence of 1 takes all', () => {
    const equal = { ...config, sizeAtMin: 0.4 };
    expect(fuzzyEffects(equal, { confidence: 0.55, biasValue: 0 }).sizeScale).toBeCloseTo(0.55, 12);
    expect(fuzzyEffects({ ...config, confidenceMin: 1 }, { confidence: 1, biasValue: 0 }).sizeScale).toBe(1);
  });
});
