// Which expiry of a chain its volatility is read from.
import {
  type ChainSnapshot,
  daysBetween,
  type OptionExpiry,
  type SessionDate,
} from '../../../domain/index.ts';

/** The listed expiry whose DTE is nearest `dteTarget`; of two as near the sooner. */
export function nearestExpiry(
  chain: ChainSnapshot,
  today: SessionDate,
  dteTarget: number,
): OptionExpiry | undefined {
  let best: OptionExpiry | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const expiry of chain.expiries()) {
    const distance = Math.abs(daysBetween(today, expiry.sessionDate) - dteTarget);
    if (distance < bestDistance) {
      best = expiry;
      bestDistance = distance;
    }
  }
  return best;
}
