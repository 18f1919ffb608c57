import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSessionDate } from '../../../../core/domain/index.ts';
import { blackPrice } from '../../../../core/pricing/index.ts';
import { payoffAt, payoffBounds } from './payoff-bounds.ts';
import { RuleSmile } from './rule-smile.ts';
import { createStress } from './stressed-pnl.ts';
import type { MarketShock, StressLeg, StressPosition } from './stress-position.ts';

const DATE = parseSessionDate('2019-03-01') ?? expect.fail();

const leg = (right: 'put' | 'call', strikePoints: number, contracts: number, iv: number): StressLeg => ({
  right,
  strikePoints,
  contracts,
  multiplier: 100,
  iv,
});

/** A condor on an index at 2800, 45 days out, on a plain skew. */
const CONDOR: StressPosition = {
  tradeId: 1,
  date: DATE,
  legs: [
    leg('put', 2600, 2, 0.19),
    leg('put', 2650, -2, 0.175),
    leg('call', 2900, -2, 0.12),
    leg('call', 2950, 2, 0.115),
  ],
  spotPoints: 2800,
  forwardPoints: 2805,
  years: 45 / 365,
  rate: 0.02,
  vixPoints: 14,
  isAmerican: false,
  maxLossDollars: 8000,
};
const stressedPnl = (position: StressPosition, shock: MarketShock): number =>
  createStress(position).pnlOf(shock);
const still = { spotChange: 0, vixPoints: 14, days: 0 };

test('without a shock nothing changes, in the market it stood in', () => {
  expect(stressedPnl(CONDOR, still)).toBeCloseTo(0, 8);
});

test('time alone is the difference of two Black values, with the volatility sliding along the rule', () => {
  const [first] = CONDOR.legs;
  if (first === undefined) throw new Error('no leg');
  const single = { ...CONDOR, legs: [first] };
  const smile = new RuleSmile();
  const k = Math.log(first.strikePoints / 2805);
  smile.set(14, CONDOR.years);
  const was = smile.volatility(k);
  smile.set(14, CONDOR.years - 7 / 365);
  const price = (years: number, vol: number): number =>
    blackPrice({ right: 'put', forward: 2805, strike: 2600, years, vol, discount: Math.exp(-0.02 * years) });
  const later = price(CONDOR.years - 7 / 365, (0.19 * smile.volatility(k)) / was);
  const expected = 200 * (later - price(CONDOR.years, 0.19));
  expect(stressedPnl(single, { ...still, days: 7 })).toBeCloseTo(expected, 9);
});

test('a fall moves a strike along the smile, and VIX moves the smile', () => {
  const put = { ...CONDOR, legs: [leg('put', 2600, 1, 0.19)] };
  const smile = new RuleSmile();
  const volatilityAt = (vixPoints: number, forward: number): number => {
    smile.set(vixPoints, CONDOR.years);
    return smile.volatility(Math.log(2600 / forward));
  };
  const forwardAfter = 2805 * 0.95;
  const vol = (0.19 * volatilityAt(21, forwardAfter)) / volatilityAt(14, 2805);
  const price = (forward: number, at: number): number =>
    blackPrice({
      right: 'put',
      forward,
      strike: 2600,
      years: CONDOR.years,
      vol: at,
      discount: Math.exp(-0.02 * CONDOR.years),
    });
  const expected = 100 * (price(forwardAfter, vol) - price(2805, 0.19));
  expect(stressedPnl(put, { spotChange: -0.05, vixPoints: 21, days: 0 })).toBeCloseTo(expected, 9);
  // Nearer the money the smile is lower: the volatility of a fixed strike rises by less than VIX, which rises by half.
  expect(vol / 0.19).toBeLessThan(1.5);
});

test('beyond the settlement a position is worth what it pays', () => {
  const after = stressedPnl(CONDOR, { spotChange: -0.2, vixPoints: 60, days: 400 });
  const mark = -stressedPnl(CONDOR, { spotChange: 0, vixPoints: 14, days: 400 });
  // At the spot itself all four legs expire worthless, so its P&L is the mark given back.
  expect(payoffAt(CONDOR.legs, 2240)).toBe(-10_000);
  expect(after).toBeCloseTo(-10_000 - mark, 8);
});

test('a short condor loses by a fall, by a rise and by volatility, and gains by time', () => {
  const { pnlOf } = createStress(CONDOR);
  for (const spotChange of [-0.1, -0.05, 0.05]) expect(pnlOf({ ...still, spotChange })).toBeLessThan(0);
  expect(pnlOf({ ...still, vixPoints: 30 })).toBeLessThan(0);
  expect(pnlOf({ ...still, vixPoints: 11 })).toBeGreaterThan(0);
  expect(pnlOf({ ...still, days: 14 })).toBeGreaterThan(0);
  expect(pnlOf({ ...still, spotChange: -0.1 })).toBeLessThan(pnlOf({ ...still, spotChange: -0.05 }));
});

