// Tests what would turn a verdict: each value found does turn it, none nearer does, and the search is bounded.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Flip, FuzzyVerdict } from '../../../domain/index.ts';
import { createQuantorModel } from '../quantor/quantor-model.ts';
import { findFlips } from './find-flips.ts';
import type { FuzzyConfig } from './fuzzy-config.ts';
import { biasWord, fuzzyGate } from './fuzzy-effects.ts';
import { createFuzzyJudge } from './fuzzy-judge.ts';
import { KNOWN_MS, stagedReadings, type StagedValues } from '../../readings/staged-readings.fixture.ts';
import { CONFIG, GOOD, GOOD_FACTORS } from './fuzzy-case.fixture.ts';

function flipsOf(values: StagedValues, config = CONFIG): readonly Flip[] {
  const judge = createFuzzyJudge(config);
  return judge.flips(judge.judge(stagedReadings(values), KNOWN_MS) as FuzzyVerdict);
}

describe('a straight line', () => {
  const input = { name: 'rsi', range: [0, 100], corners: [] } as const;
  const wordOf = (values: Float64Array): string => ((values[0] ?? 0) > 61.8 ? 'high' : 'low');

  test('turns where it crosses, on either side', () => {
    const [up] = findFlips([input], Float64Array.of(20), wordOf);
    expect(up).toMatchObject({ input: 'rsi', from: 20, becomes: 'high' });
    expect(up?.to).toBeCloseTo(61.8, 6);
    expect(up?.to).toBeGreaterThan(61.8);
    const [down] = findFlips([input], Float64Array.of(80), wordOf);
    expect(down).toMatchObject({ becomes: 'low', to: expect.closeTo(61.8, 6) as number });
  });

  test('gives the nearer of two, also from outside the range', () => {
    const inside = (values: Float64Array): string => (Math.abs((values[0] ?? 0) - 50) < 10 ? 'in' : 'out');
    expect(findFlips([input], Float64Array.of(52), inside)[0]?.to).toBeCloseTo(60, 5);
    expect(findFlips([input], Float64Array.of(48), inside)[0]?.to).toBeCloseTo(40, 5);
    expect(findFlips([input], Float64Array.of(130), inside)[0]).toMatchObject({
      from: 130,
      to: expect.closeTo(60, 5) as number,
    });
  });

  test('has none where nothing turns it, after a bounded search', () => {
    let evaluations = 0;
    const always = (): string => {
      evaluations += 1;
      return 'same';
    };
    expect(findFlips([input, input], Float64Array.of(20, 30), always)).toEqual([]);
    expect(evaluations).toBeLessThanOrEqual(1 + 2 * 66);
  });
});

test('from the best of markets only what counts two keeps an entry back, and the bias turns either way', () => {
  const flips = flipsOf(GOOD);
  // One fault of four leaves 0.68, two 0.5: no reading alone takes it below 0.4.
  expect(flips.filter(({ becomes }) => becomes === 'confidence')).toEqual([]);
  const strict = flipsOf(GOOD, { ...CONFIG, confidenceMin: 0.6 });
  const kept = strict.filter(({ becomes }) => becomes === 'confidence').map(({ input }) => input);
  expect(kept.toSorted()).toEqual(['adx', 'sma-distance', 'vix', 'volatility-expansion']);
  expect(flips.find(({ input }) => input === 'trend-50-200')?.becomes).toMatch(/bullish|bearish/);
});

test('a market that is kept back tells what would let it in', () => {
  const flips = flipsOf({ ...GOOD, adx: 38, 'iv-percentile': 0.1 });
  const adx = flips.find(({ input }) => input === 'adx');
  expect(adx).toMatchObject({ from: 38, becomes: 'enter' });
  expect(adx?.to).toBeLessThan(38);
});

test('the ten factors: realised volatility at which the sum of 1 falls to the least confidence, and the factor that filters', () => {
  const config: FuzzyConfig = {
    ...CONFIG,
    rating: { by: 'ancestor', weights: 'template', confidenceFloor: undefined },
    factorMin: 0.3,
  };
  const flips = flipsOf(GOOD_FACTORS, config);
  const realised = flips.find(({ input }) => input === 'realised-21');
  // 1 - (x - 0.1) / 0.25 = 0.4.
  expect(realised).toMatchObject({ becomes: 'confidence', to: expect.closeTo(0.25, 8) as number });
  // 12 / 40 = 0.3.
  expect(flips.find(({ input }) => input === 'rsi')).toMatchObject({
    becomes: 'factor',
    to: expect.closeTo(12, 5) as number,
  });
  expect(flips.find(({ input }) => input === 'consensus')).toBeUndefined();
});

test('every flip turns the verdict, and no value between does: checked at 300 values', () => {
  const model = createQuantorModel('mamdani');
  const wordsOf = (values: Float64Array): readonly string[] => {
    const { confidence, bias, weakest } = { ...model.rate(values) };
    return [fuzzyGate(CONFIG, { confidence, weakest }) ?? 'enter', biasWord(bias)];
  };
  const any = fc.tuple(
    ...model.inputs.map(({ corners }) =>
      fc.double({ min: Math.min(...corners), max: Math.max(...corners), noNaN: true }),
    ),
  );
  let turns = 0;
  fc.assert(
    fc.property(any, (given) => {
      const values = Float64Array.from(given);
      const words = wordsOf(values);
      for (const kind of [0, 1]) {
        const flips = findFlips(model.inputs, values, (tried) => wordsOf(tried)[kind] ?? '');
        for (const [at, { name }] of model.inputs.entries()) {
          const flip = flips.find(({ input }) => input === name);
          if (flip === undefined) continue;
          turns += 1;
          expect(wordsOf(values.with(at, flip.to))[kind]).toBe(flip.becomes);
          expect(flip.becomes).not.toBe(words[kind]);
          for (let part = 0; part < 300; part += 1) {
            const between = flip.from + (flip.to - flip.from) * (part / 300);
            expect(wordsOf(values.with(at, between))[kind]).toBe(words[kind]);
          }
        }
      }
    }),
    { numRuns: 10 },
  );
  expect(turns).toBeGreaterThan(10);
});
