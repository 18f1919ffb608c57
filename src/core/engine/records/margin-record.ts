// What four brokers' rules ask for a trade as it is opened: reported beside its worst loss, which is what risk goes by.
import { productOf, type TradeOpening } from '../../domain/index.ts';
import type { MarginRecord } from '../../ledger/index.ts';
import {
  alpacaRequirement,
  CBOE_RULE,
  IBKR_RULE,
  LEAN_RULE,
  type NakedRates,
  type PricedLeg,
  type Requirement,
  type StrategyRule,
  strategyRequirement,
  type Underlying,
  withNakedRates,
} from '../../margin/index.ts';

/** The requirements of all units of the opening at its prices, gross of the credit; a rule that asks nothing definite is left out. `rates` are those of the day; the latest known where absent. */
export function marginRecord(
  opening: Pick<TradeOpening, 'structure' | 'quantity' | 'legPricesCents' | 'spotPoints'>,
  rates?: NakedRates,
): MarginRecord {
  const dated = (rule: StrategyRule): StrategyRule => (rates ? withNakedRates(rule, rates) : rule);
  const { structure, quantity, legPricesCents, spotPoints } = opening;
  const { root } = structure.expiry;
  const legs = structure.legs.map((leg, place): PricedLeg => ({
    contract: leg.contract,
    quantity: leg.quantity * quantity,
    priceDollars: (legPricesCents[place] ?? Number.NaN) / 100,
  }));
  const underlying: Underlying = {
    spotPoints,
    kind: productOf(root).delivery === 'physical' ? 'broad-etf' : 'index',
  };
  return {
    ...asked('cboe', strategyRequirement(dated(CBOE_RULE), legs, underlying)),
    ...asked('ibkr', strategyRequirement(dated(IBKR_RULE), legs, underlying)),
    ...asked('alpaca', alpacaRequirement(legs)),
    ...asked('lean', strategyRequirement(dated(LEAN_RULE), legs, underlying)),
  };
}

function asked(rule: keyof MarginRecord, requirement: Requirement): MarginRecord {
  return requirement.ok ? { [rule]: requirement.cents } : {};
}
