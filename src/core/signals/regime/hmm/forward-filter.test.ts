// Checks the filter against published examples, against enumeration of all paths, and where probabilities vanish.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRng } from '../../../numerics/index.ts';
import { enumeratePaths } from './enumerated-paths.fixture.ts';
import { createForwardFilter } from './forward-filter.ts';
import { gaussianLogDensities } from './gaussian-log-density.ts';
import type { GaussianMarkov, HiddenMarkov } from './hidden-markov.ts';

/** Filtered probabilities of every observation and the log-likelihood. */
function filtered(
  model: HiddenMarkov,
  densities: readonly (readonly number[])[],
): { readonly rows: readonly (readonly number[])[]; readonly logLikelihood: number } {
  const filter = createForwardFilter(model);
  let logLikelihood = 0;
  const rows = densities.map((density) => {
    logLikelihood += filter.step(density.map(Math.log)) ?? Number.NaN;
    return Array.from(filter.probabilities);
  });
  return { rows, logLikelihood };
}

/** The density of each observation in each state, from emissions by state and symbol. */
const densitiesOf = (emission: readonly (readonly number[])[], symbols: readonly number[]): number[][] =>
  symbols.map((symbol) => emission.map((row) => row[symbol] as number));

describe('published examples', () => {
  // Russell and Norvig (2010), section 15.2.1: rain, umbrella. Their prior is of the day before; one move turns it to itself.
  const weather = {
    initial: [0.5, 0.5],
    transition: [
      [0.7, 0.3],
      [0.3, 0.7],
    ],
  };
  const umbrella = [
    [0.9, 0.1],
    [0.2, 0.8],
  ];

  test('the umbrella world: rain is 0.818 likely after one umbrella and 0.883 after two', () => {
    const { rows } = filtered(weather, densitiesOf(umbrella, [0, 0]));
    expect(rows[0]?.map((value) => Number(value.toFixed(3)))).toEqual([0.818, 0.182]);
    expect(rows[1]?.map((value) => Number(value.toFixed(3)))).toEqual([0.883, 0.117]);
  });

  test('the umbrella world over five days, of which the third is without', () => {
    const { rows } = filtered(weather, densitiesOf(umbrella, [0, 0, 1, 0, 0]));
    const rain = rows.map(([first]) => Number((first as number).toFixed(4)));
    expect(rain).toEqual([0.8182, 0.8834, 0.1907, 0.7308, 0.8673]);
  });

  test('the ice-cream days: forward probabilities .32 and .02, then .040 and .053, with an end that stays', () => {
    // Jurafsky and Martin (2017), figures 9.3 and 9.7: hot, cold, end; a cone of one, two or three; nothing after the end.
    const days = {
      initial: [0.8, 0.2, 0],
      transition: [
        [0.6, 0.3, 0.1],
        [0.4, 0.5, 0.1],
        [0, 0, 1],
      ],
    };
    const cones = [
      [0.2, 0.4, 0.4, 0],
      [0.5, 0.4, 0.1, 0],
      [0, 0, 0, 1],
    ];
    const first = filtered(days, densitiesOf(cones, [2]));
    expect(Math.exp(first.logLikelihood)).toBeCloseTo(0.32 + 0.02, 14);
    const second = filtered(days, densitiesOf(cones, [2, 0]));
    const likelihood = Math.exp(second.logLikelihood);
    expect((second.rows[1]?.[0] as number) * likelihood).toBeCloseTo(0.32 * 0.12 + 0.02 * 0.08, 14);
    expect((second.rows[1]?.[1] as number) * likelihood).toBeCloseTo(0.32 * 0.15 + 0.02 * 0.25, 14);
    expect(second.rows[1]?.[2]).toBe(0);
    const whole = filtered(days, densitiesOf(cones, [2, 0, 2, 3]));
    expect(Math.exp(whole.logLikelihood)).toBeCloseTo(0.002193, 12);
    expect(whole.rows[3]).toEqual([0, 0, 1]);
  });

  test('recessions: the states of Hamilton (1989), table I, without the autoregression, agree with all 64 paths', () => {
    const model: GaussianMarkov = {
      initial: [0.2813, 0.7187],
      transition: [
        [0.755, 0.245],
        [0.0951, 0.9049],
      ],
      means: [-0.3577, 1.1643],
      variances: [0.769 ** 2, 0.769 ** 2],
    };
    const growth = [1.2, 0.4, -0.9, -1.3, 0.1, 1.6];
    const log = new Float64Array(2);
    const densities = growth.map((x) => {
      gaussianLogDensities(x, model, log);
      return Array.from(log, Math.exp);
    });
    const { rows, logLikelihood } = filtered(model, densities);
    const byPaths = enumeratePaths(model, densities);
    for (const [at, row] of rows.entries())
      for (const [state, value] of row.entries())
        expect(value).toBeCloseTo(byPaths.filtered[at]?.[state] as number, 14);
    expect(logLikelihood).toBeCloseTo(Math.log(byPaths.likelihood), 12);
    // A recession is likely after two quarters of falling output and unlikely after one of strong growth.
    expect(rows[3]?.[0]).toBeGreaterThan(0.95);
    expect(rows[5]?.[0]).toBeLessThan(0.2);
  });
});

