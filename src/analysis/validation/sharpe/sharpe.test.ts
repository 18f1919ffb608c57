// Checks the judgements of a Sharpe ratio against the papers' worked examples and against noise.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRng } from '../../../core/numerics/index.ts';
import { sharpeRatio } from '../../metrics/index.ts';
import {
  deflatedSharpeRatio,
  effectiveTrials,
  expectedMaximum,
  expectedMaximumSharpe,
  minimumTrackRecordLength,
  probabilisticSharpeRatio,
  type SharpeSample,
  sharpeSample,
  sharpeStandardError,
  sharpeVariance,
  trialsWhileSignificant,
} from '../index.ts';

const normal = { skew: 0, kurtosis: 3 };

describe('probabilistic Sharpe ratio', () => {
  // Bailey and Lopez de Prado (2012): a fund with a monthly Sharpe ratio of 0.458 over two years, then over three.
  const fund = { sharpe: 0.458, skew: -2.448, kurtosis: 10.164 };
  test.each([
    { sample: { ...fund, ...normal, observations: 24 }, published: 0.982 },
    { sample: { ...fund, observations: 24 }, published: 0.913 },
    { sample: { ...fund, observations: 36 }, published: 0.953 },
  ])('published: $published', ({ sample, published }) => {
    // The ratio is published to three digits, which leaves the third of the probability open by one.
    expect(Math.abs((probabilisticSharpeRatio(sample) as number) - published)).toBeLessThan(0.0006);
  });

  test('is a half at the benchmark itself, and falls as the benchmark rises', () => {
    const sample = { ...fund, observations: 24 };
    expect(probabilisticSharpeRatio(sample, 0.458)).toBe(0.5);
    expect(probabilisticSharpeRatio(sample, 0.2)).toBeLessThan(
      probabilisticSharpeRatio(sample, 0.1) as number,
    );
  });

  test('is undefined for one observation, and for moments that no returns but two values have', () => {
    expect(probabilisticSharpeRatio({ ...fund, observations: 1 })).toBeUndefined();
    // 1 - 2 x 1 + (5 - 1) / 4 = 0 at a kurtosis of 1 + skew^2.
    const two: SharpeSample = { sharpe: 1, skew: 2, kurtosis: 5, observations: 24 };
    expect(sharpeVariance(two)).toBeUndefined();
    expect(probabilisticSharpeRatio(two)).toBeUndefined();
    expect(minimumTrackRecordLength(two)).toBeUndefined();
    expect(trialsWhileSignificant(two, 1)).toBeUndefined();
  });

  test('calls skill in noise as seldom as it says', () => {
    const rng = createRng('psr-noise');
    let found = 0;
    for (let world = 0; world < 2000; world += 1) {
      const sample = sharpeSample(Array.from({ length: 120 }, () => rng.normal())) as SharpeSample;
      if ((probabilisticSharpeRatio(sample) as number) > 0.95) found += 1;
    }
    expect(found / 2000).toBeGreaterThan(0.035);
    expect(found / 2000).toBeLessThan(0.065);
  });
});

describe('minimum track record', () => {
  // Bailey and Lopez de Prado (2012): years for an annual ratio of 2 to be above 1 at 95%.
  test.each([
    { name: 'daily, normal', perYear: 252, moments: normal, years: 2.73 },
    { name: 'weekly, normal', perYear: 52, moments: normal, years: 2.83 },
    { name: 'monthly, normal', perYear: 12, moments: normal, years: 3.24 },
    { name: 'monthly, hedge fund', perYear: 12, moments: { skew: -0.72, kurtosis: 5.78 }, years: 4.99 },
  ])('$name: $years years', ({ perYear, moments, years }) => {
    const sample = { sharpe: 2 / Math.sqrt(perYear), observations: 10, ...moments };
    const length = minimumTrackRecordLength(sample, { benchmark: 1 / Math.sqrt(perYear) });
    expect((length as number) / perYear).toBeCloseTo(years, 2);
  });

  test('is the length at which the probabilistic ratio reaches the confidence', () => {
    const sample = { sharpe: 0.1, skew: -1, kurtosis: 6, observations: 50 };
    const observations = minimumTrackRecordLength(sample, { benchmark: 0.02, confidence: 0.9 }) as number;
    expect(probabilisticSharpeRatio({ ...sample, observations }, 0.02)).toBeCloseTo(0.9, 12);
  });

  test('does not exist for a ratio that is not above its benchmark', () => {
    const sample = { sharpe: 0.1, observations: 50, ...normal };
    expect(minimumTrackRecordLength(sample, { benchmark: 0.1 })).toBeUndefined();
  });
});

