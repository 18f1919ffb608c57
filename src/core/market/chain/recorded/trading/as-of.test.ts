// Tests which snapshot an instant may look at: never a later one, never one that is too old.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { EpochMs } from '../../../../domain/index.ts';
import { NO_SNAPSHOT, snapshotsAsOf } from './as-of.ts';

const at = (...ms: number[]) => ms.map((atMs) => ({ atMs: atMs as EpochMs }));
const places = (instants: number[], snapshots: number[], age: number): readonly number[] => [
  ...snapshotsAsOf(Float64Array.from(instants), at(...snapshots), age),
];

it('is the newest at or before the instant, the very instant included', () => {
  expect(places([9, 10, 11, 19, 20, 26], [10, 20], 5)).toEqual([
    NO_SNAPSHOT,
    0,
    0,
    NO_SNAPSHOT,
    1,
    NO_SNAPSHOT,
  ]);
  expect(places([10, 15, 16], [10], 5)).toEqual([0, 0, NO_SNAPSHOT]);
  expect(places([10, 11], [10], 0)).toEqual([0, NO_SNAPSHOT]);
  expect(places([1, 2], [], 5)).toEqual([NO_SNAPSHOT, NO_SNAPSHOT]);
});

it('is what looking through all of them finds, and does not hang on what comes later', () => {
  const ascending = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 12 }).map((list) => {
    return [...new Set(list)].toSorted((a, b) => a - b);
  });
  fc.assert(
    fc.property(ascending, ascending, fc.integer({ min: 0, max: 20 }), (instants, snapshots, age) => {
      const found = places(instants, snapshots, age);
      for (const [row, now] of instants.entries()) {
        const seen = snapshots.filter((atMs) => atMs <= now && now - atMs <= age);
        expect(found[row]).toBe(seen.length === 0 ? NO_SNAPSHOT : snapshots.indexOf(seen.at(-1) ?? -1));
        const known = snapshots.filter((atMs) => atMs <= now);
        expect(places([now], known, age)).toEqual([found[row]]);
      }
    }),
  );
});
