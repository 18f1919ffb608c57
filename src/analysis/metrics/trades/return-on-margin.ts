// What trading earned on the capital it tied up.
import { compensatedSum } from '../../../core/numerics/index.ts';

/**
 * P&L of the trades (interest on cash left out) over the average worst loss at expiry held, decimal over the whole run,
 * not a year. `heldDollars` has the sum of the worst losses held in each session (net of credit, before fees); the
 * average is over the sessions that held any, so idle time neither flatters nor hurts. `undefined` where nothing was held.
 */
export function returnOnMargin(pnlDollars: number, heldDollars: readonly number[]): number | undefined {
  const held = heldDollars.filter((dollars) => dollars > 0);
  return held.length === 0 ? undefined : pnlDollars / (compensatedSum(held) / held.length);
}
