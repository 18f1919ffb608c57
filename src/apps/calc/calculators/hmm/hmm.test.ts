// Checks the contract of `calc hmm` on published examples, against all paths, on long inputs.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, codeOf } from '../../answer-of.fixture.ts';
import { GAUSSIAN, UMBRELLA } from './hmm-models.fixture.ts';
import { hmm } from './hmm.ts';

type Rows = readonly (readonly number[])[];

function filteredOf(input: object): { readonly filtered: Rows; readonly logLikelihood: number } {
  const answer = answerOf(hmm, input);
  expect(Object.keys(answer)).toEqual(['filtered', 'logLikelihood']);
  return answer as unknown as { readonly filtered: Rows; readonly logLikelihood: number };
}

describe('published examples', () => {
  test('the umbrella world of Russell and Norvig (2010), figures of section 15.2 and of five days', () => {
    const rain = (observations: readonly number[], digits: number): readonly number[] =>
      filteredOf({ ...UMBRELLA, observations }).filtered.map(([first]) =>
        Number((first as number).toFixed(digits)),
      );
    expect(rain([0, 0], 3)).toEqual([0.818, 0.883]);
    expect(rain([0, 0, 1, 0, 0], 4)).toEqual([0.8182, 0.8834, 0.1907, 0.7308, 0.8673]);
    // P(umbrella) = 0.5 x 0.9 + 0.5 x 0.2, then given the first 0.627272… x 0.9 + 0.372727… x 0.2.
    expect(filteredOf(UMBRELLA).logLikelihood).toBeCloseTo(
      Math.log((0.55 * (0.9 * 0.69 + 0.2 * 0.41)) / 1.1),
      14,
    );
  });

  test('the ice creams of Jurafsky and Martin (2017), figure 9.7: .040 and .053 of .093 after a three and a one', () => {
    const days = {
      transition: [
        [0.6, 0.3, 0.1],
        [0.4, 0.5, 0.1],
        [0, 0, 1],
      ],
      emission: [
        [0.2, 0.4, 0.4, 0],
        [0.5, 0.4, 0.1, 0],
        [0, 0, 0, 1],
      ],
      initial: [0.8, 0.2, 0],
      observations: [2, 0],
    };
    const { filtered, logLikelihood } = filteredOf(days);
    expect(Math.exp(logLikelihood)).toBeCloseTo(0.093, 14);
    expect(filtered[1]).toEqual([expect.closeTo(0.04 / 0.093, 12), expect.closeTo(0.053 / 0.093, 12), 0]);
  });
});

/** The likelihood and the filtered shares of the last observation by the sum over all paths. */
function byAllPaths(
  { transition, initial }: { readonly transition: Rows; readonly initial: readonly number[] },
  densities: Rows,
): { readonly last: readonly number[]; readonly likelihood: number } {
  const weights = initial.map(() => 0);
  const walk = (state: number, at: number, weight: number): void => {
    const joint = weight * (densities[at]?.[state] as number);
    if (at === densities.length - 1) weights[state] = (weights[state] as number) + joint;
    else initial.forEach((_, next) => walk(next, at + 1, joint * (transition[state]?.[next] as number)));
  };
  initial.forEach((share, state) => walk(state, 0, share));
  const likelihood = weights.reduce((sum, weight) => sum + weight, 0);
  return { last: weights.map((weight) => weight / likelihood), likelihood };
}

const row = (count: number): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: count, maxLength: count }).map((parts) => {
    const total = parts.reduce((sum, part) => sum + part, 0);
    return parts.map((part) => part / total);
  });
const chain = (count: number): { transition: fc.Arbitrary<number[][]>; initial: fc.Arbitrary<number[]> } => ({
  transition: fc.array(row(count), { minLength: count, maxLength: count }),
  initial: row(count),
});

test('a discrete model is what all paths give', () => {
  const models = fc.integer({ min: 1, max: 3 }).chain((count) =>
    fc.record({
      ...chain(count),
      emission: fc.array(row(4), { minLength: count, maxLength: count }),
      observations: fc.array(fc.nat(3), { minLength: 1, maxLength: 6 }),
    }),
  );
  fc.assert(
    fc.property(models, (model) => {
      const { filtered, logLikelihood } = filteredOf(model);
      const densities = model.observations.map((symbol) =>
        model.emission.map((shares) => shares[symbol] as number),
      );
      const { last, likelihood } = byAllPaths(model, densities);
      expect(logLikelihood).toBeCloseTo(Math.log(likelihood), 10);
      last.forEach((share, state) => expect(filtered.at(-1)?.[state]).toBeCloseTo(share, 10));
    }),
    { numRuns: 60 },
  );
});

