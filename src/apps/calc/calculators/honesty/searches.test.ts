// Checks the contracts of `calc pbo`, `calc spa` and `calc block-length`: worked answers, what is null, coded errors.
import { describe, expect, test } from 'vitest';
import { answerOf, codeOf } from '../../answer-of.fixture.ts';
import { blockLength } from './block-length.ts';
import { pbo } from './pbo.ts';
import { spa } from './spa.ts';

const wave = (length: number, columns: number): number[][] =>
  Array.from({ length }, (_, row) =>
    Array.from({ length: columns }, (_column, at) => Math.sin(1.3 * row * (at + 1) + at)),
  );

describe('pbo', () => {
  test('two halves, worked out by hand', () => {
    // Means 3, 2, 1 on the first half and 1, 2, 6 on the second: the best of each is the worst of the other, w = 1/4.
    const performance = [
      [2, 2, 1],
      [4, 2, 1],
      [1, 2, 5],
      [1, 2, 7],
    ];
    expect(answerOf(pbo, { performance, partitions: 2, measure: 'mean' })).toEqual({
      pbo: 1,
      logits: [Math.log(1 / 3), Math.log(1 / 3)],
      lossProbability: 0,
      degradation: { slope: 0, intercept: 1, rSquared: 0 },
      rowsUsed: 4,
    });
  });

  test('has 16 partitions unless told otherwise', () => {
    const answer = answerOf(pbo, { performance: wave(50, 3) });
    expect(answer['logits']).toHaveLength(12_870);
    expect(answer['rowsUsed']).toBe(48);
  });

  test('is null where all configurations are one', () => {
    const performance = wave(16, 1).map(([one = 0]) => [one, one]);
    expect(answerOf(pbo, { performance, partitions: 4 })).toEqual({
      pbo: null,
      logits: null,
      lossProbability: null,
      degradation: null,
      rowsUsed: null,
    });
  });

  test.each([
    ['invalid-partitions', { partitions: 3 }],
    ['invalid-partitions', { partitions: 0 }],
    ['invalid-partitions', { partitions: 22 }],
    ['invalid-performance', { performance: [[1, 2], [1]] }],
    ['invalid-performance', { performance: [] }],
    ['invalid-performance', { performance: [[1, null]] }],
    ['invalid-measure', { measure: 'sortino' }],
    ['too-few-rows', { performance: wave(15, 3) }],
    ['too-few-configurations', { performance: wave(20, 1) }],
    ['too-much-work', { performance: wave(20, 600), partitions: 20 }],
    ['out-of-range', { performance: wave(20, 3).map((row) => row.map((value) => value * 1e101)) }],
    ['missing-field', { performance: undefined }],
    ['unknown-field', { blocks: 4 }],
  ])('%s', (code, change) => {
    expect(codeOf(answerOf(pbo, { performance: wave(20, 3), ...change }))).toBe(code);
  });
});

describe('spa', () => {
  const losses = wave(40, 4);
  const given = {
    benchmarkLosses: losses.map(([first = 0]) => first),
    modelLosses: losses.map((row) => row.slice(1)),
  };

  test('reads the models by period or by model alike', () => {
    const answer = answerOf(spa, { ...given, blockLength: 3, seed: 5 });
    const byModel = [0, 1, 2].map((model) => given.modelLosses.map((row) => row[model]));
    expect(answerOf(spa, { ...given, modelLosses: byModel, blockLength: 3, seed: 5 })).toEqual(answer);
    expect(answer['blockLength']).toBe(3);
    for (const name of ['pLower', 'pConsistent', 'pUpper', 'pRealityCheck']) {
      expect(answer[name]).toBeGreaterThanOrEqual(0);
      expect(answer[name]).toBeLessThanOrEqual(1);
    }
  });

  test('finds a model that is better, and says so by a p of nearly 0', () => {
    const better = given.benchmarkLosses.map((loss, time) => [
      loss + 0.2,
      loss - 1 + 0.3 * Math.sin(7.1 * time),
    ]);
    const answer = answerOf(spa, { ...given, modelLosses: better });
    expect(answer).toMatchObject({ bestModel: 1, pUpper: 0 });
  });

  test('a seed changes the resamples, nothing else', () => {
    const answer = answerOf(spa, given);
    const other = answerOf(spa, { ...given, seed: 2 });
    expect(answerOf(spa, { ...given, seed: 1, replications: 1000 })).toEqual(answer);
    expect(other['statistic']).toBe(answer['statistic']);
    expect(other).not.toEqual(answer);
  });

  test('a model that is the benchmark is not better: every p is 1', () => {
    const answer = answerOf(spa, { ...given, modelLosses: given.benchmarkLosses.map((loss) => [loss]) });
    expect(answer).toMatchObject({ pLower: 1, pConsistent: 1, pUpper: 1, statistic: 0, bestModel: null });
  });

  test.each([
    ['length-mismatch', { modelLosses: [[1], [2]] }],
    ['no-models', { benchmarkLosses: [1, 2, 3], modelLosses: [[], [], []] }],
    ['too-few-periods', { benchmarkLosses: [1, 2], modelLosses: [[1], [2]] }],
    ['too-few-periods', { benchmarkLosses: [], modelLosses: [[]] }],
    ['invalid-block-length', { blockLength: 0.5 }],
    ['invalid-replications', { replications: 0 }],
    ['invalid-seed', { seed: 0.5 }],
    ['invalid-model-losses', { modelLosses: [[1, 2], [1]] }],
    [
      'too-much-work',
      {
        modelLosses: given.benchmarkLosses.map(() => Array.from({ length: 200 }, () => 1)),
        replications: 1e6,
      },
    ],
    ['out-of-range', { benchmarkLosses: given.benchmarkLosses.map((loss) => loss * 1e101) }],
    ['missing-field', { benchmarkLosses: undefined }],
  ])('%s', (code, change) => {
    expect(codeOf(answerOf(spa, { ...given, ...change }))).toBe(code);
  });
});

describe('block-length', () => {
  test('of a short series, as NumPy has it by the same formulas', () => {
    const answer = answerOf(blockLength, { series: [5, 20, 1, -5, 3, 2, 7, 2, 8, 4] });
    expect(answer['stationary']).toBeCloseTo(0.4956772320540537, 12);
    expect(answer['circular']).toBeCloseTo(0.5674087872416882, 12);
  });

  test('is null where there is nothing to judge by', () => {
    const none = { stationary: null, circular: null };
    expect(answerOf(blockLength, { series: [] })).toEqual(none);
    expect(answerOf(blockLength, { series: [1, 2, 3, 4, 5, 6, 7] })).toEqual(none);
    expect(answerOf(blockLength, { series: Array.from({ length: 20 }, () => 0.1) })).toEqual(none);
  });

  test.each([
    ['invalid-series', { series: [1, null] }],
    ['invalid-series', { series: 3 }],
    ['missing-field', {}],
  ])('%s', (code, input) => {
    expect(codeOf(answerOf(blockLength, input))).toBe(code);
  });
});
