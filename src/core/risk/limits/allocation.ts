// The limit on what all positions together can lose at their expiries, as a share of equity.
import { type HeldPosition, summedWorstLossCents } from '../../margin/index.ts';
import { atMost, type LimitAnswer } from './refusal.ts';

/**
 * Refuses positions whose worst losses, summed over expiries and roots, premium aside, are more than `ratioMax` of equity.
 * What has no bound is refused as `unbounded-loss`. Dollars in the refusal.
 */
export function checkAllocation(
  positions: readonly HeldPosition[],
  equityCents: number,
  ratioMax: number | undefined,
): LimitAnswer {
  if (ratioMax === undefined) return undefined;
  const lossCents = summedWorstLossCents(positions);
  if (lossCents === Infinity) return { gate: 'allocation', reason: 'unbounded-loss' };
  return atMost('allocation', lossCents / 100, (ratioMax * equityCents) / 100);
}