describe('deflated Sharpe ratio', () => {
  // Bailey and Lopez de Prado (2014): annual ratio 2.5 over five years of 250 days, variance of the trials 1/2 a year.
  const variance = 0.5 / 250;
  const found = { sharpe: 2.5 / Math.sqrt(250), observations: 1250 };
  const heavy = { ...found, skew: -3, kurtosis: 10 };

  test('published: 100 trials ask for 0.1132 a day and leave 0.9004', () => {
    expect(expectedMaximumSharpe(100, variance)).toBeCloseTo(0.1132, 4);
    expect(deflatedSharpeRatio(heavy, { count: 100, variance })).toBeCloseTo(0.9004, 4);
  });

  test('published: 46 trials would leave 0.9505, and normal returns as much after 88', () => {
    expect(deflatedSharpeRatio(heavy, { count: 46, variance })).toBeCloseTo(0.9505, 4);
    expect(deflatedSharpeRatio({ ...found, ...normal }, { count: 88, variance })).toBeCloseTo(0.9505, 4);
    expect(trialsWhileSignificant(heavy, variance)).toBe(46);
    expect(trialsWhileSignificant({ ...found, ...normal }, variance)).toBe(88);
  });

  test('with one trial is the probabilistic ratio against 0', () => {
    expect(deflatedSharpeRatio(heavy, { count: 1, variance })).toBe(probabilisticSharpeRatio(heavy));
    expect(deflatedSharpeRatio(heavy, { count: 1000, variance: 0 })).toBe(probabilisticSharpeRatio(heavy));
  });

  test('no trial is few enough for a weak ratio, none too many for trials that do not differ', () => {
    expect(trialsWhileSignificant({ sharpe: 0.01, observations: 100, ...normal }, variance)).toBe(0);
    expect(trialsWhileSignificant(heavy, 0)).toBe(Number.MAX_SAFE_INTEGER);
  });

  test('the largest number of trials is the last that is significant', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 0.5, noNaN: true }),
        fc.integer({ min: 30, max: 3000 }),
        fc.double({ min: 1e-4, max: 0.1, noNaN: true }),
        (sharpe, observations, spread) => {
          const sample = { sharpe, observations, ...normal };
          const most = trialsWhileSignificant(sample, spread) as number;
          if (most > 1e12) return;
          const at = (count: number): number =>
            deflatedSharpeRatio(sample, { count, variance: spread }) as number;
          if (most > 0) expect(at(most)).toBeGreaterThanOrEqual(0.95 - 1e-9);
          expect(at(most + 1)).toBeLessThan(0.95 + 1e-9);
        },
      ),
    );
  });
});

// Harter (1961), Expected values of normal order statistics, Biometrika 48; the approximation is known to run a little high.
test.each([
  [10, 1.53875],
  [100, 2.50759],
  [1000, 3.24144],
])('the largest of %d normal values is expected near %d', (trials, exact) => {
  expect(expectedMaximum(trials) / exact).toBeGreaterThan(1);
  expect(expectedMaximum(trials) / exact).toBeLessThan(1.025);
});

test('the expected largest grows with the number of trials, from 0 for a single one', () => {
  expect(expectedMaximum(1)).toBe(0);
  fc.assert(
    fc.property(
      fc.double({ min: 1, max: 1e300, noNaN: true }),
      fc.double({ min: 1, max: 4, noNaN: true }),
      (trials, factor) => {
        expect(expectedMaximum(trials * factor)).toBeGreaterThanOrEqual(expectedMaximum(trials) - 1e-9);
      },
    ),
  );
});

