// How many units of an order the sizes displayed behind its legs allow to be filled at once.
import type { ChainSnapshot, OrderIntent } from '../../domain/index.ts';
import { isBought } from './fill-price.ts';
import type { QuotedLegs } from './fill-price.ts';

export interface DisplayedSizeRule {
  /** Share of the smallest displayed size that one order may take at one market event, above 0. */
  readonly shareMax: number;
  /** Contracts taken as displayed where nothing is told; `undefined`: any number. */
  readonly assumedContracts: number | undefined;
}

/**
 * Whole units, `Infinity` where no leg's size binds. A leg that is sold for nothing, since nobody bids, has no size to
 * take; a size that is no number counts as none displayed.
 */
export function displayedUnits(
  { structure, action }: Pick<OrderIntent, 'structure' | 'action'>,
  legs: QuotedLegs,
  { chain, rule }: { readonly chain: ChainSnapshot; readonly rule: DisplayedSizeRule },
): number {
  let least = Number.POSITIVE_INFINITY;
  for (const [place, { contract, quantity }] of structure.legs.entries()) {
    const isBuy = isBought(action, quantity);
    if (!isBuy && legs[place]?.bidCents === 0) continue;
    const size = chain.displayedSize?.(contract);
    const told = isBuy ? size?.askContracts : size?.bidContracts;
    const contracts = told ?? rule.assumedContracts ?? Number.POSITIVE_INFINITY;
    least = Math.min(least, contracts >= 0 ? contracts / Math.abs(quantity) : 0);
  }
  // A share of a size may carry binary noise: this near below a whole unit is one.
  return Math.floor(least * rule.shareMax + 1e-9);
}
