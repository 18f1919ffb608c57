// Checks the test for superior predictive ability against an independent computation, its size on noise, and its degenerate cases.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRng, optimalBlockLengths } from '../../../core/numerics/index.ts';
import { type Superiority, superiorPredictiveAbility, type SuperiorityQuestion } from '../index.ts';

function answer(question: SuperiorityQuestion): Superiority {
  const found = superiorPredictiveAbility(question);
  if (!found.isDefined) throw new Error(found.message);
  return found;
}

/** Numbers in [-0.5, 0.5) that another program can make too. */
function scattered(time: number, series: number): number {
  const value = Math.sin(12.9898 * time + 78.233 * series) * 43758.5453;
  return value - Math.floor(value) - 0.5;
}

/** 60 periods of a benchmark and five models: three better, one worse, one clearly worse; each value remembers half of the last. */
const excesses = [-0.11, -0.05, 0.02, 0.4, -0.03];
const lossOf = (time: number, series: number): number =>
  1 + scattered(time, series) + 0.5 * scattered(time - 1, series);
const benchmarkLosses = Array.from({ length: 60 }, (_, time) => lossOf(time, 0));
const modelLosses = benchmarkLosses.map((_, time) =>
  excesses.map((excess, model) => excess + lossOf(time, model + 1)),
);

describe('an independent computation', () => {
  // NumPy 2.4 by the definition: 400,000 resamples whose blocks are ended by a coin at every step, kappa(n, i) summed as
  // Hansen (2005) writes it, T* counted where above T. One standard error of these p is 0.0007 or less.
  test.each([
    { blockLength: 4, t: 1.0805593514, lower: 0.28, consistent: 0.3338, upper: 0.3624, plain: 0.4118 },
    { blockLength: 1, t: 1.2637882132, lower: 0.2222, consistent: 0.2635, upper: 0.2926, plain: 0.3045 },
  ])('blocks of $blockLength', ({ blockLength, t, lower, consistent, upper, plain }) => {
    const rng = createRng(`spa ${blockLength}`);
    const found = answer({ benchmarkLosses, modelLosses, blockLength, replications: 20_000, rng });
    expect(found.statistic).toBeCloseTo(t, 9);
    expect(found.bestModel).toBe(0);
    // Four standard errors of 20,000 resamples.
    expect(Math.abs(found.pLower - lower)).toBeLessThan(0.014);
    expect(Math.abs(found.pConsistent - consistent)).toBeLessThan(0.014);
    expect(Math.abs(found.pUpper - upper)).toBeLessThan(0.014);
    expect(Math.abs(found.pRealityCheck - plain)).toBeLessThan(0.014);
  });
});

describe('properties', () => {
  test('the three p are in order, and between 0 and 1', () => {
    const row = fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 3, maxLength: 30 }),
        fc.integer({ min: 1, max: 9 }),
        (rows, blockLength) => {
          const found = answer({
            benchmarkLosses: rows.map(([first = 0]) => first),
            modelLosses: rows.map(([, ...models]) => models),
            blockLength,
            replications: 50,
            rng: createRng('order'),
          });
          expect(found.pLower).toBeGreaterThanOrEqual(0);
          expect(found.pConsistent).toBeGreaterThanOrEqual(found.pLower);
          expect(found.pUpper).toBeGreaterThanOrEqual(found.pConsistent);
          expect(found.pUpper).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  // sqrt(2 log log 60) = 1.679: what lies below that many standard errors is left out, what lies above is not.
  test.each([
    [-1.6, 'pUpper'],
    [-1.75, 'pLower'],
  ] as const)('a model at t = %d makes the consistent p the one of %s', (t, same) => {
    const noise = (series: number): number[] => {
      const values = benchmarkLosses.map((_, time) => scattered(time, series));
      const mean = values.reduce((sum, value) => sum + value, 0) / 60;
      const error = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0)) / 60;
      return values.map((value) => (value - mean) / error);
    };
    const [good, bad] = [noise(1), noise(2)];
    const found = answer({
      benchmarkLosses: new Float64Array(60),
      modelLosses: good.map((value, time) => [-(value + 1), -((bad[time] as number) * 4 + 4 * t)]),
      blockLength: 1,
      rng: createRng('threshold'),
    });
    expect(found.pLower).toBeLessThan(found.pUpper);
    expect(found.pConsistent).toBe(found[same]);
  });

  test('blocks are as long as the median of the differences asks for, unless told', () => {
    const asked = excesses.map((_excess, model) => {
      const differences = modelLosses.map(
        (row, time) => (benchmarkLosses[time] as number) - (row[model] as number),
      );
      return optimalBlockLengths(differences)?.stationary as number;
    });
    const median = asked.toSorted((a, b) => a - b)[2] as number;
    expect(median).toBeGreaterThan(1);
    expect(answer({ benchmarkLosses, modelLosses, rng: createRng(1) }).blockLength).toBeCloseTo(median, 9);
  });

  test.each([2 ** -500, 2 ** 300])('the unit of the losses changes nothing: %d', (unit) => {
    const ask = (factor: number): Superiority =>
      answer({
        benchmarkLosses: benchmarkLosses.map((loss) => loss * factor),
        modelLosses: modelLosses.map((row) => row.map((loss) => loss * factor)),
        replications: 200,
        rng: createRng('unit'),
      });
    expect(ask(unit)).toEqual(ask(1));
  });

  test('the same stream gives the same answer; hopeless models move only the upper p and the reality check', () => {
    const ask = (models: readonly (readonly number[])[]): Superiority =>
      answer({ benchmarkLosses, modelLosses: models, blockLength: 4, rng: createRng('same') });
    const found = ask(modelLosses);
    expect(ask(modelLosses)).toEqual(found);
    const crowd = modelLosses.map((row, time) => [
      ...row,
      ...Array.from({ length: 20 }, (_, extra) => 2 + 3 * lossOf(time, extra + 10)),
    ]);
    const crowded = ask(crowd);
    expect(crowded.pConsistent).toBe(found.pConsistent);
    expect(crowded.pUpper).toBeGreaterThan(found.pUpper + 0.1);
    expect(crowded.pRealityCheck).toBeGreaterThan(found.pRealityCheck + 0.1);
  });

  // How often it rejects where it should not is measured by scripts/noise-campaign.
  test('finds a model that is better', () => {
    const rng = createRng('spa skill');
    for (let world = 0; world < 20; world += 1) {
      const benchmark = Array.from({ length: 120 }, () => rng.normal());
      const models = benchmark.map(() =>
        Array.from({ length: 5 }, (_, at) => rng.normal() - (at === 3 ? 1 : 0)),
      );
      const found = answer({ benchmarkLosses: benchmark, modelLosses: models, replications: 200, rng });
      expect(found.bestModel).toBe(3);
      expect(found.pUpper).toBeLessThan(0.05);
    }
  });
});

