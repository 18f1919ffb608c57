import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cumulativeNormal } from '../normal-distribution.ts';
import { chiSquareUpperTail } from './chi-square.ts';
import { cumulativeStudentT, studentTUpperTail } from './student-t.ts';

// Probabilities without another source: mpmath 1.3 with 60 digits, rounded once to float64.

test.each([
  [1, 0.001, 0.9747728793699604],
  [1, 2.9, 0.0885795525797768],
  [1, 3.1, 0.07829229414640987],
  [1, 250, 2.5968070393401858e-56],
  [2, 10, 0.006737946999085467],
  [5, 0.5, 0.9921232932326296],
  [30, 60, 0.0009206823961486663],
  [100, 110, 0.23220478050085633],
  [1000, 900, 0.9892827619087102],
  [1000, 1500, 1.0454640385979658e-22],
  [10_000, 10_100, 0.2390153252401751],
  [10_000, 12_800, 2.189907009735327e-74],
  [0.5, 3.1, 0.031228920633518273],
])('chi-square with %d degrees of freedom beyond %d', (degreesOfFreedom, x, tail) => {
  expect(Math.abs(chiSquareUpperTail(x, degreesOfFreedom) / tail - 1)).toBeLessThan(1.2e-13);
});

// NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4 and 1.3.6.7.2: critical values to three places.
test.each([
  { degreesOfFreedom: 1, fivePercent: 3.841, onePercent: 6.635, thousandth: 10.828 },
  { degreesOfFreedom: 2, fivePercent: 5.991, onePercent: 9.21, thousandth: 13.816 },
  { degreesOfFreedom: 10, fivePercent: 18.307, onePercent: 23.209, thousandth: 29.588 },
  { degreesOfFreedom: 100, fivePercent: 124.342, onePercent: 135.807, thousandth: 149.449 },
])('NIST critical values of chi-square with $degreesOfFreedom degrees of freedom', (row) => {
  expect(chiSquareUpperTail(row.fivePercent, row.degreesOfFreedom)).toBeCloseTo(0.05, 4);
  expect(chiSquareUpperTail(row.onePercent, row.degreesOfFreedom)).toBeCloseTo(0.01, 5);
  expect(chiSquareUpperTail(row.thousandth, row.degreesOfFreedom)).toBeCloseTo(0.001, 6);
});

test.each([
  { degreesOfFreedom: 1, fivePercent: 6.314, twoAndAHalf: 12.706, thousandth: 318.313 },
  { degreesOfFreedom: 5, fivePercent: 2.015, twoAndAHalf: 2.571, thousandth: 5.893 },
  { degreesOfFreedom: 30, fivePercent: 1.697, twoAndAHalf: 2.042, thousandth: 3.385 },
])("NIST critical values of Student's t with $degreesOfFreedom degrees of freedom", (row) => {
  expect(studentTUpperTail(row.fivePercent, row.degreesOfFreedom)).toBeCloseTo(0.05, 4);
  expect(studentTUpperTail(row.twoAndAHalf, row.degreesOfFreedom)).toBeCloseTo(0.025, 4);
  expect(studentTUpperTail(row.thousandth, row.degreesOfFreedom)).toBeCloseTo(0.001, 5);
});

test.each([
  [1, 0.1, 0.4682744825694464],
  [1, 1e8, 3.1830988618379066e-9],
  [3, 1.7, 0.09384532077670504],
  [10, 2.5, 0.015723422118304402],
  [30, 6, 6.971384383602371e-7],
  [1000, 2, 0.02288517324662582],
  [10_000, 2, 0.02276363033071772],
  [10_000, 30, 1.0221635237127853e-189],
  [5, -1, 0.8183912661754387],
  [0.5, 1, 0.3011216108413221],
])("Student's t with %d degrees of freedom beyond %d", (degreesOfFreedom, t, tail) => {
  expect(Math.abs(studentTUpperTail(t, degreesOfFreedom) / tail - 1)).toBeLessThan(1e-13);
});

test('two degrees of freedom make chi-square exponential, one and two make t elementary', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 600, noNaN: true }), (x) => {
      expect(Math.abs(chiSquareUpperTail(x, 2) / Math.exp(-x / 2) - 1)).toBeLessThan(1e-13);
      const cauchy = Math.atan2(1, x) / Math.PI;
      expect(Math.abs(studentTUpperTail(x, 1) / cauchy - 1)).toBeLessThan(1e-13);
      const root = Math.sqrt(2 + x * x);
      // (1 - t / sqrt(2 + t^2)) / 2, written so that it does not cancel.
      expect(Math.abs(studentTUpperTail(x, 2) * (root * (root + x)) - 1)).toBeLessThan(1e-13);
    }),
  );
});

test('a squared t of one sample approaches chi-square, and t the normal, as the degrees of freedom grow', () => {
  expect(chiSquareUpperTail(1.96 ** 2, 1)).toBeCloseTo(2 * cumulativeNormal(-1.96), 14);
  expect(studentTUpperTail(1.96, 1e9)).toBeCloseTo(cumulativeNormal(-1.96), 9);
});

test('the distribution function mirrors the tail and both end at 0 and 1', () => {
  expect(cumulativeStudentT(-2, 7)).toBe(studentTUpperTail(2, 7));
  expect(cumulativeStudentT(0, 7)).toBe(0.5);
  expect([-Infinity, Infinity].map((t) => studentTUpperTail(t, 3))).toEqual([1, 0]);
  expect([-1, 0, Infinity].map((x) => chiSquareUpperTail(x, 3))).toEqual([1, 1, 0]);
});

test('no tail without a number and degrees of freedom above 0', () => {
  for (const degreesOfFreedom of [0, -1, NaN, Infinity]) {
    expect(() => chiSquareUpperTail(1, degreesOfFreedom)).toThrow(RangeError);
    expect(() => studentTUpperTail(1, degreesOfFreedom)).toThrow(RangeError);
    expect(() => cumulativeStudentT(1, degreesOfFreedom)).toThrow(RangeError);
  }
  expect(() => chiSquareUpperTail(NaN, 1)).toThrow(RangeError);
  expect(() => studentTUpperTail(NaN, 1)).toThrow(RangeError);
});
