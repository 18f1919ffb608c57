// Tests what the signals leave of a size.
import { describe, expect, it } from 'vitest';
import { InvariantViolation } from '../../domain/index.ts';
import { judge, refusalOf, unitsOf } from '../risk-case.fixture.ts';
import { scaledSize, scaleForOne } from './scaled-size.ts';
import { leastOf, OFF, sized, type SizeLimits } from './size-limits.ts';

const limits = (riskBudget: number, perUnit: number): SizeLimits => ({
  'risk-per-trade': sized(riskBudget, perUnit),
  kelly: OFF,
  'volatility-target': OFF,
  'cvar-budget': OFF,
  'correlated-risk': OFF,
  'buying-power': sized(10 * riskBudget, perUnit),
  'contracts-max': sized(1000, 1),
});
const full = (riskBudget: number, perUnit: number) => ({
  ...leastOf(limits(riskBudget, perUnit)),
  limits: limits(riskBudget, perUnit),
});

describe('a scaled size', () => {
  it('is taken of the budget, not of the whole units that it came to', () => {
    expect(scaledSize(full(290, 100), 1).contracts).toBe(2);
    expect(scaledSize(full(290, 100), 0.7).contracts).toBe(2);
    expect(scaledSize(full(290, 100), 0.5).contracts).toBe(1);
    expect(scaledSize(full(290, 100), 0.3).contracts).toBe(0);
  });

  it('holds the most units of an entry down as well', () => {
    expect(scaledSize(full(1e9, 1), 0.25)).toMatchObject({ contracts: 250, binding: 'contracts-max' });
  });

  it('is of one unit from the share that the tightest budget needs for it', () => {
    const tight = full(400, 100);
    expect(scaleForOne(tight)).toBe(0.25);
    expect(scaledSize(tight, 0.25).contracts).toBe(1);
    expect(scaledSize(tight, 0.2499).contracts).toBe(0);
  });

  it.each([0, -1, 1.0001, Number.NaN, Infinity])('of %d of it stops the run', (scale) => {
    expect(() => scaledSize(full(400, 100), scale)).toThrow(InvariantViolation);
  });
});

describe('an entry that the signals scale', () => {
  const account = { equityCents: 10_000_000 };
  // 400,000 cents of 100,000 each, premium aside.
  const sizing = { riskPerTradeRatio: 0.04, lossBasis: 'gross' } as const;

  it('is as many units as its share of the budget holds and says that the signals decided', () => {
    const given = (sizeScale: number) => ({ account, limits: sizing, request: { sizeScale } });
    expect([1, 0.75, 0.5, 0.49].map((scale) => unitsOf(given(scale)))).toEqual([4, 3, 2, 1]);
    expect(judge(given(0.5))).toMatchObject({ size: { binding: 'signal-size' } });
    expect(judge(given(1))).toMatchObject({ size: { binding: 'risk-per-trade' } });
  });

  it('is refused with the share and the least that leaves a unit', () => {
    expect(refusalOf({ account, limits: sizing, request: { sizeScale: 0.2 } })).toEqual({
      gate: 'signal-size',
      measured: 0.2,
      limit: 0.25,
    });
  });
});
