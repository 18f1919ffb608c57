// Checks shares against proportion where nothing is floored, and that no other shares above the floor are better.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flooredShares } from './floored-shares.ts';

function shares(weights: readonly number[], floor: number): readonly number[] {
  const out = new Float64Array(weights.length).fill(1 / weights.length);
  flooredShares(weights, floor, out);
  return Array.from(out);
}

test('shares are in proportion, those below the floor at it and the others in proportion to what is left', () => {
  expect(shares([1, 3], 0.1)).toEqual([0.25, 0.75]);
  expect(shares([0, 3], 0.1)).toEqual([0.1, 0.9]);
  const [first, second, third] = shares([0, 1, 3], 0.1);
  expect([first, second, third]).toEqual([0.1, expect.closeTo(0.225, 12), expect.closeTo(0.675, 12)]);
  // Flooring the first leaves so little that the second falls below as well.
  expect(shares([0, 11, 89], 0.105)).toEqual([0.105, 0.105, expect.closeTo(0.79, 12)]);
});

test('no weight at all leaves the shares as they are', () => {
  expect(shares([0, 0], 0.1)).toEqual([0.5, 0.5]);
});

test('no transfer between two shares makes the weighted logarithms larger', () => {
  const weights = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(
      weights,
      fc.nat(4),
      fc.nat(4),
      fc.double({ min: 1e-4, max: 0.1, noNaN: true }),
      (all, from, to, part) => {
        const floor = 0.05;
        const best = shares(all, floor);
        expect(best.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
        const [giver, taker] = [from % all.length, to % all.length];
        const moved = part * ((best[giver] as number) - floor);
        if (giver === taker || moved <= 0) return;
        const value = (p: readonly number[]): number =>
          all.reduce((sum, weight, index) => sum + weight * Math.log(p[index] as number), 0);
        const other = best
          .with(giver, (best[giver] as number) - moved)
          .with(taker, (best[taker] as number) + moved);
        expect(value(other)).toBeLessThanOrEqual(value(best) + 1e-9);
      },
    ),
  );
});
