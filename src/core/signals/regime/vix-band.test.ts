// Checks that a level at a threshold lies in the lower band.
import { expect, test } from 'vitest';
import { vixBand } from './vix-band.ts';

test.each([
  [9, 'calm'],
  [15, 'calm'],
  [15.01, 'normal'],
  [20, 'normal'],
  [20.01, 'elevated'],
  [30, 'elevated'],
  [30.01, 'crisis'],
  [82.69, 'crisis'],
] as const)('a VIX of %d is %s', (level, band) => {
  expect(vixBand(level, { calm: 15, high: 20, crisis: 30, crash: 35 })).toBe(band);
});
