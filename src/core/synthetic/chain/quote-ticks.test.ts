// Tests that price steps laid flat are the rule's own steps at every price.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InvariantViolation, type SessionDate, type TickRule } from '../../domain/index.ts';
import { tickCents } from '../../market/index.ts';
import { QuoteTicks } from './quote-ticks.ts';

const rule = (quoteTicks: TickRule['quoteTicks']): TickRule => ({
  root: 'XSP',
  from: '2005-10-25' as SessionDate,
  to: undefined,
  quoteTicks,
  complexNetTickCents: 5,
  complexLegTickCents: 1,
});

const nickelsBelowThree = rule([
  { belowCents: 300, tickCents: 5 },
  { belowCents: undefined, tickCents: 10 },
]);
const pennies = rule([{ belowCents: undefined, tickCents: 1 }]);

describe('quote ticks', () => {
  test.each([nickelsBelowThree, pennies])('are the steps of the rule on both sides of its price', (each) => {
    const ticks = new QuoteTicks(each);
    const price = fc.double({ min: 0, max: 600, noNaN: true });
    fc.assert(
      fc.property(price, (cents) => {
        expect(ticks.at(cents)).toBe(tickCents(each, cents));
      }),
    );
    for (const cents of [0, 299.999, 300, 300.001]) expect(ticks.at(cents)).toBe(tickCents(each, cents));
  });

  test('take no rule of three steps, which would lose one', () => {
    const steps = [{ belowCents: 100, tickCents: 1 }, ...nickelsBelowThree.quoteTicks];
    expect(() => new QuoteTicks(rule(steps))).toThrow(InvariantViolation);
  });
});
