// Checks how simulated volume and open interest rank contracts, what holds all day and what grows through it.
import { describe, expect, test } from 'vitest';
import { type Cents, cents, type OptionExpiry, type OptionRight, type Root } from '../../domain/index.ts';
import { expiryOn } from '../small-market.fixture.ts';
import { contractActivity, type ActivityDay } from './contract-activity.ts';

const DAY: ActivityDay = {
  date: '2018-02-06' as ActivityDay['date'],
  openingPoints: 2700,
  vix: 18,
  elapsedShare: 1,
};
const MONTHLY = expiryOn('2018-03-16');
const WEEKLY = expiryOn('2018-03-09');

interface Asked {
  readonly points?: number;
  readonly right?: OptionRight;
  readonly expiry?: OptionExpiry;
  readonly day?: Partial<ActivityDay>;
}

function activity({ points = 2600, right = 'put', expiry = MONTHLY, day }: Asked = {}): {
  readonly volume: number;
  readonly openInterest: number;
} {
  const strikeCents: Cents = cents(points * 100);
  return contractActivity({ expiry, right, strikeCents }, { ...DAY, ...day });
}

describe('contract activity', () => {
  test('is highest on round strikes: a hundred before fifty before twenty-five before five', () => {
    for (const measure of ['volume', 'openInterest'] as const) {
      // Neighbours are compared, so that the distance from the money hardly differs.
      expect(activity({ points: 2600 })[measure]).toBeGreaterThan(activity({ points: 2605 })[measure]);
      expect(activity({ points: 2500 })[measure]).toBeGreaterThan(activity({ points: 2550 })[measure]);
      expect(activity({ points: 2550 })[measure]).toBeGreaterThan(activity({ points: 2575 })[measure]);
      expect(activity({ points: 2575 })[measure]).toBeGreaterThan(activity({ points: 2580 })[measure]);
    }
  });

  test('counts the strikes of SPY and XSP tenfold: 260 is a round strike, 261 is not', () => {
    for (const root of ['SPY', 'XSP'] as const satisfies readonly Root[]) {
      const ask = (points: number): number =>
        activity({ points, expiry: { ...MONTHLY, root }, day: { openingPoints: 270 } }).openInterest;
      expect(ask(260)).toBeGreaterThan(ask(261));
      expect(ask(265)).toBeGreaterThan(ask(264));
    }
  });

  test('lies with puts below the money and calls above it, and little in the money', () => {
    for (const measure of ['volume', 'openInterest'] as const) {
      expect(activity({ points: 2500 })[measure]).toBeGreaterThan(
        activity({ points: 2500, right: 'call' })[measure],
      );
      expect(activity({ points: 2800, right: 'call' })[measure]).toBeGreaterThan(
        activity({ points: 2800 })[measure],
      );
      expect(activity({ points: 2700 })[measure]).toBeGreaterThan(activity({ points: 2000 })[measure]);
    }
  });

  test('is higher in monthlies than in the weeklies beside them, most in those of a quarter', () => {
    expect(activity().openInterest).toBeGreaterThan(2 * activity({ expiry: WEEKLY }).openInterest);
    const april = activity({ expiry: expiryOn('2018-04-20') }).openInterest;
    expect(april).toBeGreaterThan(2 * activity({ expiry: expiryOn('2018-04-27') }).openInterest);
    const june = activity({ expiry: expiryOn('2018-06-15') }).openInterest;
    expect(june).toBeGreaterThan(activity({ expiry: expiryOn('2018-05-18') }).openInterest);
  });

  test('grows in volume from nothing at the open to the whole at the close, open interest standing still', () => {
    const near = { points: 2700, expiry: expiryOn('2018-02-09') };
    const shares = [0, 0.1, 0.5, 0.9, 1];
    const volumes = shares.map((elapsedShare) => activity({ ...near, day: { elapsedShare } }).volume);
    expect(volumes[0]).toBe(0);
    expect(volumes).toEqual(volumes.toSorted((a, b) => a - b));
    expect(volumes[4]).toBeGreaterThan(100);
    expect(new Set(shares.map((elapsedShare) => activity({ day: { elapsedShare } }).openInterest)).size).toBe(
      1,
    );
  });

  test('is a whole number, never negative, for any strike', () => {
    for (const points of [5, 900, 2700, 9000]) {
      for (const right of ['call', 'put'] as const) {
        for (const value of Object.values(activity({ points, right }))) {
          expect(Number.isInteger(value)).toBe(true);
          expect(value).toBeGreaterThanOrEqual(0);
        }
      }
    }
  });
});
