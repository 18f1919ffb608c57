// Checks that a step never loses likelihood, whatever the series, and that its likelihood is the filter's.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRng } from '../../../numerics/index.ts';
import { createBaumWelch, type MarkovDraft, PROBABILITY_FLOOR } from './baum-welch.ts';
import { createForwardFilter } from './forward-filter.ts';
import { gaussianLogDensities } from './gaussian-log-density.ts';
import { startDrafts } from './start-drafts.ts';

/** Plain values, repeated ones, which draw a state to no variance, and outliers of up to fifty deviations. */
const value = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: -3, max: 3, noNaN: true }) },
  { weight: 2, arbitrary: fc.constantFrom(0, 0.5) },
  { weight: 1, arbitrary: fc.double({ min: -50, max: 50, noNaN: true }) },
);

function filteredLikelihood(series: Float64Array, draft: MarkovDraft): number {
  const count = draft.means.length;
  const filter = createForwardFilter({
    initial: Array.from(draft.initial),
    transition: Array.from({ length: count }, (_, from) =>
      Array.from(draft.transition.subarray(from * count, (from + 1) * count)),
    ),
  });
  const log = new Float64Array(count);
  let sum = 0;
  for (const x of series) {
    gaussianLogDensities(x, draft, log);
    sum += filter.step(log) ?? Number.NaN;
  }
  return sum;
}

test('the likelihood never falls, and every probability keeps the floor', () => {
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 8, maxLength: 120 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 0, max: 3 }),
      (values, states, start) => {
        const series = Float64Array.from(values);
        const draft = startDrafts(series, states, start + 1)[start] as MarkovDraft;
        draft.variances.forEach((variance, state) => {
          draft.variances[state] = Math.max(0.01, variance);
        });
        const welch = createBaumWelch(series, states, 0.01);
        let before = -Infinity;
        for (let step = 0; step < 40; step += 1) {
          const expected = step % 13 === 0 ? filteredLikelihood(series, draft) : undefined;
          const logLikelihood = welch.improve(draft);
          if (expected !== undefined)
            expect(Math.abs(logLikelihood - expected)).toBeLessThan(1e-9 * (1 + Math.abs(expected)));
          expect(logLikelihood).toBeGreaterThanOrEqual(before - 1e-9 * (1 + Math.abs(before)));
          before = logLikelihood;
          for (const probability of [...draft.initial, ...draft.transition])
            expect(probability).toBeGreaterThanOrEqual(PROBABILITY_FLOOR * (1 - 1e-12));
          for (const variance of draft.variances) expect(variance).toBeGreaterThanOrEqual(0.01);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('ten thousand values with outliers of fifty deviations stay finite and gain', () => {
  const rng = createRng('baum-welch');
  const series = Float64Array.from({ length: 10_000 }, (_, at) => (at % 2500 === 99 ? -50 : rng.normal()));
  const welch = createBaumWelch(series, 3, 0.01);
  const draft = startDrafts(series, 3, 1)[0] as MarkovDraft;
  const first = welch.improve(draft);
  for (let step = 0; step < 10; step += 1) welch.improve(draft);
  const last = welch.improve(draft);
  expect(Number.isFinite(first) && Number.isFinite(last)).toBe(true);
  expect(last).toBeGreaterThan(first + 1000);
  for (const probability of [...draft.initial, ...draft.transition, ...draft.variances])
    expect(probability).toBeGreaterThan(0);
});

test('a step depends on the draft it is given alone, not on those before it', () => {
  const rng = createRng('fresh');
  const series = Float64Array.from({ length: 200 }, () => rng.normal());
  const used = createBaumWelch(series, 2, 0.01);
  for (const draft of startDrafts(series, 2, 3)) used.improve(draft);
  const [one, other] = [startDrafts(series, 2, 1)[0], startDrafts(series, 2, 1)[0]] as [
    MarkovDraft,
    MarkovDraft,
  ];
  expect(used.improve(one)).toBe(createBaumWelch(series, 2, 0.01).improve(other));
  expect(one).toEqual(other);
});
