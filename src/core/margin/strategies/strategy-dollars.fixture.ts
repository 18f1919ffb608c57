// What a strategy rule asks for in dollars, for the tests of the rules.
import type { PricedLeg } from '../requirement.ts';
import type { Underlying } from '../underlying.ts';
import { strategyRequirement } from './strategy-requirement.ts';
import { CBOE_RULE, IBKR_RULE, LEAN_RULE, type StrategyRule } from './strategy-rule.ts';

/** SPY at 450 dollars. */
export const ETF: Underlying = { spotPoints: 450, kind: 'broad-etf' };

/** Throws where there is no figure. */
export function dollars(rule: StrategyRule, legs: readonly PricedLeg[], underlying = ETF): number {
  const requirement = strategyRequirement(rule, legs, underlying);
  if (!requirement.ok) throw new Error(requirement.reason);
  return requirement.cents / 100;
}

/** The exchange's, Interactive Brokers' and LEAN's figures. */
export function allDollars(legs: readonly PricedLeg[], underlying = ETF): readonly number[] {
  return [CBOE_RULE, IBKR_RULE, LEAN_RULE].map((rule) => dollars(rule, legs, underlying));
}

/** The kinds of the groups that a rule sees. */
export function kindsOf(rule: StrategyRule, legs: readonly PricedLeg[]): readonly string[] {
  const requirement = strategyRequirement(rule, legs, ETF);
  return requirement.ok ? requirement.parts.map(({ kind }) => kind) : [];
}
