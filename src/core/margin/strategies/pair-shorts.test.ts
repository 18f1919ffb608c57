// Tests that no way to pair shorts with longs, and spreads with one another, asks for less.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { leg, seriesOn } from '../margin-leg.fixture.ts';
import { netBook } from '../net-book.ts';
import type { PricedLeg } from '../requirement.ts';
import { jointStrategy } from './joint-strategy.ts';
import { cheapestGroups, groupUnitCents } from './pair-shorts.ts';
import { type BookLeg, isCovered, type RuleCase, type Spread, unitCents } from './spread.ts';
import { CBOE_RULE, IBKR_RULE, LEAN_RULE } from './strategy-rule.ts';

const booked = (one: PricedLeg): BookLeg => ({ ...one, priceDollars: one.priceDollars ?? 0 });

const units = (legs: readonly BookLeg[]): BookLeg[] =>
  legs.flatMap((one) => Array.from({ length: Math.abs(one.quantity) }, () => one));

/** Every way to give each short a long of its own or none: the units covered, and the spreads. */
function* pairings(
  shorts: readonly BookLeg[],
  longs: readonly BookLeg[],
  ruleCase: RuleCase,
): Generator<readonly Spread[]> {
  const [short, ...others] = shorts;
  if (short === undefined) {
    yield [];
    return;
  }
  for (const rest of pairings(others, longs, ruleCase))
    yield [{ short, long: undefined, quantity: 1 }, ...rest];
  for (const [index, long] of longs.entries()) {
    if (long.contract.right !== short.contract.right || !ruleCase.rule.covers(long, short)) continue;
    for (const rest of pairings(others, longs.toSpliced(index, 1), ruleCase))
      yield [{ short, long, quantity: 1 }, ...rest];
  }
}

/** The least that these spreads ask for, over all ways to join them two by two. */
function leastJoint(spreads: readonly Spread[], ruleCase: RuleCase): number {
  const [first, ...others] = spreads;
  if (first === undefined) return 0;
  let least = unitCents(first, ruleCase) + leastJoint(others, ruleCase);
  for (const [index, second] of others.entries()) {
    const joint = jointStrategy(first, second, ruleCase);
    if (joint !== undefined)
      least = Math.min(least, joint.cents + leastJoint(others.toSpliced(index, 1), ruleCase));
  }
  return least;
}

const anyLeg = fc
  .tuple(
    fc.constantFrom(-1, 1),
    fc.constantFrom('put', 'call' as const),
    fc.constantFrom(90, 95, 100, 105, 110, 120),
    fc.constantFrom('2025-03-21', '2025-03-21', '2025-04-17'),
    fc.integer({ min: 0, max: 4 }),
  )
  .map(([quantity, right, strike, date, price]) =>
    leg(quantity, right, strike, { price, expiry: seriesOn(date) }),
  );

it.each([CBOE_RULE, IBKR_RULE, LEAN_RULE])(
  '$name: as many shorts are covered as can be, then the total is the least of all ways',
  (rule) => {
    const ruleCase: RuleCase = { rule, underlying: { spotPoints: 100, kind: 'index' } };
    fc.assert(
      fc.property(fc.array(anyLeg, { maxLength: 8 }), (legs) => {
        const book = netBook(legs).map(booked);
        const shorts = book.filter(({ quantity }) => quantity < 0);
        const longs = book.filter(({ quantity }) => quantity > 0);
        const groups = cheapestGroups(shorts, longs, ruleCase);
        const found = groups.reduce((sum, one) => sum + one.quantity * groupUnitCents(one, ruleCase), 0);
        let covered = -1;
        let least = Infinity;
        for (const spreads of pairings(units(shorts), units(longs), ruleCase)) {
          const count = spreads.filter(isCovered).length;
          if (count < covered) continue;
          const total = leastJoint(spreads, ruleCase);
          least = count > covered ? total : Math.min(least, total);
          covered = count;
        }
        expect(found).toBeCloseTo(least, 6);
      }),
      { numRuns: 400 },
    );
  },
  60_000,
);
