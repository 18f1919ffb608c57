import { describe, expect, it } from 'vitest';
import { FEBRUARY, legs } from '../../../test/fixtures/sample-condors.ts';
import { exerciseValueCents, worstExpiryLossCents } from './expiry-value.ts';

const condor = legs(FEBRUARY, 'open');
const [longPut, shortPut, shortCall, longCall] = condor as [
  (typeof condor)[0],
  (typeof condor)[0],
  (typeof condor)[0],
  (typeof condor)[0],
];

describe('exerciseValueCents', () => {
  it('is what the contract is in the money by, times its multiplier', () => {
    expect(exerciseValueCents(shortCall, 281.5)).toBe(15_000);
    expect(exerciseValueCents(shortCall, 280)).toBe(0);
    expect(exerciseValueCents(shortPut, 258.75)).toBe(12_500);
    expect(exerciseValueCents(shortPut, 300)).toBe(0);
  });
});

describe('worstExpiryLossCents', () => {
  it('is the wider side of a condor', () => {
    expect(worstExpiryLossCents(condor)).toBe(100_000);
    const wider = { ...longPut, strikeCents: 24_000 as typeof longPut.strikeCents };
    expect(worstExpiryLossCents([wider, shortPut, shortCall, longCall])).toBe(200_000);
  });

  it('is nothing for what is only bought, and the whole strike for a naked put', () => {
    expect(worstExpiryLossCents([longPut, longCall])).toBe(0);
    expect(worstExpiryLossCents([shortPut])).toBe(2_600_000);
    expect(worstExpiryLossCents([])).toBe(0);
  });

  it('has no bound for a naked call', () => {
    expect(worstExpiryLossCents([shortCall])).toBeUndefined();
    expect(worstExpiryLossCents([longPut, shortPut, shortCall])).toBeUndefined();
  });

  it('agrees with a search over settlement values', () => {
    for (let shift = 0; shift <= 2000; shift += 250) {
      const legsShifted = [
        { ...longPut, quantity: 2 },
        shortPut,
        { ...shortCall, strikeCents: (26_000 + shift) as never },
        longCall,
      ];
      const values = Array.from({ length: 40_001 }, (_, index) => index / 100).map((points) =>
        legsShifted.reduce((sum, leg) => sum + leg.quantity * exerciseValueCents(leg, points), 0),
      );
      expect(worstExpiryLossCents(legsShifted)).toBeCloseTo(Math.max(0, -Math.min(...values)), 6);
    }
  });
});
