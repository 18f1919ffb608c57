// Tests how much of the spread an order gives up: every part of it by its figure, and what holds for all policies.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvariantViolation } from '../../domain/index.ts';
import {
  checkFillPolicy,
  DEFAULT_FILL_POLICY,
  type FillOccasion,
  type FillPolicy,
  naturalShareOf,
  uniformFillPolicy,
} from './fill-policy.ts';

const MINUTE = 60_000;
const OPEN = 1_000_000_000;
const CLOSE = OPEN + 390 * MINUTE;
const NOON: FillOccasion = {
  urgency: 'patient',
  legs: 4,
  units: 1,
  nowMs: OPEN + 150 * MINUTE,
  sessionOpenMs: OPEN,
  sessionCloseMs: CLOSE,
};
const at = (changes: Partial<FillOccasion>): number =>
  naturalShareOf(DEFAULT_FILL_POLICY, { ...NOON, ...changes });

describe('the default policy', () => {
  it('is a half for patient and three quarters for urgent orders in four legs', () => {
    expect(at({})).toBe(0.5);
    expect(at({ urgency: 'urgent' })).toBe(0.75);
  });

  it.each([
    [1, 0.88],
    [2, 0.7],
    [3, 0.6],
    [4, 0.5],
  ])('gives up more with fewer legs: %i legs %f', (legs, share) => {
    expect(at({ legs })).toBeCloseTo(share, 12);
  });

  it('gives up more before half an hour is over and in the last hour', () => {
    const minute = (minutes: number): number => at({ nowMs: OPEN + minutes * MINUTE });
    expect(minute(0)).toBeCloseTo(0.6, 12);
    expect(at({ nowMs: OPEN + 30 * MINUTE - 1 })).toBeCloseTo(0.6, 12);
    expect(minute(30)).toBe(0.5);
    expect(minute(330)).toBe(0.5);
    expect(at({ nowMs: OPEN + 330 * MINUTE + 1 })).toBeCloseTo(0.6, 12);
    expect(minute(390)).toBeCloseTo(0.6, 12);
  });

  it('gives up a twentieth more for every doubling beyond ten units', () => {
    expect(at({ units: 10 })).toBe(0.5);
    expect(at({ units: 11 })).toBeGreaterThan(0.5);
    expect(at({ units: 20 })).toBeCloseTo(0.55, 12);
    expect(at({ units: 80 })).toBeCloseTo(0.65, 12);
  });

  it('adds all of it up, to the whole way at most', () => {
    expect(at({ legs: 2, units: 20, nowMs: OPEN })).toBeCloseTo(0.5 + 0.2 + 0.05 + 0.1, 12);
    expect(at({ legs: 1, units: 20, nowMs: OPEN })).toBe(1);
  });
});

describe('every policy', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const policies = fc
    .tuple(share, share, share, share, share, share, share, fc.integer({ min: 1, max: 1000 }))
    .map(
      ([one, other, oneLeg, twoLegs, threeLegs, sessionEdge, sizeDoubling, sizeFreeUnits]): FillPolicy => ({
        patient: Math.min(one, other),
        urgent: Math.max(one, other),
        extras: { oneLeg, twoLegs, threeLegs, sessionEdge, sizeDoubling, sizeFreeUnits },
      }),
    );
  const occasions = fc.record({
    urgency: fc.constantFrom('patient', 'urgent' as const),
    legs: fc.integer({ min: 1, max: 4 }),
    units: fc.integer({ min: 1, max: 1_000_000 }),
    nowMs: fc.integer({ min: OPEN, max: CLOSE }),
    sessionOpenMs: fc.constant(OPEN),
    sessionCloseMs: fc.constant(CLOSE),
  });

  it('stays between mid and natural, and never falls with size or urgency', () => {
    fc.assert(
      fc.property(policies, occasions, fc.integer({ min: 1, max: 1_000_000 }), (policy, occasion, more) => {
        const f = naturalShareOf(policy, occasion);
        expect(f >= 0 && f <= 1).toBe(true);
        expect(naturalShareOf(policy, { ...occasion, units: occasion.units + more })).toBeGreaterThanOrEqual(
          f,
        );
        expect(naturalShareOf(policy, { ...occasion, urgency: 'urgent' })).toBeGreaterThanOrEqual(
          naturalShareOf(policy, { ...occasion, urgency: 'patient' }),
        );
      }),
    );
  });

  it('of one f gives up exactly that, whatever the order', () => {
    fc.assert(
      fc.property(share, occasions, (f, occasion) => {
        expect(naturalShareOf(uniformFillPolicy(f), occasion)).toBe(f);
      }),
    );
  });
});

describe('checkFillPolicy', () => {
  const { extras } = DEFAULT_FILL_POLICY;
  const withExtras = (changes: object): FillPolicy =>
    ({ ...DEFAULT_FILL_POLICY, extras: { ...extras, ...changes } }) as FillPolicy;

  it.each([
    [{ patient: -0.01, urgent: 1 }, 'natural share: expected 0 to 1, found -0.01'],
    [{ patient: 0.5, urgent: 1.01 }, 'natural share: expected 0 to 1, found 1.01'],
    [{ patient: Number.NaN, urgent: 1 }, 'natural share: expected 0 to 1, found NaN'],
    [withExtras({ sessionEdge: -0.01 }), 'fill extra sessionEdge: expected 0 to 1, found -0.01'],
    [withExtras({ oneLeg: 1.01 }), 'fill extra oneLeg: expected 0 to 1, found 1.01'],
    [withExtras({ sizeDoubling: Number.NaN }), 'fill extra sizeDoubling: expected 0 to 1, found NaN'],
    [withExtras({ sizeFreeUnits: 0.5 }), 'units without an extra: expected at least 1, found 0.5'],
    [withExtras({ sizeFreeUnits: Number.NaN }), 'units without an extra: expected at least 1, found NaN'],
  ])('refuses %o', (policy, message) => {
    expect(() => {
      checkFillPolicy(policy);
    }).toThrow(new InvariantViolation(message));
  });

  it('takes the bounds themselves', () => {
    for (const policy of [
      DEFAULT_FILL_POLICY,
      uniformFillPolicy(0),
      uniformFillPolicy(1),
      withExtras({ oneLeg: 0, sessionEdge: 1, sizeFreeUnits: 1 }),
    ])
      expect(() => {
        checkFillPolicy(policy);
      }).not.toThrow();
  });
});