describe('effective number of trials', () => {
  const rng = createRng('effective-trials');
  const noise = (periods: number, trials: number): number[][] =>
    Array.from({ length: periods }, () => Array.from({ length: trials }, () => rng.normal()));

  test('copies are one trial, at any scale and level', () => {
    const copies = noise(300, 1).map(([value = 0]) => [value, 3 * value, value + 7]);
    expect(effectiveTrials(copies)?.count).toBeCloseTo(1, 9);
    expect(effectiveTrials(copies)?.averageCorrelation).toBeCloseTo(1, 9);
  });

  test('independent trials count in full', () => {
    expect(effectiveTrials(noise(2000, 20))?.count).toBeGreaterThan(19);
    expect(effectiveTrials(noise(2000, 20))?.count).toBeLessThanOrEqual(20);
  });

  test('a common factor of half the variance halves them', () => {
    const shared = noise(4000, 11).map(([factor = 0, ...own]) => own.map((value) => value + factor));
    expect(effectiveTrials(shared)?.averageCorrelation).toBeCloseTo(0.5, 1);
    expect(effectiveTrials(shared)?.count).toBeCloseTo(0.5 + 0.5 * 10, 0);
  });

  test('opposite trials count in full; those that do not vary not at all', () => {
    const opposite = noise(50, 1).map(([value = 0]) => [value, -value, 0.1]);
    expect(effectiveTrials(opposite)).toEqual({
      count: 2,
      averageCorrelation: expect.closeTo(-1, 9) as number,
    });
    expect(effectiveTrials(opposite.map(([value = 0]) => [value, 4]))).toEqual({
      count: 1,
      averageCorrelation: 0,
    });
    expect(effectiveTrials([[4], [4], [4]])).toBeUndefined();
    expect(effectiveTrials([])).toBeUndefined();
  });
});

describe('standard error', () => {
  // Lo (2002), Table 1: independent normal returns.
  test.each([
    [0.5, 12, 0.306],
    [0.5, 60, 0.137],
    [1.5, 60, 0.188],
    [3, 12, 0.677],
    [3, 500, 0.105],
  ])('Lo: a ratio of %d over %d returns is known to %d', (sharpe, observations, published) => {
    const variance = sharpeVariance({ sharpe, observations, ...normal }) as number;
    expect(Math.sqrt(variance / observations)).toBeCloseTo(published, 3);
  });

  test('of returns without dependence is that of their moments', () => {
    const rng = createRng('sharpe-error');
    const returns = Array.from({ length: 500 }, () => 0.2 + rng.normal() ** 2);
    const sample = sharpeSample(returns) as SharpeSample;
    const byMoments = Math.sqrt((sharpeVariance(sample) as number) / 500);
    expect((sharpeStandardError(returns, 0) as number) / byMoments).toBeCloseTo(1, 2);
  });

  test('of dependent returns is the spread that their ratios have', () => {
    const rng = createRng('sharpe-error dependent');
    const worlds = Array.from({ length: 300 }, () => {
      let last = 0;
      const returns = Array.from({ length: 1500 }, () => {
        last = 0.4 * last + rng.normal();
        return last + 0.2;
      });
      return { ratio: sharpeRatio(returns, 1) as number, error: sharpeStandardError(returns, 15) as number };
    });
    const mean = worlds.reduce((sum, { ratio }) => sum + ratio, 0) / 300;
    const spread = Math.sqrt(worlds.reduce((sum, { ratio }) => sum + (ratio - mean) ** 2, 0) / 299);
    const told = worlds.reduce((sum, { error }) => sum + error, 0) / 300;
    expect(told / spread).toBeGreaterThan(0.87);
    expect(told / spread).toBeLessThan(1.13);
    // Independence would be told as 0.0261.
    expect(spread).toBeGreaterThan(0.033);
  });

  test('is the long-run variance by its definition, nearer lags weighing more', () => {
    const returns = [0.03, -0.01, 0.02, 0.02, -0.03, 0.01, 0.04, -0.02];
    const mean = 0.06 / 8;
    const variance = returns.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 8;
    const ratio = sharpeRatio(returns, 1) as number;
    const adds = returns.map(
      (value) => (value - mean) / Math.sqrt(variance) - (ratio / 2) * ((value - mean) ** 2 / variance - 1),
    );
    const at = (lag: number): number =>
      adds.slice(lag).reduce((sum, value, place) => sum + value * (adds[place] as number), 0) / 8;
    // Newey and West (1987): 1 - k / (lags + 1), thirds for two lags.
    const longRun = at(0) + 2 * ((2 / 3) * at(1) + (1 / 3) * at(2));
    expect(sharpeStandardError(returns, 2)).toBeCloseTo(Math.sqrt(longRun / 8), 12);
    // 4 (8 / 100)^(2/9) = 2.28 lags where none are given.
    expect(sharpeStandardError(returns)).toBe(sharpeStandardError(returns, 2));
  });

  test('does not exist without deviation', () => {
    expect(sharpeStandardError([0.1, 0.1, 0.1])).toBeUndefined();
    expect(sharpeStandardError([])).toBeUndefined();
    expect(sharpeSample([0.1, 0.1, 0.1])).toBeUndefined();
  });
});
