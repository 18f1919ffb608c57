// Whether one forecaster's losses are smaller than another's by more than chance, although the losses of neighbouring periods overlap.
import { studentTUpperTail } from '../distributions/student-t.ts';
import { mean } from './statistics.ts';

export interface DieboldMariano {
  /** Above 0 where the first loses more. */
  readonly statistic: number;
  /** Two-sided, 0 to 1. */
  readonly p: number;
  /** The horizon that the variance was estimated for: the one asked for, or 1. */
  readonly horizonUsed: number;
}

/**
 * Tests the mean of loss differences (first minus second, in time order) of forecasts `horizon` periods ahead against
 * 0. `undefined` with fewer than two, with no more than the horizon, and where all differ by the same. The long-run
 * variance adds the autocovariances up to lag horizon - 1 with full weight, which may leave nothing above 0; it is then
 * estimated as for horizon 1, as R's forecast package does.
 * Source: Diebold and Mariano (1995); correction and Student's t with n - 1 degrees of freedom by Harvey,
 * Leybourne and Newbold (1997).
 */
export function dieboldMariano(differences: readonly number[], horizon: number): DieboldMariano | undefined {
  const count = differences.length;
  const centre = mean(differences);
  if (centre === undefined || count < 2 || !(horizon >= 1 && horizon < count)) return undefined;
  const deviations = differences.map((value) => value - centre);
  const spread = autocovariance(deviations, 0);
  const scale = differences.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  // Differences that are equal but for rounding have no variance to speak of.
  if (!(spread > (ROUNDING * scale) ** 2)) return undefined;
  let longRun = spread;
  for (let lag = 1; lag < horizon; lag += 1) longRun += 2 * autocovariance(deviations, lag);
  const horizonUsed = longRun > 0 ? horizon : 1;
  const variance = (longRun > 0 ? longRun : spread) / count;
  const correction = (count + 1 - 2 * horizonUsed + (horizonUsed * (horizonUsed - 1)) / count) / count;
  const statistic = (centre / Math.sqrt(variance)) * Math.sqrt(correction);
  if (!Number.isFinite(statistic)) return undefined;
  return { statistic, p: 2 * studentTUpperTail(Math.abs(statistic), count - 1), horizonUsed };
}

const ROUNDING = 1e-14;

function autocovariance(deviations: readonly number[], lag: number): number {
  let sum = 0;
  for (let at = lag; at < deviations.length; at += 1) {
    sum += (deviations[at] as number) * (deviations[at - lag] as number);
  }
  return sum / deviations.length;
}
