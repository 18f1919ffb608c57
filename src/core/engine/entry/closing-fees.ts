// What closing the contracts of an open trade would be charged: kept back before entries, taken off what an exit could come to.
import type { OpenTrade, SessionDate } from '../../domain/index.ts';
import { closingFeesCents, type PricedContracts } from '../../execution/index.ts';
import type { TradingPlan } from '../engine-state.ts';

/** Fees of closing all contracts that a trade holds at its latest marks, cents; 0 for a plan without fees. */
export function heldClosingFeesCents(
  { fees }: Pick<TradingPlan, 'fees'>,
  { opening, legContracts, legDoubleMarksCents }: OpenTrade,
  date: SessionDate,
): number {
  if (fees === undefined) return 0;
  const held = opening.structure.legs.flatMap(({ contract }, leg): readonly PricedContracts[] => {
    const quantity = legContracts[leg] ?? 0;
    return quantity === 0 ? [] : [{ contract, quantity, priceCents: (legDoubleMarksCents[leg] ?? 0) / 2 }];
  });
  return closingFeesCents(fees, held, date);
}