test('a Gaussian model is what all paths give', () => {
  const value = fc.double({ min: -4, max: 4, noNaN: true });
  const models = fc.integer({ min: 1, max: 3 }).chain((count) =>
    fc.record({
      ...chain(count),
      means: fc.array(value, { minLength: count, maxLength: count }),
      variances: fc.array(fc.double({ min: 0.2, max: 9, noNaN: true }), {
        minLength: count,
        maxLength: count,
      }),
      observations: fc.array(value, { minLength: 1, maxLength: 6 }),
    }),
  );
  fc.assert(
    fc.property(models, (model) => {
      const { filtered, logLikelihood } = filteredOf(model);
      const densities = model.observations.map((x) =>
        model.means.map((mean, state) => {
          const variance = model.variances[state] as number;
          return Math.exp(-((x - mean) ** 2) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
        }),
      );
      const { last, likelihood } = byAllPaths(model, densities);
      expect(logLikelihood).toBeCloseTo(Math.log(likelihood), 9);
      last.forEach((share, state) => expect(filtered.at(-1)?.[state]).toBeCloseTo(share, 9));
    }),
    { numRuns: 60 },
  );
});

test('one state is always certain; no observations have no rows and the likelihood of nothing', () => {
  const one = { transition: [[1]], means: [0], variances: [1], initial: [1], observations: [0] };
  expect(filteredOf(one)).toEqual({
    filtered: [[1]],
    logLikelihood: expect.closeTo(-0.5 * Math.log(2 * Math.PI), 14) as number,
  });
  expect(filteredOf({ ...UMBRELLA, observations: [] })).toEqual({ filtered: [], logLikelihood: 0 });
});

test('twenty thousand observations do not underflow', () => {
  const observations = Array.from({ length: 20_000 }, (_, at) => (at % 7 === 0 ? 1 : 0));
  const { filtered, logLikelihood } = filteredOf({ ...UMBRELLA, observations });
  expect(filtered).toHaveLength(20_000);
  // The pattern repeats, and so do the shares, to the last bits.
  expect(filtered[19_999]?.[0]).toBeCloseTo(filtered[994]?.[0] as number, 12);
  const { logLikelihood: half } = filteredOf({ ...UMBRELLA, observations: observations.slice(0, 9996) });
  expect(logLikelihood / half).toBeCloseTo(20_000 / 9996, 3);
});

test('an outlier of fifty deviations leaves shares and a likelihood', () => {
  const { filtered, logLikelihood } = filteredOf({ ...GAUSSIAN, observations: [0, 101, 0] });
  expect(filtered[1]).toEqual([0, 1]);
  expect(filtered[2]?.[0]).toBeGreaterThan(0.3);
  expect(logLikelihood).toBeLessThan(-1250);
  expect(logLikelihood).toBeGreaterThan(-1300);
});

test('moves and starts of probability 0 are taken as such', () => {
  const oneWay = {
    transition: [
      [0, 1],
      [0, 1],
    ],
    emission: [
      [1, 0],
      [0.5, 0.5],
    ],
    initial: [1, 0],
    observations: [0, 0, 1],
  };
  const { filtered, logLikelihood } = filteredOf(oneWay);
  expect(filtered).toEqual([
    [1, 0],
    [0, 1],
    [0, 1],
  ]);
  expect(logLikelihood).toBeCloseTo(Math.log(0.25), 14);
});

test('nulls of the other kind count as left out', () => {
  expect(filteredOf({ ...UMBRELLA, means: null, variances: null })).toEqual(filteredOf(UMBRELLA));
  expect(filteredOf({ ...GAUSSIAN, emission: null })).toEqual(filteredOf(GAUSSIAN));
});

test('rows may miss 1 by the rounding of their digits and no more', () => {
  const third = (digits: number): number[][] => [
    [Number((1 / 3).toFixed(digits)), Number((2 / 3).toFixed(digits))],
    [0.5, 0.5],
  ];
  const sum = (all: number[][]): number => (all[0]?.[0] as number) + (all[0]?.[1] as number);
  expect(sum(third(9))).toBe(1);
  const off = (by: number): object => ({ ...UMBRELLA, initial: [0.5, 0.5 + by] });
  expect(codeOf(answerOf(hmm, off(9e-6)))).toBeUndefined();
  expect(codeOf(answerOf(hmm, off(-9e-6)))).toBeUndefined();
  expect(codeOf(answerOf(hmm, off(2e-5)))).toBe('invalid-initial');
  expect(codeOf(answerOf(hmm, off(-2e-5)))).toBe('invalid-initial');
});
