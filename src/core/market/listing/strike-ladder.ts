// The strikes of one expiry around a reference level, as wide as stressed markets need.
import { type Cents, cents, MS_PER_DAY, MS_PER_YEAR, type StrikeStep } from '../../domain/index.ts';

/**
 * Exchanges add strikes as the market moves away; the table's calm-market ranges do not show it. The coarsest step is
 * therefore carried to where 5 delta lies at VIX 80, with put-wing and call-wing volatilities of that market.
 */
const STRESSED_PUT_IV = 1.2;
const STRESSED_CALL_IV = 0.8;
/** Standard normal quantile of a 4 % tail: a little beyond 5 delta. */
const REACH_DEVIATIONS = 1.75;
/** A same-day expiry still reaches as far as one with this many days. */
const REACH_DAYS_MIN = 1;

/** Ascending listed strikes in cents, `referencePoints` being the underlying in the root's points. */
export function strikeLadder(
  steps: readonly StrikeStep[],
  referencePoints: number,
  dte: number,
): readonly Cents[] {
  const coarsest = Math.max(...steps.map(({ spacing }) => spacing));
  const reach = stressedReach(dte);
  const strikes = new Set<number>();
  for (const { spacing, below, above } of steps) {
    const spacingCents = Math.round(spacing * 100);
    const stepsTo = (factor: number): number => (referencePoints * factor * 100) / spacingCents;
    let first = Math.ceil(stepsTo(1 - below));
    let last = Math.floor(stepsTo(1 + above));
    if (spacing === coarsest) {
      first = Math.min(first, Math.floor(stepsTo(reach.lowFactor)));
      last = Math.max(last, Math.ceil(stepsTo(reach.highFactor)));
    }
    for (let multiple = Math.max(1, first); multiple <= last; multiple += 1)
      strikes.add(multiple * spacingCents);
  }
  return [...strikes].sort((a, b) => a - b).map(cents);
}

function stressedReach(dte: number): { readonly lowFactor: number; readonly highFactor: number } {
  const rootYears = Math.sqrt((Math.max(dte, REACH_DAYS_MIN) * MS_PER_DAY) / MS_PER_YEAR);
  const callDrift = (STRESSED_CALL_IV * rootYears) ** 2 / 2;
  return {
    lowFactor: Math.exp(-REACH_DEVIATIONS * STRESSED_PUT_IV * rootYears),
    highFactor: Math.exp(REACH_DEVIATIONS * STRESSED_CALL_IV * rootYears + callDrift),
  };
}
