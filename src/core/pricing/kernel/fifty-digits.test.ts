import { expect, test } from 'vitest';
import { cumulativeNormal, exponential, fixed, logarithm, ONE, toNumber } from './fifty-digits.fixture.ts';

/** The first `digits` decimals behind the point. */
function decimals(value: bigint, digits: number): string {
  return ((value * 10n ** BigInt(digits)) / ONE).toString();
}

// Source: NIST Digital Library of Mathematical Functions, tables of e and ln 2; mpmath 1.3 for the normal distribution.
test('the judge knows e, ln 2 and the normal distribution to 50 digits', () => {
  expect(decimals(exponential(ONE), 50)).toBe('271828182845904523536028747135266249775724709369995');
  expect(decimals(logarithm(2n * ONE), 50)).toBe('69314718055994530941723212145817656807550013436025');
  expect(decimals(cumulativeNormal(-ONE), 50)).toBe('15865525393145705141476745436796207752208703327339');
  expect(decimals(cumulativeNormal(-10n * ONE), 74)).toBe(
    '761985302416052606597334325159930836350403327795696',
  );
  expect(decimals(cumulativeNormal(fixed(-7.75)), 64)).toBe(
    '45946274357785954601554548821415061493786982976189',
  );
});

test('it takes float64 exactly and gives them back', () => {
  for (const value of [1, 0.1, 1e-40, 12345.678, 3e20]) expect(toNumber(fixed(value))).toBe(value);
});
