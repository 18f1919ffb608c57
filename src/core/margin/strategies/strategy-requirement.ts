// What Cboe's, Interactive Brokers' and LEAN's rules ask for the options of one underlying.
import { centsFromDollars } from '../../domain/index.ts';
import { isPossiblePosition, isPossibleUnderlying } from '../check-position.ts';
import { netBook } from '../net-book.ts';
import {
  partLeg,
  type PartLeg,
  type PricedLeg,
  type Requirement,
  type RequirementPart,
  requirementOf,
} from '../requirement.ts';
import type { Underlying } from '../underlying.ts';
import { jointStrategy } from './joint-strategy.ts';
import { cheapestGroups, groupUnitCents, type StrategyGroup } from './pair-shorts.ts';
import { type BookLeg, isCovered, type RuleCase, type Spread } from './spread.ts';
import type { StrategyRule } from './strategy-rule.ts';

/**
 * The requirement of `rule` for legs of one underlying, gross of premium: what a naked short asks for includes its premium,
 * a covered one asks for its spread's loss. Longs alone ask for nothing. Gaps: `invalid-position`, `no-underlying-price` and
 * `no-option-price` (both only where something is short), `out-of-range`.
 */
export function strategyRequirement(
  rule: StrategyRule,
  legs: readonly PricedLeg[],
  underlying: Underlying | undefined,
): Requirement {
  if (!legs.every(isPossiblePosition)) return { ok: false, reason: 'invalid-position' };
  const book = netBook(legs);
  const shorts = book.filter(({ quantity }) => quantity < 0);
  if (shorts.length === 0) return requirementOf([]);
  if (underlying === undefined) return { ok: false, reason: 'no-underlying-price' };
  if (!isPossibleUnderlying(underlying)) return { ok: false, reason: 'invalid-position' };
  if (shorts.some(({ priceDollars }) => priceDollars === undefined))
    return { ok: false, reason: 'no-option-price' };
  const longs = book.filter(({ quantity }) => quantity > 0);
  const ruleCase = { rule, underlying };
  const groups = cheapestGroups(shorts.map(bookLeg), longs.map(bookLeg), ruleCase);
  return requirementOf(groups.map((group) => partOf(group, ruleCase)));
}

/** A long whose price is not known counts as worth nothing where closing costs are compared. */
function bookLeg({ contract, quantity, priceDollars }: PricedLeg): BookLeg {
  return { contract, quantity, priceDollars: priceDollars ?? 0 };
}

function partOf(group: StrategyGroup, ruleCase: RuleCase): RequirementPart {
  const { first, second, quantity } = group;
  const dollars = (groupUnitCents(group, ruleCase) * quantity) / 100;
  const legs = [first, ...(second === undefined ? [] : [second])].flatMap((spread) =>
    legsOf(spread, quantity),
  );
  return { kind: kindOf(group, ruleCase), cents: centsFromDollars(dollars), legs, shares: 0 };
}

function kindOf({ first, second }: StrategyGroup, ruleCase: RuleCase): RequirementPart['kind'] {
  const joint = second === undefined ? undefined : jointStrategy(first, second, ruleCase);
  return joint?.kind ?? (isCovered(first) ? 'spread' : 'naked');
}

function legsOf({ short, long }: Spread, quantity: number): readonly PartLeg[] {
  const sold = short === undefined ? [] : [partLeg(short, -quantity)];
  return long === undefined ? sold : [...sold, partLeg(long, quantity)];
}
