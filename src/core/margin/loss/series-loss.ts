// The worst payoff at expiry of what is held in one series, together with shares set beside it.
import { cents } from '../../domain/index.ts';
import { type HeldPosition, isSameSeries, type MarginSeries } from '../position.ts';

/**
 * The worst payoff of the options of `series` among `held` plus `shares` of its underlying, over all underlying prices from 0
 * up, as a positive loss in whole cents, premium aside; 0 where nothing can be lost, `Infinity` where the loss grows
 * without bound as the price rises. A share pays the price of the underlying, so one that is sold short costs it.
 * The payoff is linear between strikes, so its minimum lies at 0, at a strike, or beyond the last one.
 */
export function seriesLossCents(held: readonly HeldPosition[], series: MarginSeries, shares: number): number {
  if (slopeAbove(held, series) + shares < 0) return Infinity;
  let worst = Math.min(0, payoffCents(held, series, 0));
  for (const position of held) {
    if (!isOptionOf(position, series)) continue;
    const { strikeCents } = position.contract;
    worst = Math.min(worst, payoffCents(held, series, strikeCents) + shares * strikeCents);
  }
  return cents(-worst);
}

/** Shares' worth of calls held less calls sold: how the payoff of the series grows with the underlying above its last strike. */
export function slopeAbove(held: readonly HeldPosition[], series: MarginSeries): number {
  let slope = 0;
  for (const position of held) {
    if (isOptionOf(position, series) && position.contract.right === 'call')
      slope += position.quantity * position.contract.multiplier;
  }
  return slope;
}

/** Exercise value of the options at an underlying price in cents; exact, since strikes are whole cents. */
function payoffCents(held: readonly HeldPosition[], series: MarginSeries, underlyingCents: number): number {
  let sum = 0;
  for (const position of held) {
    if (!isOptionOf(position, series)) continue;
    const { right, strikeCents, multiplier } = position.contract;
    const difference = right === 'call' ? underlyingCents - strikeCents : strikeCents - underlyingCents;
    sum += position.quantity * multiplier * Math.max(0, difference);
  }
  return sum;
}

type OptionPosition = Extract<HeldPosition, { readonly contract: unknown }>;

function isOptionOf(position: HeldPosition, series: MarginSeries): position is OptionPosition {
  return 'contract' in position && isSameSeries(position.contract.expiry, series);
}
