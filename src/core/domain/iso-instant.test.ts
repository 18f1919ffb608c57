// Compares the written instant with the runtime's own formatting.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoInstant } from './iso-instant.ts';
import type { EpochMs } from './time.ts';

test('an instant is written in UTC with milliseconds', () => {
  expect(isoInstant(1_515_166_200_007 as EpochMs)).toBe('2018-01-05T15:30:00.007Z');
  expect(isoInstant(-1 as EpochMs)).toBe('1969-12-31T23:59:59.999Z');
});

test('every instant of the years 0000 to 9999 reads as the runtime writes it', () => {
  const first = Date.UTC(1970, 0) - 1969 * 365.2425 * 86_400_000;
  fc.assert(
    fc.property(fc.integer({ min: Math.ceil(first), max: Date.UTC(9999, 11, 31) }), (instant) => {
      expect(isoInstant(instant as EpochMs)).toBe(new Date(instant).toISOString());
    }),
  );
});
