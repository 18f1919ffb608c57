// Tests that events have one order, by time, then by kind, then by arrival.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EngineEventKind, EpochMs } from '../domain/index.ts';
import { compareEventPlaces, type EventPlace } from './event-order.ts';

/** Every kind, those of one row equal, rows in the order in which they reach the engine at one instant. */
const ROWS: readonly (readonly EngineEventKind[])[] = [
  ['operator-command'],
  ['volatility-published'],
  ['bar-closed'],
  ['order-accepted', 'order-filled', 'order-rejected', 'order-cancelled', 'order-expired'],
  ['expiry-settled'],
  ['interest-credited'],
  ['timer-due'],
  ['session-ended'],
];
const KINDS = ROWS.flat();
const rowOf = (kind: EngineEventKind): number => ROWS.findIndex((row) => row.includes(kind));

const anyPlace = fc.record<EventPlace>({
  availableAtMs: fc.integer({ min: 0, max: 3 }).map((ms) => ms as EpochMs),
  kind: fc.constantFrom(...KINDS),
});

describe('event order', () => {
  it('is total: any two places compare, and three never run in a circle', () => {
    fc.assert(
      fc.property(anyPlace, anyPlace, anyPlace, (a, b, c) => {
        const [ab, bc, ac] = [compareEventPlaces(a, b), compareEventPlaces(b, c), compareEventPlaces(a, c)];
        expect(Math.sign(ab) + Math.sign(compareEventPlaces(b, a))).toBe(0);
        if (ab <= 0 && bc <= 0) expect(ac).toBeLessThanOrEqual(0);
        const isEqual = a.availableAtMs === b.availableAtMs && rowOf(a.kind) === rowOf(b.kind);
        expect(ab === 0).toBe(isEqual);
      }),
      { numRuns: 500 },
    );
  });

  it('puts any shuffle of one instant’s events into the order of their kinds', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(KINDS, { minLength: KINDS.length }), (kinds) => {
        const events = kinds.map((kind) => ({ kind, availableAtMs: 5 as EpochMs }));
        const sorted = events.toSorted(compareEventPlaces).map(({ kind }) => kind);
        expect(sorted.map(rowOf)).toEqual(KINDS.map(rowOf));
        const sameRow = (kind: EngineEventKind) => rowOf(kind) === 3;
        expect(sorted.filter(sameRow)).toEqual(kinds.filter(sameRow));
      }),
    );
  });

  it('asks time before kind', () => {
    const early = { kind: 'session-ended', availableAtMs: 1 as EpochMs } as const;
    expect(compareEventPlaces(early, { kind: 'operator-command', availableAtMs: 2 as EpochMs })).toBeLessThan(
      0,
    );
  });
});