test('a rise of VIX moves near expiries more than far ones', () => {
  const smile = new RuleSmile();
  const rise = (years: number): number => {
    smile.set(15, years);
    const before = smile.volatility(0);
    smile.set(30, years);
    return smile.volatility(0) / before;
  };
  expect(rise(9 / 365)).toBeGreaterThan(rise(30 / 365));
  expect(rise(30 / 365)).toBeGreaterThan(rise(180 / 365));
});

test('an American leg is marked at its quote, whatever of it is for early exercise', () => {
  const terms = { right: 'call', forward: 2805, strike: 2900, years: 45 / 365 } as const;
  const european = blackPrice({ ...terms, vol: 0.12, discount: Math.exp((-0.02 * 45) / 365) });
  const call = { ...leg('call', 2900, 1, 0.12), midPoints: european * 1.15 };
  const position = { ...CONDOR, legs: [call], isAmerican: true };
  expect(createStress(position).worstDollars).toBeCloseTo(-115 * european, 6);
  expect(stressedPnl(position, still)).toBeCloseTo(0, 8);
  // A fall leaves neither the option nor the right to exercise it anything.
  expect(stressedPnl(position, { ...still, spotChange: -0.3 })).toBeCloseTo(-115 * european, 1);
  expect(createStress({ ...position, isAmerican: false }).worstDollars).toBeCloseTo(-100 * european, 6);
  // Where exercise gives the quote its value, volatility is not asked to.
  const deep = { ...leg('put', 3600, 1, 0.15), midPoints: 3600 - 2800 + 1 };
  const putOnly = { ...CONDOR, legs: [deep], isAmerican: true, rate: 0.06 };
  expect(createStress(putOnly).worstDollars).toBeCloseTo(-80_000, 6);
});

test('an American put is worth at least its exercise', () => {
  const put = { ...CONDOR, legs: [leg('put', 2900, 1, 0.12)], rate: 0.2 };
  const european = stressedPnl(put, { ...still, spotChange: -0.3, vixPoints: 12 });
  const american = stressedPnl({ ...put, isAmerican: true }, { ...still, spotChange: -0.3, vixPoints: 12 });
  expect(american).toBeGreaterThan(european);
});

describe('bounds', () => {
  test('are those of the pay-off, infinite on a side that nothing covers', () => {
    expect(payoffBounds(CONDOR.legs)).toEqual({ low: -10_000, high: 0 });
    expect(payoffBounds([leg('call', 100, -1, 0.2)])).toEqual({ low: -Infinity, high: 0 });
    expect(payoffBounds([leg('put', 100, -1, 0.2)])).toEqual({ low: -10_000, high: 0 });
    expect(payoffBounds([leg('call', 100, 1, 0.2), leg('put', 90, 1, 0.2)])).toEqual({
      low: 0,
      high: Infinity,
    });
  });

  test('hold for any condor under any shock: no more is lost than its wider side, discounted', () => {
    const shape = fc.record({
      widths: fc.tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 })),
      distances: fc.tuple(fc.integer({ min: 5, max: 500 }), fc.integer({ min: 5, max: 500 })),
      ivs: fc.array(fc.double({ min: 0.05, max: 0.9, noNaN: true }), { minLength: 4, maxLength: 4 }),
      days: fc.integer({ min: 1, max: 120 }),
      rate: fc.double({ min: 0, max: 0.06, noNaN: true }),
      vixPoints: fc.double({ min: 9, max: 80, noNaN: true }),
      shock: fc.record({
        spotChange: fc.double({ min: -0.6, max: 0.3, noNaN: true }),
        vixPoints: fc.double({ min: 8, max: 150, noNaN: true }),
        days: fc.integer({ min: 0, max: 150 }),
      }),
    });
    fc.assert(
      fc.property(shape, ({ widths, distances, ivs, days, rate, vixPoints, shock }) => {
        const [put, call] = [2800 - distances[0], 2800 + distances[1]];
        const legs = [
          leg('put', put - widths[0], 1, ivs[0] ?? 0.2),
          leg('put', put, -1, ivs[1] ?? 0.2),
          leg('call', call, -1, ivs[2] ?? 0.2),
          leg('call', call + widths[1], 1, ivs[3] ?? 0.2),
        ];
        const position = { ...CONDOR, legs, years: days / 365, rate, vixPoints };
        const { pnlOf, worstDollars } = createStress(position);
        const pnl = pnlOf(shock);
        expect(pnl).toBeGreaterThanOrEqual(worstDollars - 1e-9);
        const most = 100 * Math.max(...widths);
        // Its value is between minus the wider side and nothing, before and after.
        expect(pnl).toBeGreaterThanOrEqual(-most - 1e-9);
        expect(pnl).toBeLessThanOrEqual(most + 1e-9);
      }),
    );
  });
});
