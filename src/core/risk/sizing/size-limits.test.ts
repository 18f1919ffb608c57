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
  sizedFrom,
  type SizeLimits,
  withoutNoise,
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

  it('are not lost to the rounding of a price difference: 5 less 4.6 is 0.40', () => {
    const unitCents = 100 * (5 - 4.6) * 100;
    expect(unitCents).toBeGreaterThan(4000);
    expect(sized(200_000, unitCents)).toEqual({
      kind: 'sized',
      contracts: 50,
      perUnit: 4000,
      budget: 200_000,
    });
    expect(contractsOf(sized(199_999, unitCents))).toBe(49);
    expect(contractsOf(sized(200_000, unitCents + 1))).toBe(49);
  });

  it('are whole steps of a part of a cent where amounts are: three times 0.1 is 0.3', () => {
    expect(0.3 / 0.1).toBeLessThan(3);
    expect(contractsOf(sized(0.3, 0.1))).toBe(3);
    expect(contractsOf(sized(0.2999, 0.1))).toBe(2);
    expect(contractsOf(sized(1e14, 1e14))).toBe(1);
    expect(contractsOf(sized(1e14 - 1, 1e14))).toBe(0);
  });

  it('are met by a mean of no whole steps too, to a billionth', () => {
    const third = 200 / 3;
    expect(contractsOf(sized(200, third * (1 + 1e-12)))).toBe(3);
    expect(contractsOf(sized(200, third * (1 + 2e-9)))).toBe(2);
    expect(contractsOf(sized(1, 1e-7))).toBe(10_000_000);
  });

  it.each([0.5, 1, 2.5, 5, 10])(
    'of every credit in a width of %d hold as many as the budget is made for',
    (width) => {
      for (let credit = 5; credit < width * 100; credit += 5) {
        const unitCents = 100 * (width - credit / 100) * 100;
        for (const units of [1, 3, 7, 50]) {
          const budgetCents = units * (width * 10_000 - credit * 100);
          expect(contractsOf(sized(budgetCents, unitCents))).toBe(units);
          expect(contractsOf(sized(budgetCents - 1, unitCents))).toBe(units - 1);
        }
      }
    },
  );

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

describe('an amount without noise', () => {
  it('is the amount to a ten-thousandth of a cent where it is that but for its last digits', () => {
    expect(withoutNoise(4000.0000000000036)).toBe(4000);
    expect(withoutNoise(-4000.0000000000036)).toBe(-4000);
    expect(withoutNoise(0)).toBe(0);
  });

  it('is the amount itself where there is more to it', () => {
    expect(withoutNoise(200 / 3)).toBe(200 / 3);
    expect(withoutNoise(1e-7)).toBe(1e-7);
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

  it('is 0 where it is too few for a limit that needs more', () => {
    const offset = sizedFrom(100, 300, 10);
    expect(offset).toEqual({ kind: 'sized', contracts: 30, perUnit: 10, budget: 300, contractsMin: 10 });
    const sizeWith = (contracts: number) =>
      leastOf(limitsOf({ 'correlated-risk': offset, 'contracts-max': sized(contracts, 1) }));
    expect(sizeWith(9)).toEqual({ contracts: 0, binding: 'correlated-risk' });
    expect(sizeWith(10)).toEqual({ contracts: 10, binding: 'contracts-max' });
    expect(sizeWith(31)).toEqual({ contracts: 30, binding: 'correlated-risk' });
    expect(sizeWith(0)).toEqual({ contracts: 0, binding: 'contracts-max' });
    // Between whole units there is none that keeps the limit.
    expect(leastOf(limitsOf({ 'correlated-risk': sizedFrom(11, 19, 10) })).contracts).toBe(0);
  });

  it('needs whole units of the least, met exactly or not', () => {
    expect(sizedFrom(101, 300, 10)).toMatchObject({ contractsMin: 11 });
    expect(sizedFrom(0.3, 1, 0.1)).toMatchObject({ contractsMin: 3 });
    expect(sizedFrom(0.3001, 1, 0.1)).toMatchObject({ contractsMin: 4 });
    expect(sizedFrom(0, 300, 10)).toEqual(sized(300, 10));
    expect(sizedFrom(1, Number.NaN, 10)).toEqual(missing('not-a-number'));
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