describe('degenerate input', () => {
  const rng = createRng('degenerate');
  const steady = Array.from({ length: 30 }, () => 0.1);

  test('blocks beyond any length leave resampled means no spread, which speaks for nobody', () => {
    const losses = Array.from({ length: 20 }, (_, time) => (time % 2 === 0 ? 1.01 : -1));
    const found = answer({
      benchmarkLosses: losses,
      modelLosses: losses.map(() => [0]),
      blockLength: 1e300,
      rng,
    });
    expect(found).toMatchObject({ pLower: 1, pUpper: 1, bestModel: undefined });
  });

  test('models that are the benchmark, or worse by one amount, leave nothing to test: p is 1', () => {
    const found = answer({
      benchmarkLosses,
      modelLosses: benchmarkLosses.map((loss) => [loss, loss + 0.3]),
      rng,
    });
    expect(found).toEqual({
      isDefined: true,
      pLower: 1,
      pConsistent: 1,
      pUpper: 1,
      pRealityCheck: 1,
      statistic: 0,
      bestModel: undefined,
      blockLength: 1,
    });
    expect(answer({ benchmarkLosses: steady, modelLosses: steady.map((loss) => [loss]), rng }).pUpper).toBe(
      1,
    );
  });

  test('so do models that are all worse', () => {
    const worse = modelLosses.map((row) => row.map((loss) => loss + 1));
    expect(answer({ benchmarkLosses, modelLosses: worse, rng })).toMatchObject({
      pLower: 1,
      pConsistent: 1,
      statistic: 0,
    });
  });

  test('a model better by one amount each period settles it: p is 0', () => {
    const found = answer({
      benchmarkLosses,
      modelLosses: benchmarkLosses.map((loss) => [loss + 1, loss - 0.3]),
      rng,
    });
    expect(found).toMatchObject({
      pLower: 0,
      pUpper: 0,
      pRealityCheck: 0,
      statistic: undefined,
      bestModel: 1,
    });
  });

  test.each([
    ['too-few-periods', [1, 2], [[1], [2]]],
    ['length-mismatch', [1, 2, 3], [[1], [2]]],
    ['length-mismatch', [1, 2, 3], [[1], [2], [3, 4]]],
    ['out-of-range', [1, 2, 3], [[1], [2], [Infinity]]],
    ['out-of-range', [1, Number.NaN, 3], [[1], [2], [3]]],
    ['no-models', [1, 2, 3], [[], [], []]],
  ] as const)('%s', (reason, losses, models) => {
    expect(superiorPredictiveAbility({ benchmarkLosses: losses, modelLosses: models, rng })).toMatchObject({
      reason,
    });
  });
});
