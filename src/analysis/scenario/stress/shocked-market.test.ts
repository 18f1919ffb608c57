import { expect, test } from 'vitest';
import { shockedVix } from './shocked-market.ts';

const VOLATILITY_NOTES = { volatilityBefore: 17.31, volatilityAfter: 37.32 };
const MARCH_2020 = { volatilityBefore: 57.83, volatilityAfter: 82.69 };
const BLACK_MONDAY = { volatilityBefore: 36.37, volatilityAfter: 150.19 };

test('at its own level a shock ends where it ended', () => {
  for (const shock of [VOLATILITY_NOTES, MARCH_2020, BLACK_MONDAY]) {
    expect(shockedVix(shock.volatilityBefore, shock)).toBeCloseTo(shock.volatilityAfter, 10);
  }
});

test('from a calm market the points count, from a turbulent one the ratio', () => {
  expect(shockedVix(12, MARCH_2020)).toBeCloseTo(12 + 24.86, 10);
  expect(shockedVix(40, VOLATILITY_NOTES)).toBeCloseTo((40 * 37.32) / 17.31, 10);
});

test('no shock brings more than the highest close on record, nor less than there was', () => {
  expect(shockedVix(80, BLACK_MONDAY)).toBe(150.19);
  expect(shockedVix(160, BLACK_MONDAY)).toBe(160);
});

test('a level that fell is scaled', () => {
  expect(shockedVix(20, { volatilityBefore: 40, volatilityAfter: 30 })).toBe(15);
});
