// Checks the arithmetic of a gain by early exercise against figures worked by hand and against the American price.
import { describe, expect, it } from 'vitest';
import { americanPrice } from '../../../pricing/index.ts';
import { midOf, putEdge, strikeInterest, waitsForDividend, waitsShorter } from './exercise-edge.ts';
import type { ExerciseQuestion } from './exercise-question.ts';

const put = (change: Partial<ExerciseQuestion>): ExerciseQuestion => ({
  right: 'put',
  spot: 400,
  strike: 450,
  rate: 0.05,
  years: 0.25,
  leg: { bid: 1, ask: 2 },
  opposite: { bid: 1, ask: 2 },
  dividends: [],
  isExDateEve: false,
  forgottenShare: 0,
  ...change,
});

it('interest on the strike is K(1 - exp(-rT))', () => {
  expect(strikeInterest(285, 0.024, 30 / 365)).toBeCloseTo(0.561638, 6);
  expect(strikeInterest(100, 0.05, 1)).toBeCloseTo(4.877058, 6);
  expect(strikeInterest(100, -0.05, 1)).toBeCloseTo(-5.12711, 5);
  expect(strikeInterest(100, 0.05, 0)).toBeCloseTo(0, 15);
});

it('the middle of a quote', () => {
  expect(midOf({ bid: 1, ask: 2 })).toBe(1.5);
  expect(midOf({ bid: 0, ask: 0.05 })).toBe(0.025);
});

it('every dividend ahead counts against a put', () => {
  const dividends = [
    { years: 0.1, amount: 1 },
    { years: 0.2, amount: 0.5 },
  ];
  expect(putEdge(put({ dividends }), { bid: 1, ask: 2 })).toBeCloseTo(
    450 * (1 - Math.exp(-0.0125)) - 1.5 - 1.5,
    12,
  );
});

describe('waitsForDividend', () => {
  it('compares the dividends up to each ex-date with the interest until then', () => {
    const interest = strikeInterest(450, 0.05, 0.1);
    expect(waitsForDividend(put({ dividends: [{ years: 0.1, amount: interest }] }))).toBe(true);
    expect(waitsForDividend(put({ dividends: [{ years: 0.1, amount: interest - 1e-9 }] }))).toBe(false);
    expect(waitsForDividend(put({ dividends: [] }))).toBe(false);
  });

  it('adds the earlier dividends, and no later ones', () => {
    const dividends = [
      { years: 0.1, amount: 2 },
      { years: 0.2, amount: 2.5 },
    ];
    // Interest 2.244 and 4.478.
    expect(waitsForDividend(put({ dividends }))).toBe(true);
    expect(waitsForDividend(put({ dividends: dividends.with(1, { years: 0.2, amount: 2.4 }) }))).toBe(false);
  });
});

describe('waitsShorter', () => {
  /** The call's price at which the American put is worth exercise or more, by the pricing room. */
  const atVol = (spot: number, vol: number, years: number): { isKept: boolean; isWorthMore: boolean } => {
    const terms = { spot, strike: 450, rate: 0.05, yield: 0, vol, years };
    const call = americanPrice({ right: 'call', ...terms }, 'accurate') as number;
    const value = americanPrice({ right: 'put', ...terms }, 'accurate') as number;
    const question = put({ spot, years });
    const edge = putEdge(question, { bid: call, ask: call });
    return {
      isKept: edge <= 0 || waitsShorter(question, { bid: call, ask: call }),
      isWorthMore: value > 450 - spot + 0.01,
    };
  };

  it.each([
    [300, 0.16, 0.25],
    [350, 0.16, 0.25],
    [400, 0.16, 0.5],
    [349, 0.3, 0.5],
    [440, 0.16, 0.25],
    [448, 0.2, 1],
    [430, 0.25, 0.5],
    [449, 0.1, 1],
  ])('agrees with the American price of a put: spot %d, volatility %d, years %d', (spot, vol, years) => {
    const { isKept, isWorthMore } = atVol(spot, vol, years);
    expect(isKept).toBe(isWorthMore);
  });

  it('is false where the call implies no volatility', () => {
    expect(waitsShorter(put({ spot: 449.9, years: 1 }), { bid: 21, ask: 21.2 })).toBe(false);
  });

  it('counts dividends within the life of the put', () => {
    const near = put({ spot: 430, years: 0.25 });
    const cheap = { bid: 0.1, ask: 0.12 };
    expect(waitsShorter(near, cheap)).toBe(false);
    expect(waitsShorter({ ...near, dividends: [{ years: 0.1, amount: 5.5 }] }, cheap)).toBe(true);
  });
});
