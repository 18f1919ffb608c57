// How large a collocation each accuracy takes, and when an option needs a larger one than was asked for.
import type { UnitPut } from './boundary-equation.ts';
import { collocationScheme, type CollocationScheme } from './collocation-scheme.ts';

/** How much work a price takes; `SIZES` has the errors. */
export type AmericanAccuracy = 'fast' | 'accurate' | 'high';

/**
 * Largest errors measured on 2,000 random options (rates and yields to 12%, vol 10% to 60%, two deviations around the
 * money) as shares of the strike: up to a year 2e-6, 2e-7 and 1e-8, up to three years 8e-6, 2e-7 and 2e-8. The last size
 * is for drift far beyond volatility.
 */
const SIZES = [
  { nodes: 5, kernelPoints: 7, premiumPoints: 12, greeksPoints: 24, tolerance: 1e-6 },
  { nodes: 8, kernelPoints: 10, premiumPoints: 24, greeksPoints: 48, tolerance: 1e-10 },
  { nodes: 16, kernelPoints: 32, premiumPoints: 48, greeksPoints: 96, tolerance: 1e-15 },
  { nodes: 24, kernelPoints: 64, premiumPoints: 96, greeksPoints: 192, tolerance: 1e-15 },
] as const;

const FIRST_SIZE: Readonly<Record<AmericanAccuracy, number>> = { fast: 0, accurate: 1, high: 2 };

/** From this many deviations of drift or of time on, the boundary bends within a small part of its time. */
const DRIFT_DEVIATIONS_LARGE = 2;
const DRIFT_DEVIATIONS_EXTREME = 8;
const DEVIATION_LARGE = 2;

const schemes: (CollocationScheme | undefined)[] = [];

/** The number of the scheme to try first for `put`; those after it are larger. */
export function firstScheme(put: UnitPut, accuracy: AmericanAccuracy): number {
  const deviation = put.vol * Math.sqrt(put.years);
  const drift = (Math.abs(put.rate - put.yield) * Math.sqrt(put.years)) / put.vol;
  const isLarge = drift > DRIFT_DEVIATIONS_LARGE || deviation > DEVIATION_LARGE;
  const least = drift > DRIFT_DEVIATIONS_EXTREME ? 3 : isLarge ? 2 : 0;
  return Math.max(least, FIRST_SIZE[accuracy]);
}

/** A scheme by its number, or undefined past the last. */
export function schemeAt(number: number): CollocationScheme | undefined {
  const kept = schemes[number];
  if (kept !== undefined) return kept;
  const size = SIZES[number];
  return size && (schemes[number] = collocationScheme(size));
}
