// How large a collocation each accuracy takes, and when an option needs a larger one than was asked for.
import type { UnitPut } from './boundary-equation.ts';
import { collocationScheme, type CollocationScheme } from './collocation-scheme.ts';

/** How much work a price takes; `SIZES` has the errors. */
export type AmericanAccuracy = 'fast' | 'accurate' | 'high';

/**
 * Largest errors measured on 4,000 random options (rates and yields to 12%, vol 10% to 60%, a day to 3 years) against
 * twice the last size, as shares of the strike: 4e-5 (a day to a year 5e-6), 3e-6 (1e-7), 2e-8, and less.
 */
const SIZES = [
  { nodes: 4, kernelPoints: 5, premiumPoints: 8, greeksPoints: 24, tolerance: 1e-3 },
  { nodes: 8, kernelPoints: 10, premiumPoints: 24, greeksPoints: 48, tolerance: 1e-5 },
  { nodes: 16, kernelPoints: 32, premiumPoints: 48, greeksPoints: 96, tolerance: 1e-10 },
  { nodes: 24, kernelPoints: 64, premiumPoints: 96, greeksPoints: 192, tolerance: 1e-10 },
] as const;

const FIRST_SIZE: Readonly<Record<AmericanAccuracy, number>> = { fast: 0, accurate: 1, high: 2 };

/** From this many deviations of drift or of time on, the boundary bends within a small part of its time. */
const DRIFT_DEVIATIONS_LARGE = 2;
const DRIFT_DEVIATIONS_EXTREME = 8;
const DEVIATION_LARGE = 2;

const schemes: (CollocationScheme | undefined)[] = [];

/** The schemes to try for `put`, one after the other until one succeeds. */
export function schemesFor(put: UnitPut, accuracy: AmericanAccuracy): readonly CollocationScheme[] {
  const deviation = put.vol * Math.sqrt(put.years);
  const drift = (Math.abs(put.rate - put.yield) * Math.sqrt(put.years)) / put.vol;
  const isLarge = drift > DRIFT_DEVIATIONS_LARGE || deviation > DEVIATION_LARGE;
  const least = drift > DRIFT_DEVIATIONS_EXTREME ? 3 : isLarge ? 2 : 0;
  const first = Math.max(least, FIRST_SIZE[accuracy]);
  return SIZES.slice(first).map((size, index) => (schemes[first + index] ??= collocationScheme(size)));
}
