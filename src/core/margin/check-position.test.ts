// Tests each bound of what a position can be: the figure on it passes, the next one does not.
import { describe, expect, it } from 'vitest';
import { isCountable, isPossiblePosition, isPossibleUnderlying } from './check-position.ts';
import { leg, MARCH } from './margin-leg.fixture.ts';
import type { PricedLeg } from './requirement.ts';

describe('isPossiblePosition', () => {
  it.each([0, 1, -1, 100_000, -100_000])('%d contracts can be', (size) => {
    expect(isPossiblePosition(leg(size, 'put', 450))).toBe(true);
  });

  it.each([1.5, 100_001, -100_001, Number.NaN, -Infinity])('%d contracts cannot', (size) => {
    expect(isPossiblePosition(leg(size, 'put', 450))).toBe(false);
  });

  it.each([
    [0.01, true],
    [1_000_000, true],
    [0, false],
    [-450, false],
    [1_000_000.01, false],
    [Number.NaN, false],
  ])('a strike of %d: %s', (strike, expected) => {
    expect(isPossiblePosition(leg(1, 'put', strike))).toBe(expected);
  });

  it('a strike is whole cents, a multiplier a whole number up to 1,000, an instant known', () => {
    const { contract } = leg(1, 'put', 450);
    const withTerms = (terms: object): PricedLeg => ({
      ...leg(1, 'put', 450),
      contract: { ...contract, ...terms },
    });
    expect(isPossiblePosition(withTerms({ strikeCents: 45_000.5 }))).toBe(false);
    expect(isPossiblePosition(withTerms({ multiplier: 1_000 }))).toBe(true);
    expect(isPossiblePosition(withTerms({ multiplier: 1_001 }))).toBe(false);
    expect(isPossiblePosition(withTerms({ multiplier: 0 }))).toBe(false);
    expect(isPossiblePosition(withTerms({ expiry: { ...MARCH, settlesAtMs: Number.NaN } }))).toBe(false);
  });

  it.each([
    [0, true],
    [1_000_000, true],
    [undefined, true],
    [-0.01, false],
    [1_000_000.01, false],
    [Number.NaN, false],
  ])('a price of %s: %s', (price, expected) => {
    expect(isPossiblePosition(leg(1, 'put', 450, { price }))).toBe(expected);
  });

  it.each([
    [1, true],
    [0, true],
    [-100_000_000, true],
    [100_000_001, false],
    [0.5, false],
    [Number.NaN, false],
  ])('%d shares: %s', (shares, expected) => {
    expect(isPossiblePosition({ root: 'SPY', shares })).toBe(expected);
  });
});

it.each([
  [0.01, true],
  [1_000_000, true],
  [0, false],
  [-1, false],
  [1_000_000.01, false],
  [Number.NaN, false],
])('an underlying at %d: %s', (spotPoints, expected) => {
  expect(isPossibleUnderlying({ spotPoints, kind: 'index' })).toBe(expected);
});

describe('isCountable', () => {
  // 2^53 - 1 cents over 1,000,000 dollars of strike are 90,071,992 shares.
  const at = (size: number): PricedLeg => {
    const one = leg(size, 'put', 1_000_000);
    return { ...one, contract: { ...one.contract, multiplier: 1 } };
  };

  it('holds up to the last cent that is exact', () => {
    expect(isCountable([at(-90_071_992)])).toBe(true);
    expect(isCountable([at(-90_071_993)])).toBe(false);
    expect(isCountable([at(45_000_000), at(-45_071_992)])).toBe(true);
    expect(isCountable([at(45_000_000), at(-45_071_993)])).toBe(false);
    expect(isCountable([at(90_071_991), { root: 'SPY', shares: -1 }])).toBe(true);
    expect(isCountable([at(90_071_991), { root: 'SPY', shares: -2 }])).toBe(false);
    expect(isCountable([leg(100_000, 'put', 900), { root: 'SPY', shares: 1 }])).toBe(true);
  });
});
