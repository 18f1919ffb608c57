import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inverseCumulativeNormal } from './inverse-cumulative-normal.ts';
import { cumulativeNormal, normalDensity } from './normal-distribution.ts';
import { scaledNormalTail } from './scaled-normal-tail.ts';

// All reference values: mpmath 1.3 with 60 digits, rounded once to float64.

test.each([
  { x: -30.1, cumulative: 2.4226672179857586e-199, density: 7.300259384280611e-198 },
  { x: -17.3, cumulative: 2.3519444588092324e-67, density: 4.0823696010715025e-66 },
  { x: -30, cumulative: 4.906713927148187e-198, density: 1.4736461348785476e-196 },
  { x: -20.5, cumulative: 1.0764673258790961e-93, density: 2.2119843802105703e-92 },
  { x: -10, cumulative: 7.619853024160525e-24, density: 7.694598626706419e-23 },
  { x: -5.25, cumulative: 7.604960516488715e-8, density: 4.1284709886299984e-7 },
  { x: -1, cumulative: 0.15865525393145705, density: 0.24197072451914334 },
  { x: -0.125, cumulative: 0.4502617751698871, density: 0.39583768694474947 },
  { x: 0.5, cumulative: 0.6914624612740131, density: 0.35206532676429947 },
  { x: 1, cumulative: 0.8413447460685429, density: 0.24197072451914334 },
  { x: 3.5, cumulative: 0.9997673709209645, density: 0.00087268269504576 },
  { x: 8, cumulative: 0.9999999999999993, density: 5.052271083536892e-15 },
])('distribution and density at $x', ({ x, cumulative, density }) => {
  expect(Math.abs(cumulativeNormal(x) / cumulative - 1)).toBeLessThan(1e-15);
  expect(Math.abs(normalDensity(x) / density - 1)).toBeLessThan(6e-16);
});

test.each([
  [0, 0.5],
  [0.001, 0.49960130758668025],
  [0.75, 0.30023246233995093],
  [2, 0.1681020012231706],
  [6.5, 0.06001567534317183],
  [38, 0.010491225699639976],
  [1000, 0.0003989418814603491],
])('scaled tail at %d', (x, value) => {
  expect(Math.abs(scaledNormalTail(x) / value - 1)).toBeLessThan(7e-16);
});

test('far out the distribution reaches its limits', () => {
  expect([
    cumulativeNormal(-Infinity),
    cumulativeNormal(-40),
    cumulativeNormal(40),
    cumulativeNormal(Infinity),
  ]).toEqual([0, 0, 1, 1]);
  expect([normalDensity(-Infinity), normalDensity(1e200)]).toEqual([0, 0]);
  expect(scaledNormalTail(Infinity)).toBe(0);
});

test.each([
  [1e-300, -37.0470962993612],
  [1e-20, -9.262340089798407],
  [1e-5, -4.264890793922825],
  [0.02425, -1.972961051311885],
  [0.075, -1.439531470938456],
  [0.3, -0.5244005127080408],
  [0.5000001, 2.506628273311648e-7],
  [0.975, 1.9599639845400538],
  [0.9999, 3.7190164854557084],
])('inverse at %d', (probability, x) => {
  expect(Math.abs(inverseCumulativeNormal(probability) / x - 1)).toBeLessThan(1e-15);
});

test('the inverse undoes the distribution over both tails and the middle', () => {
  fc.assert(
    fc.property(fc.double({ min: -37, max: 6, noNaN: true }), (x) => {
      // Above 0 the probability itself is known only to 1.1e-16, which moves x by that over the density.
      const tolerance = 2e-15 * (1 + Math.abs(x)) + (x > 0 ? 3e-16 / normalDensity(x) : 0);
      expect(Math.abs(inverseCumulativeNormal(cumulativeNormal(x)) - x)).toBeLessThan(tolerance);
    }),
  );
});

test('the inverse has no value at 0, at 1 or outside', () => {
  for (const probability of [0, 1, -0.1, 1.1, NaN]) {
    expect(() => inverseCumulativeNormal(probability)).toThrow(RangeError);
  }
});
