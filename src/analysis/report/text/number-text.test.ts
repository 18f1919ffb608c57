// Checks the writing of numbers against the runtime's own grouping.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { counted, groupedNumber, numberOrUndefined, percentOrUndefined } from './number-text.ts';

test('numbers are grouped by thousands with fixed decimals', () => {
  expect(groupedNumber(1_234_567.891, 2)).toBe('1,234,567.89');
  expect(groupedNumber(-1000, 0)).toBe('-1,000');
  expect(groupedNumber(999.999, 2)).toBe('1,000.00');
  expect(groupedNumber(0.5, 3)).toBe('0.500');
  expect(groupedNumber(-1.234e198, 2)).toBe('-1.23e+198');
});

test('nothing is written as a negative zero', () => {
  expect(groupedNumber(-0.001, 2)).toBe('0.00');
  expect(groupedNumber(-0, 0)).toBe('0');
});

test('any whole number of cents reads as the runtime groups it', () => {
  const runtime = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  fc.assert(
    fc.property(fc.integer({ min: -1e13, max: 1e13 }), (cents) => {
      expect(groupedNumber(cents / 100, 2)).toBe(runtime.format(cents / 100));
    }),
  );
});

test('what is undefined says so, ratios become percent, counts take their plural', () => {
  expect(numberOrUndefined(null, 2)).toBe('n/a');
  expect(percentOrUndefined(null, 2)).toBe('n/a');
  expect(percentOrUndefined(-0.12345, 1)).toBe('-12.3');
  expect([0, 1, 2000].map((count) => counted(count, 'bar'))).toEqual(['0 bars', '1 bar', '2,000 bars']);
});
