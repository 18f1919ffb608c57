// Tests where a trade comes out even: by hand for a condor and a put, and as the roots of the payoff for any legs.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cents, type OptionRight } from '../../../core/domain/index.ts';
import type { LegRecord } from '../../../core/ledger/index.ts';
import { date } from '../../report/ledger-records.fixture.ts';
import { breakevenPoints } from './breakeven-points.ts';

const leg = (right: OptionRight, strike: number, quantity: number): LegRecord => ({
  root: 'SPX',
  expiry: date('2018-03-16'),
  settlement: 'AM',
  right,
  strikeCents: cents(strike * 100),
  quantity,
  multiplier: 100,
});
const condor = [leg('put', 2600, 1), leg('put', 2650, -1), leg('call', 2800, -1), leg('call', 2810, 1)];
const even = (legs: readonly LegRecord[], prices: readonly number[]) =>
  breakevenPoints(
    legs,
    legs.reduce((sum, { quantity }, place) => sum - quantity * (prices[place] ?? Number.NaN), 0),
  );

describe('break-evens', () => {
  it('of a condor lie its credit beyond the shorts', () => {
    expect(even(condor, [100, 450, 350, 200])).toEqual([2645, 2805]);
  });

  it('are missing on a side that the credit covers whole', () => {
    expect(even(condor, [100, 1400, 350, 200])).toEqual([2635.5]);
  });

  it('of a put lie its premium below its strike', () => {
    expect(even([leg('put', 2700, -1)], [4125])).toEqual([2658.75]);
  });

  it('lie beyond the last strike where the payoff rises there', () => {
    expect(even([leg('call', 2700, 1)], [1250])).toEqual([2712.5]);
  });

  it('are where the payoff crosses the credit, for any legs', () => {
    const anyLeg = fc.tuple(
      fc.constantFrom<OptionRight[]>('put', 'call'),
      fc.integer({ min: 90, max: 110 }),
      fc.constantFrom(1, -1),
      fc.integer({ min: 1, max: 900 }),
    );
    fc.assert(
      fc.property(fc.array(anyLeg, { minLength: 1, maxLength: 4 }), (drawn) => {
        const legs = drawn.map(([right, strike, quantity]) => leg(right, strike, quantity));
        const prices = drawn.map(([, , , price]) => price);
        const profit = (points: number): number =>
          legs.reduce((sum, { right, strikeCents, quantity }, index) => {
            const inside = right === 'call' ? points * 100 - strikeCents : strikeCents - points * 100;
            return sum + quantity * (Math.max(0, inside) - (prices[index] ?? 0));
          }, 0);
        const roots = even(legs, prices);
        for (const root of roots) expect(profit(root)).toBeCloseTo(0, 6);
        const isBetween = (a: number, b: number) => roots.some((root) => root >= a && root <= b);
        for (let points = 0; points < 250; points += 1) {
          if (profit(points) * profit(points + 1) < 0) expect(isBetween(points, points + 1)).toBe(true);
        }
      }),
    );
  });
});
