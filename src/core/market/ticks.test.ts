import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Root, SessionDate, TickRule } from '../domain/index.ts';
import { tickRules } from './bundled-rules.fixture.ts';
import { roundToTick, tickCents, tickRuleOn } from './ticks.ts';

const ruleOn = (root: Root, date: string): TickRule => {
  const rule = tickRuleOn(tickRules, root, date as SessionDate);
  if (rule === undefined) throw new Error(`no tick rule for ${root} on ${date}`);
  return rule;
};

describe('tickCents', () => {
  it('is a nickel below three dollars and a dime from three in SPX', () => {
    const spx = ruleOn('SPX', '2019-06-03');
    expect([5, 295, 299, 300, 1250].map((price) => tickCents(spx, price))).toEqual([5, 5, 5, 10, 10]);
    expect(spx.complexNetTickCents).toBe(5);
    expect(spx.complexLegTickCents).toBe(1);
  });

  it('changes for SPY when it joins and completes the penny pilot', () => {
    expect([100, 500].map((price) => tickCents(ruleOn('SPY', '2007-09-27'), price))).toEqual([5, 10]);
    expect([100, 500].map((price) => tickCents(ruleOn('SPY', '2007-09-28'), price))).toEqual([1, 5]);
    expect([100, 500].map((price) => tickCents(ruleOn('SPY', '2010-02-01'), price))).toEqual([1, 1]);
  });

  it('has no rule before a root exists', () => {
    expect(tickRuleOn(tickRules, 'XSP', '2005-10-24' as SessionDate)).toBeUndefined();
  });
});

describe('roundToTick', () => {
  it('moves to a multiple of the tick in the stated direction', () => {
    expect(roundToTick(123.4, 5, 'down')).toBe(120);
    expect(roundToTick(123.4, 5, 'up')).toBe(125);
    expect(roundToTick(122.5, 5, 'nearest')).toBe(125);
    expect(roundToTick(-7, 5, 'down')).toBe(-10);
    expect(roundToTick(1.1 * 100, 5, 'up')).toBe(110);
    expect(roundToTick(0.29 * 100 * 100, 1, 'down')).toBe(2900);
    fc.assert(
      fc.property(
        fc.integer({ min: -1e8, max: 1e8 }).map((value) => value / 64),
        fc.constantFrom(1, 5, 10),
        fc.constantFrom('down' as const, 'up' as const, 'nearest' as const),
        (price, tick, rounding) => {
          const rounded = roundToTick(price, tick, rounding);
          expect(Math.abs(rounded % tick)).toBe(0);
          expect(Math.abs(rounded - price)).toBeLessThan(
            rounding === 'nearest' ? tick / 2 + 1e-6 : tick + 1e-6,
          );
          if (rounding === 'down') expect(rounded).toBeLessThanOrEqual(price);
          if (rounding === 'up') expect(rounded).toBeGreaterThanOrEqual(price);
        },
      ),
    );
  });
});
