// Checks how amounts of spreadsheets and brokers are read: signs, dollar signs, brackets and separators.
import { expect, test } from 'vitest';
import { centsOfCell } from './money-cell.ts';

test.each([
  ['93.20', 9320],
  ['-$93.20', -9320],
  ['$-93.20', -9320],
  ['$(9,320.00)', -932_000],
  ['($ 93.20)', -9320],
  ['+$1,234,567.895', 123_456_790],
  ['-1.5e2', -15_000],
  ['.5', 50],
])('%s is %i cents', (cell, expected) => {
  expect(centsOfCell(cell)).toBe(expected);
});

test.each(['', '--', 'NaN', 'N/A'])('"%s" is nothing', (cell) => {
  expect(centsOfCell(cell)).toBeUndefined();
});

// A decimal comma is not guessed at, and no bracket is negated twice.
test.each(['93,20', '1.234,56', '(-93)', '$(-93)', '-(93)', '--93', '$$93', '93-', '1,23', 'e5', '.', '1e9'])(
  '"%s" is no amount',
  (cell) => {
    expect(centsOfCell(cell)).toBe('no-number');
  },
);
