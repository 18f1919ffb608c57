// Tests the interval of a share against published values, and at its ends.
import { expect, test } from 'vitest';
import { shareInterval } from './share-interval.ts';

test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%d of %d has the interval of Newcombe (1998), table I, method 3', (count, of, low, high) => {
  expect(shareInterval(count, of).low).toBeCloseTo(low, 4);
  expect(shareInterval(count, of).high).toBeCloseTo(high, 4);
});

test('all reaches 1, nothing of nothing says nothing, and confidence is paid for in width', () => {
  expect(shareInterval(29, 29).high).toBe(1);
  expect(shareInterval(0, 0)).toEqual({ low: 0, high: 1 });
  expect(shareInterval(5, 50, 0.99).low).toBeLessThan(shareInterval(5, 50).low);
});
