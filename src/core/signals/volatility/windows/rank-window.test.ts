// Holds the ordered window to its definition, value by value, over series with ties, flats and repeats.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvariantViolation } from '../../../domain/index.ts';
import { ivRank } from '../iv-rank.ts';
import { percentile } from '../percentile.ts';
import { RankWindow } from './rank-window.ts';
import { SessionWindow } from './session-window.ts';

const OPEN_LIMITS = { closedSession: 0, sessionsMin: 1, ageSessionsMax: 0, missingShareMax: 0 };

function windowOf(values: readonly number[], capacity = values.length): RankWindow {
  const window = new RankWindow(capacity);
  for (const [session, value] of values.entries()) window.push(value, session);
  return window;
}

describe('rank and percentile', () => {
  it('differ after one spike: the rank stays low, the percentile does not', () => {
    const window = windowOf([12, 80, 14, 13, 20]);
    expect(ivRank(window)).toBeCloseTo(8 / 68, 14);
    expect(percentile(window)).toBe(3 / 5);
  });

  it('count strictly below and hold the latest value itself', () => {
    expect(percentile(windowOf([15, 15, 10, 15]))).toBe(1 / 4);
    expect(percentile(windowOf([10, 20, 30]))).toBe(2 / 3);
    expect(ivRank(windowOf([10, 20, 30]))).toBe(1);
    expect(ivRank(windowOf([10, 20, 10]))).toBe(0);
    expect(percentile(windowOf([10, 20, 10]))).toBe(0);
  });

  it('are not there in a window of one value, however often', () => {
    for (const values of [[17], [17, 17, 17]]) {
      expect(ivRank(windowOf(values))).toBeUndefined();
      expect(percentile(windowOf(values))).toBeUndefined();
    }
  });

  it('are those of the naive definition at every value of any series', () => {
    const level = fc.oneof(fc.integer({ min: 9, max: 14 }), fc.double({ min: 5, max: 90, noNaN: true }));
    fc.assert(
      fc.property(fc.array(level, { maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (values, capacity) => {
        const window = new RankWindow(capacity);
        for (const [at, value] of values.entries()) {
          window.push(value, at);
          const past = values.slice(Math.max(0, at + 1 - capacity), at + 1);
          const low = Math.min(...past);
          const range = Math.max(...past) - low;
          expect(window.length).toBe(past.length);
          expect(ivRank(window)).toBe(range > 0 ? (value - low) / range : undefined);
          const below = past.filter((one) => one < value).length / past.length;
          expect(percentile(window)).toBe(range > 0 ? below : undefined);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('a window of sessions', () => {
  const filled = (...sessions: readonly number[]): SessionWindow => {
    const window = new SessionWindow(4);
    for (const session of sessions) window.push(session, session - 1, session);
    return window;
  };

  it('holds the latest values, oldest first', () => {
    const window = filled(1, 2, 3, 4, 5, 6);
    expect(Array.from({ length: window.length }, (_, place) => window.valueAt(place))).toEqual([3, 4, 5, 6]);
    expect([window.lastSession, window.sessionsCovered]).toEqual([6, 4]);
  });

  it('is too short until it has as many values as asked', () => {
    expect(filled(1, 2).problem({ ...OPEN_LIMITS, sessionsMin: 3, closedSession: 2 })).toBe(
      'too-few-sessions',
    );
    expect(filled(1, 2, 3).problem({ ...OPEN_LIMITS, sessionsMin: 3, closedSession: 3 })).toBeUndefined();
    expect(filled().problem({ ...OPEN_LIMITS, sessionsMin: 1 })).toBe('too-few-sessions');
  });

  it('is stale once more sessions have closed than it may be old', () => {
    const limits = { ...OPEN_LIMITS, ageSessionsMax: 3 };
    expect(filled(1, 2, 3).problem({ ...limits, closedSession: 6 })).toBeUndefined();
    expect(filled(1, 2, 3).problem({ ...limits, closedSession: 7 })).toBe('stale');
  });

  it('lacks sessions once more than the share is missing from its span, by values or by what one spans', () => {
    const limits = { ...OPEN_LIMITS, closedSession: 6, missingShareMax: 0.25 };
    expect(filled(2, 4, 5, 6).problem(limits)).toBeUndefined();
    expect(filled(1, 3, 4, 6).problem(limits)).toBe('missing-sessions');
    const spanning = filled(3, 4, 5);
    spanning.push(1, 5, 8);
    expect(spanning.sessionsCovered).toBe(6);
    expect(spanning.problem({ ...limits, closedSession: 8 })).toBe('missing-sessions');
  });

  it('holds one value at least', () => {
    for (const capacity of [0, -1, 1.5, Number.NaN])
      expect(() => new SessionWindow(capacity)).toThrow(InvariantViolation);
  });
});
