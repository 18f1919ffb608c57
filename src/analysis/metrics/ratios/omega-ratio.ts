// Gains above a threshold per unit of shortfall below it.
import { compensatedSum } from '../../../core/numerics/index.ts';

/**
 * Sum of max(0, r) over sum of max(0, -r) of returns in excess of the threshold; `undefined` without a shortfall.
 * Source: Keating and Shadwick (2002), "A Universal Performance Measure", Journal of Performance Measurement 6(3).
 */
export function omegaRatio(excess: readonly number[]): number | undefined {
  const gains = compensatedSum(excess.map((value) => Math.max(0, value)));
  const shortfalls = compensatedSum(excess.map((value) => Math.max(0, -value)));
  return shortfalls > 0 ? gains / shortfalls : undefined;
}
