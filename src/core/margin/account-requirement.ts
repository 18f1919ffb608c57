// What each rule asks for everything an account holds, underlying by underlying.
import { alpacaRequirement } from './alpaca-requirement.ts';
import { isPossiblePosition } from './check-position.ts';
import { netBook } from './net-book.ts';
import type { HeldShares } from './position.ts';
import {
  partLegsOf,
  type PricedLeg,
  type Requirement,
  requirementOf,
  type RequirementPart,
} from './requirement.ts';
import { strategyRequirement } from './strategies/strategy-requirement.ts';
import {
  CBOE_RULE,
  IBKR_RULE,
  LEAN_RULE,
  type NakedRates,
  type StrategyRule,
  withNakedRates,
} from './strategies/strategy-rule.ts';
import { type Underlying, underlyingOf } from './underlying.ts';
import { worstLoss } from './loss/worst-expiry-loss.ts';

/** `quantor`: the worst losses of all expiries and roots added up, which Quantor's own gate holds against cash. */
export const MARGIN_RULES = ['quantor', 'cboe', 'ibkr', 'alpaca', 'lean'] as const;
export type MarginRule = (typeof MARGIN_RULES)[number];

/** Options with the prices that count as their premium, and shares. */
export interface Holdings {
  readonly legs: readonly PricedLeg[];
  readonly shares: readonly HeldShares[];
}

/**
 * The requirement of `rule` for all holdings, the sum over underlyings (of Alpaca's largest, too: its documents speak of one).
 * `underlyingNamed` gives an underlying by the name of its root, SPX for SPXW. Shares are known to Quantor's rule alone: for
 * the others an account that has some has no figure. `rates` are those of the exchanges on its date; the latest where left out.
 */
export function accountRequirement(
  rule: MarginRule,
  { legs, shares }: Holdings,
  underlyingNamed: (name: string) => Underlying | undefined,
  rates?: NakedRates,
): Requirement {
  if (!legs.every(isPossiblePosition)) return { ok: false, reason: 'invalid-position' };
  const book = netBook(legs);
  if (rule === 'quantor') return quantorRequirement(book, shares);
  if (shares.some((held) => held.shares !== 0)) return { ok: false, reason: 'shares-not-modelled' };
  const parts: RequirementPart[] = [];
  for (const name of new Set(book.map(({ contract }) => underlyingOf(contract.expiry.root)))) {
    const own = book.filter(({ contract }) => underlyingOf(contract.expiry.root) === name);
    const requirement = brokerRequirement(rule, own, { underlying: underlyingNamed(name), rates });
    if (!requirement.ok) return requirement;
    parts.push(...requirement.parts);
  }
  return requirementOf(parts);
}

function brokerRequirement(
  rule: Exclude<MarginRule, 'quantor'>,
  legs: readonly PricedLeg[],
  {
    underlying,
    rates,
  }: { readonly underlying: Underlying | undefined; readonly rates: NakedRates | undefined },
): Requirement {
  const dated = (one: StrategyRule): StrategyRule => (rates === undefined ? one : withNakedRates(one, rates));
  switch (rule) {
    case 'cboe':
      return strategyRequirement(dated(CBOE_RULE), legs, underlying);
    case 'ibkr':
      return strategyRequirement(dated(IBKR_RULE), legs, underlying);
    case 'lean':
      return strategyRequirement(dated(LEAN_RULE), legs, underlying);
    default:
      return alpacaRequirement(legs);
  }
}

function quantorRequirement(legs: readonly PricedLeg[], shares: readonly HeldShares[]): Requirement {
  const loss = worstLoss([...legs, ...shares]);
  if (!loss.ok) return loss;
  return requirementOf(
    loss.parts.map(({ series, shares: allotted, cents }) => ({
      kind: series === undefined ? 'shares' : 'expiry-payoff',
      cents,
      legs: series === undefined ? [] : partLegsOf(legs, series),
      shares: allotted,
    })),
  );
}
