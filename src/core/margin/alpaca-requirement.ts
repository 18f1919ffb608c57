// What Alpaca asks for the options of one underlying: the worst payoff of an expiry, and of several expiries the largest.
import { isCountable, isPossiblePosition } from './check-position.ts';
import { isSameSeries, type MarginSeries, type SignedLeg } from './position.ts';
import { partLegsOf, type Requirement, requirementOf, type RequirementPart } from './requirement.ts';
import { seriesLossCents } from './loss/series-loss.ts';

/**
 * Alpaca's universal spread rule for legs of one underlying: premiums are left aside, the payoffs of an expiry are summed over
 * all prices, and the worst sum is what that expiry asks for; the account is asked for the largest of them, where Quantor's
 * own gate adds them up. "Separately for each expiration" is read as it stands: a long of a later expiry does not cover.
 * Calls sold beyond those held have no worst payoff (`uncovered-calls`): such an order is not accepted there.
 * Source: Alpaca, Options Level 3 Trading.
 */
export function alpacaRequirement(legs: readonly SignedLeg[]): Requirement {
  if (!legs.every(isPossiblePosition)) return { ok: false, reason: 'invalid-position' };
  if (!isCountable(legs)) return { ok: false, reason: 'out-of-range' };
  let largest: RequirementPart | undefined;
  for (const series of seriesIn(legs)) {
    const cents = seriesLossCents(legs, series, 0);
    if (!Number.isFinite(cents)) return { ok: false, reason: 'uncovered-calls' };
    if (largest === undefined || cents > largest.cents)
      largest = { kind: 'expiry-payoff', cents, legs: partLegsOf(legs, series), shares: 0 };
  }
  return requirementOf(largest === undefined ? [] : [largest]);
}

/** Each series once, the earliest first. */
function seriesIn(legs: readonly SignedLeg[]): readonly MarginSeries[] {
  const found: MarginSeries[] = [];
  for (const { contract } of legs)
    if (!found.some((series) => isSameSeries(series, contract.expiry))) found.push(contract.expiry);
  return found.toSorted((a, b) => a.settlesAtMs - b.settlesAtMs);
}
