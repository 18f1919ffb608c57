import { describe, expect, it } from 'vitest';
import { confidenceOf, HALVED_AT_HALF_THE_LIMIT, NO_DECAY } from './confidence.ts';

describe('confidence', () => {
  it('halves every five minutes where ten are the limit, and ends there', () => {
    // Half-life 300 s, limit 600 s.
    const at = (minutes: number): number =>
      confidenceOf(minutes <= 10 ? 'prior' : 'stale', minutes, 10, HALVED_AT_HALF_THE_LIMIT);
    expect([at(0), at(5), at(10), at(10.1)]).toEqual([1, 0.5, 0.25, 0]);
    expect(at(2.5)).toBeCloseTo(Math.SQRT1_2, 15);
  });

  it('is whole inside the limit without decay', () => {
    expect(confidenceOf('prior', 9, 10, NO_DECAY)).toBe(1);
    expect(confidenceOf('stale', 11, 10, NO_DECAY)).toBe(0);
  });

  it('goes on beyond the limit where nothing cuts it off', () => {
    const rule = { kind: 'decay', halfLifeShare: 0.5 } as const;
    expect(confidenceOf('stale', 20, 10, rule)).toBe(0.0625);
    expect(confidenceOf('none', Number.NaN, 10, rule)).toBe(0);
    expect(confidenceOf('stale', 1, 0, rule)).toBe(0);
  });
});