test('a normal log-density is that of the textbook formula', () => {
  const out = new Float64Array(2);
  gaussianLogDensities(1.3, { means: [0.3, 0], variances: [4, 0.25] }, out);
  expect(out[0]).toBeCloseTo(Math.log(Math.exp(-1 / 8) / Math.sqrt(8 * Math.PI)), 14);
  expect(out[1]).toBeCloseTo(Math.log(Math.exp(-2 * 1.69) / Math.sqrt(0.5 * Math.PI)), 14);
});

const share = fc.double({ min: 0, max: 1, noNaN: true });
const distribution = (count: number): fc.Arbitrary<readonly number[]> =>
  fc.array(share, { minLength: count, maxLength: count }).map((weights) => {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return total > 0 ? weights.map((weight) => weight / total) : weights.map(() => 1 / count);
  });
const model = fc.integer({ min: 1, max: 4 }).chain((count) =>
  fc.record({
    initial: distribution(count),
    transition: fc.array(distribution(count), { minLength: count, maxLength: count }),
    densities: fc.array(
      fc.array(fc.double({ min: 0.01, max: 10, noNaN: true }), { minLength: count, maxLength: count }),
      { minLength: 1, maxLength: 6 },
    ),
  }),
);

test('is what the sum over all paths gives', () => {
  fc.assert(
    fc.property(model, ({ densities, ...chain }) => {
      const { rows, logLikelihood } = filtered(chain, densities);
      const byPaths = enumeratePaths(chain, densities);
      expect(logLikelihood).toBeCloseTo(Math.log(byPaths.likelihood), 9);
      for (const [at, row] of rows.entries()) {
        for (const [state, value] of row.entries())
          expect(value).toBeCloseTo(byPaths.filtered[at]?.[state] as number, 10);
        expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
      }
    }),
    { numRuns: 200 },
  );
});

test('a state all but ruled out by thousands of observations comes back when as many speak for it', () => {
  const still = {
    initial: [0.5, 0.5],
    transition: [
      [1, 0],
      [0, 1],
    ],
  };
  const filter = createForwardFilter(still);
  for (let at = 0; at < 4000; at += 1) filter.step([0, -1]);
  expect(Array.from(filter.probabilities)).toEqual([1, 0]);
  for (let at = 0; at < 4000; at += 1) filter.step([-1, 0]);
  expect(filter.probabilities[0]).toBeCloseTo(0.5, 9);
});

test('ten thousand observations, some fifty deviations out, leave shares that add up and a finite likelihood', () => {
  const rng = createRng('outliers');
  const gaussian: GaussianMarkov = {
    initial: [0.9, 0.1],
    transition: [
      [0.99, 0.01],
      [0.05, 0.95],
    ],
    means: [0, 0],
    variances: [1, 9],
  };
  const filter = createForwardFilter(gaussian);
  const log = new Float64Array(2);
  let logLikelihood = 0;
  for (let at = 0; at < 10_000; at += 1) {
    gaussianLogDensities(at % 1000 === 500 ? 50 : rng.normal(), gaussian, log);
    logLikelihood += filter.step(log) ?? Number.NaN;
    const [calm = Number.NaN, wild = Number.NaN] = filter.probabilities;
    expect(Math.abs(calm + wild - 1)).toBeLessThan(1e-12);
    if (at % 1000 === 500) expect(wild).toBe(1);
  }
  // Ten outliers cost 50² / 18 each in the wilder state; all else is near the entropy of a normal.
  expect(logLikelihood).toBeLessThan(-10_000);
  expect(logLikelihood).toBeGreaterThan(-20_000);
});

test('what no reachable state allows is told and changes nothing', () => {
  const chain = {
    initial: [1, 0],
    transition: [
      [0.5, 0.5],
      [0, 1],
    ],
  };
  const filter = createForwardFilter(chain);
  expect(filter.step([-Infinity, 0])).toBeUndefined();
  expect(filter.step([0, 0])).toBe(0);
  expect(Array.from(filter.probabilities)).toEqual([1, 0]);
  expect(filter.step([-Infinity, -Infinity])).toBeUndefined();
  expect(Array.from(filter.probabilities)).toEqual([1, 0]);
  expect(filter.step([-Infinity, 0])).toBeCloseTo(Math.log(0.5), 14);
  expect(Array.from(filter.probabilities)).toEqual([0, 1]);
});
