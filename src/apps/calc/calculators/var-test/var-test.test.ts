// Checks the contract of `calc var-test` on a published backtest, on both readings of the level, and at its limits.
import { describe, expect, test } from 'vitest';
import { answerOf, codeOf, roundedTo } from '../../answer-of.fixture.ts';
import { varTest } from './var-test.ts';

const quiet = (length: number): readonly number[] => Array.from({ length }, () => 0);

test('20 exceptions of 252 days at 95% give 3.91 (Jorion (2006), section 6.2), as a confidence or as a probability', () => {
  const exceptions = [...quiet(232), ...Array.from({ length: 20 }, () => 1)];
  const answer = answerOf(varTest, { exceptions, level: 0.95 });
  expect(Object.keys(answer)).toEqual(varTest.outputs.map(({ name }) => name));
  const { lr, p } = answer['kupiec'] as { lr: number; p: number };
  expect([roundedTo(2, lr), roundedTo(3, p)]).toEqual([3.91, 0.048]);
  expect(answer).toMatchObject({ sessions: 252, exceptionCount: 20 });
  expect(answer['exceptionProbability']).toBe(0.05);
  const other = answerOf(varTest, { exceptions: exceptions.map((value) => value === 1), level: 0.05 });
  expect(other['kupiec']).toEqual({ lr, p });
});

test('both together are the sum', () => {
  const answer = answerOf(varTest, { exceptions: [0, 1, 1, 0, 0, 0, 0, 0, 1, 0], level: 0.9 });
  const [coverage, independence, both] = ['kupiec', 'christoffersenIndependence', 'conditionalCoverage'].map(
    (name) => (answer[name] as { lr: number }).lr,
  );
  expect(both).toBeCloseTo((coverage ?? NaN) + (independence ?? NaN), 12);
});

test('what cannot be tested is null in its place', () => {
  const undefinedTest = { lr: null, p: null };
  expect(answerOf(varTest, { exceptions: [], level: 0.99 })).toMatchObject({
    kupiec: undefinedTest,
    christoffersenIndependence: undefinedTest,
    conditionalCoverage: undefinedTest,
  });
  expect(answerOf(varTest, { exceptions: [1], level: 0.99 })).toMatchObject({
    christoffersenIndependence: undefinedTest,
    conditionalCoverage: undefinedTest,
  });
});

test('a year without an exception is tested too', () => {
  const answer = answerOf(varTest, { exceptions: quiet(250), level: 0.99 });
  expect((answer['kupiec'] as { lr: number }).lr).toBeCloseTo(-500 * Math.log(0.99), 10);
  expect(answer['christoffersenIndependence']).toEqual({ lr: 0, p: 1 });
});

describe('errors', () => {
  test.each([
    ['invalid-exceptions', { exceptions: [0, 2] }],
    ['invalid-exceptions', { exceptions: '01' }],
    ['invalid-level', { level: 0 }],
    ['invalid-level', { level: 1 }],
    ['invalid-level', { level: 95 }],
    ['missing-field', { level: undefined }],
    ['unknown-field', { confidence: 0.95 }],
  ])('%s for %o', (code, change) => {
    expect(codeOf(answerOf(varTest, { exceptions: [0, 1], level: 0.95, ...change }))).toBe(code);
  });
});
