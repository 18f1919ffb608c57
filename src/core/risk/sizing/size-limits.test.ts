// Tests how a budget becomes whole units, and which limit is named.
import { describe, expect, it } from 'vitest';
import {
  contractsOf,
  leastOf,
  missing,
  OFF,
  SIZE_LIMIT_NAMES,
  type SizeLimit,
  type SizeLimitName,
  sized,
  type SizeLimits,
} from './size-limits.ts';

const limitsOf = (given: Partial<Record<SizeLimitName, SizeLimit>>): SizeLimits =>
  ({ ...Object.fromEntries(SIZE_LIMIT_NAMES.map((name) => [name, OFF])), ...given }) as SizeLimits;

describe('the units of a budget', () => {
  it('are those it holds, met exactly or not', () => {
    expect(sized(918, 459)).toEqual({ kind: 'sized', contracts: 2, perUnit: 459, budget: 918 });
    expect(contractsOf(sized(917.99, 459))).toBe(1);
    expect(contractsOf(sized(459, 459))).toBe(1);
    expect(contractsOf(sized(458.99, 459))).toBe(0);
  });

  it('are not lost to the rounding of a share: 0.29 of 100 is 29', () => {
    expect(0.29 * 100).toBeLessThan(29);
    expect(contractsOf(sized(0.29 * 100, 29))).toBe(1);
    expect(sized(0.29 * 100, 29)).toMatchObject({ budget: 29 });
    // A ten-thousandth of a cent is no rounding.
    expect(contractsOf(sized(28.9999, 29))).toBe(0);
  });

  it('are none where the budget is used up', () => {
    expect(contractsOf(sized(0, 5))).toBe(0);
    expect(contractsOf(sized(-100, 5))).toBe(0);
  });

  it('are not known where a number is missing, and what cannot lose is no number either', () => {
    for (const amount of [Number.NaN, Infinity, -Infinity]) {
      expect(sized(amount, 5)).toEqual({ kind: 'missing', reason: 'not-a-number' });
      expect(sized(5, amount)).toEqual({ kind: 'missing', reason: 'not-a-number' });
    }
    expect(sized(5, 0)).toEqual({ kind: 'missing', reason: 'unit-without-loss' });
    expect(sized(5, -1)).toEqual({ kind: 'missing', reason: 'unit-without-loss' });
  });
});

describe('the least', () => {
  it('names the limit that decided', () => {
    const limits = limitsOf({ 'risk-per-trade': sized(50, 10), 'buying-power': sized(30, 10) });
    expect(leastOf(limits)).toEqual({ contracts: 3, binding: 'buying-power' });
  });

  it('names the first of equals', () => {
    expect(SIZE_LIMIT_NAMES).toEqual([
      'risk-per-trade',
      'kelly',
      'volatility-target',
      'cvar-budget',
      'correlated-risk',
      'buying-power',
      'contracts-max',
    ]);
    for (const [index, first] of SIZE_LIMIT_NAMES.entries()) {
      for (const later of SIZE_LIMIT_NAMES.slice(index + 1)) {
        const limits = limitsOf({ [first]: sized(2, 1), [later]: sized(2, 1) });
        expect(leastOf(limits)).toEqual({ contracts: 2, binding: first });
      }
    }
  });

  it('is 0 where a limit lacks what it needs, and no concern of one that is off or does not bind', () => {
    expect(leastOf(limitsOf({ kelly: missing('no-outcomes'), 'contracts-max': sized(9, 1) }))).toEqual({
      contracts: 0,
      binding: 'kelly',
    });
    expect(
      leastOf(
        limitsOf({ kelly: { kind: 'unbound', reason: 'no-losing-outcome' }, 'contracts-max': sized(9, 1) }),
      ),
    ).toEqual({ contracts: 9, binding: 'contracts-max' });
    expect(leastOf(limitsOf({})).contracts).toBe(Infinity);
  });
});
