// Picks the one expiry that all legs share.
import { type ChainSnapshot, daysBetween, type OptionExpiry, type SessionDate } from '../domain/index.ts';
import type { StructureSelection } from './strategy-config.ts';
import type { ExpiryCalendar } from './strategy-context.ts';

/** A listed expiry inside the DTE band, by the selection's rule; equal distances go to the nearer expiry. */
export function selectExpiry(
  chain: ChainSnapshot,
  today: SessionDate,
  selection: StructureSelection,
  calendar: ExpiryCalendar,
): OptionExpiry | undefined {
  let best: OptionExpiry | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const expiry of expiriesInBand(chain, today, selection)) {
    const dte = daysBetween(today, expiry.sessionDate);
    if (selection.expiryRule === 'next-monthly') {
      if (calendar.isMonthlyExpiry(expiry.sessionDate)) return expiry;
      continue;
    }
    const distance = Math.abs(dte - selection.dteTarget);
    if (distance < bestDistance) {
      best = expiry;
      bestDistance = distance;
    }
  }
  return best;
}

/** Every listed expiry inside the DTE band, nearest first. */
export function* expiriesInBand(
  chain: ChainSnapshot,
  today: SessionDate,
  { dteMin, dteMax }: Pick<StructureSelection, 'dteMin' | 'dteMax'>,
): Generator<OptionExpiry, void> {
  for (const expiry of chain.expiries()) {
    const dte = daysBetween(today, expiry.sessionDate);
    if (dte > dteMax) break;
    if (dte >= dteMin) yield expiry;
  }
}
