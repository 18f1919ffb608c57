// Tests that timers come due by their instants and, at one instant, in the order in which they were set.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EpochMs } from '../domain/index.ts';
import { createVirtualTimers } from './virtual-timers.ts';

describe('virtual timers', () => {
  it('come due once each, sorted by instant and stable', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 30 }), (instants) => {
        const timers = createVirtualTimers();
        for (const [timerId, atMs] of instants.entries()) timers.set(timerId, atMs as EpochMs);
        const expected = [...instants.entries()].toSorted(([, a], [, b]) => a - b);
        const taken = expected.map(() => {
          const atMs = timers.peekMs();
          return [timers.take(), atMs];
        });
        expect(taken).toEqual(expected);
        expect(timers.peekMs()).toBeUndefined();
        expect(() => timers.take()).toThrow(/pending/);
      }),
    );
  });
});
