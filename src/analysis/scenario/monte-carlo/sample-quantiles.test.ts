// Tests quantiles and the errors of simulation against published values and against many samples.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRng, quantile } from '../../../core/numerics/index.ts';
import { quantileInterval, quantilesOf } from './sample-quantiles.ts';

test('quantiles are those of the one definition used everywhere, and rise with the probability', () => {
  const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(
      values,
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 }),
      (list, chances) => {
        const rising = chances.toSorted((a, b) => a - b);
        const found = quantilesOf(Float64Array.from(list), rising);
        for (const [place, chance] of rising.entries()) {
          expect(found[place]).toBeCloseTo(quantile(list, chance) as number, 6);
          expect(found[place]).toBeGreaterThanOrEqual((found[place - 1] ?? -Infinity) - 1e-9);
        }
      },
    ),
  );
});

test('the interval of a median holds it in 95 of 100 samples', () => {
  const rng = createRng('median');
  let held = 0;
  for (let sample = 0; sample < 1000; sample += 1) {
    const values = Float64Array.from({ length: 400 }, () => rng.normal()).sort();
    const { low, high } = quantileInterval(values, 0.5);
    if (low <= 0 && high >= 0) held += 1;
  }
  expect(held).toBeGreaterThan(930);
  expect(held).toBeLessThan(975);
});
