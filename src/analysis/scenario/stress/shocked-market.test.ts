import { expect, test } from 'vitest';
import { parseSessionDate, type SessionDate } from '../../../core/domain/index.ts';
import { SHOCKS } from './stressed-run.fixture.ts';
import { shockDays, shockedVix } from './shocked-market.ts';

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

test('a shock takes the calendar days between its closes, and a day where it has none', () => {
  const [first] = SHOCKS;
  if (first === undefined) throw new Error('no shock');
  const dateOf = (text: string): SessionDate => parseSessionDate(text) ?? expect.fail();
  const daysOf = (from: string, to: string): number =>
    shockDays({ ...first, from: dateOf(from), to: dateOf(to) });
  expect(daysOf('2018-02-02', '2018-02-05')).toBe(3);
  expect(daysOf('2018-02-05', '2018-02-05')).toBe(1);
});
