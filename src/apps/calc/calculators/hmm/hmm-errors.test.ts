// Checks the coded errors of `calc hmm`.
import { describe, expect, test } from 'vitest';
import { answerOf, codeOf } from '../../answer-of.fixture.ts';
import { GAUSSIAN, UMBRELLA } from './hmm-models.fixture.ts';
import { hmm } from './hmm.ts';

describe('errors', () => {
  test.each([
    ['invalid-transition', { transition: [[0.7, 0.3]] }],
    ['invalid-transition', { transition: [] }],
    ['invalid-transition', { transition: [[], []] }],
    ['invalid-transition', { transition: [[0.7, 0.3], [1]] }],
    [
      'invalid-transition',
      {
        transition: [
          [0.7, 0.4],
          [0.3, 0.7],
        ],
      },
    ],
    [
      'invalid-transition',
      {
        transition: [
          [1.2, -0.2],
          [0.3, 0.7],
        ],
      },
    ],
    [
      'invalid-transition',
      {
        transition: [
          [0.7, '0.3'],
          [0.3, 0.7],
        ],
      },
    ],
    ['invalid-transition', { transition: [0.7, 0.3] }],
    [
      'invalid-transition',
      { transition: Array.from({ length: 201 }, () => Array.from({ length: 201 }, () => 1 / 201)) },
    ],
    [
      'invalid-emission',
      {
        emission: [
          [0.9, 0.2],
          [0.2, 0.8],
        ],
      },
    ],
    [
      'invalid-emission',
      {
        emission: [
          [0.9, 0.1],
          [0.2, 0.3, 0.5],
        ],
      },
    ],
    [
      'invalid-emission',
      {
        emission: [
          [1.5, -0.5],
          [0.2, 0.8],
        ],
      },
    ],
    ['length-mismatch', { emission: [[0.9, 0.1]] }],
    ['length-mismatch', { initial: [1] }],
    ['invalid-initial', { initial: [0.5, 0.6] }],
    ['invalid-initial', { initial: [1.5, -0.5] }],
    ['invalid-initial', { initial: null }],
    ['invalid-observations', { observations: [2] }],
    ['invalid-observations', { observations: [-1] }],
    ['invalid-observations', { observations: [0.5] }],
    ['invalid-observations', { observations: [null] }],
    [
      'impossible-observation',
      {
        emission: [
          [1, 0],
          [1, 0],
        ],
        observations: [0, 1],
      },
    ],
    [
      'impossible-observation',
      {
        emission: [
          [1, 0],
          [0, 1],
        ],
        transition: [
          [1, 0],
          [0, 1],
        ],
        observations: [0, 1],
      },
    ],
    ['missing-field', { emission: undefined }],
    ['missing-field', { observations: undefined }],
    ['conflicting-fields', { means: [0, 1] }],
    ['unknown-field', { emissions: [[1]] }],
  ])('%s for %o', (code, change) => {
    expect(codeOf(answerOf(hmm, { ...UMBRELLA, ...change }))).toBe(code);
  });

  test.each([
    ['invalid-variances', { variances: [1, 0] }],
    ['invalid-variances', { variances: [1, -1] }],
    ['length-mismatch', { variances: [1] }],
    ['length-mismatch', { means: [1, 2, 3] }],
    ['invalid-means', { means: [1, null] }],
    ['missing-field', { means: undefined }],
    ['missing-field', { variances: undefined }],
    ['out-of-range', { observations: [1e200] }],
    ['out-of-range', { observations: [1.7e308], means: [-1.7e308, -1.7e308] }],
    ['conflicting-fields', { emission: UMBRELLA.emission }],
  ])('Gaussian: %s for %o', (code, change) => {
    expect(codeOf(answerOf(hmm, { ...GAUSSIAN, ...change }))).toBe(code);
  });

  test('invalid-transition where it has fewer columns than rows', () => {
    expect(codeOf(answerOf(hmm, { ...UMBRELLA, transition: [[1], [1]] }))).toBe('invalid-transition');
  });

  test('invalid-observations where one line would keep the rest waiting', () => {
    const even = Array.from({ length: 200 }, () => 1 / 200);
    const model = { transition: even.map(() => even), emission: even.map(() => [1]), initial: even };
    const observations = Array.from({ length: 25_001 }, () => 0);
    expect(answerOf(hmm, { ...model, observations })['error']).toEqual({
      code: 'invalid-observations',
      message: 'observations: expected at most 25000 with 200 states, found 25001',
    });
  });

  test('name the place, what was expected and what was found', () => {
    const impossible = answerOf(hmm, {
      ...UMBRELLA,
      emission: [
        [1, 0],
        [1, 0],
      ],
      observations: [0, 1],
    });
    expect(impossible['error']).toMatchObject({
      message: 'observations[1]: expected a symbol that some state which can be reached then emits, found 1',
    });
    const sum = answerOf(hmm, {
      ...UMBRELLA,
      transition: [
        [0.7, 0.25],
        [0.3, 0.7],
      ],
    });
    expect(sum['error']).toMatchObject({
      message: 'transition[0]: expected probabilities that add up to 1, found a sum of 0.95',
    });
  });
});
