// How uncertain the mean result of trades is that overlap in time, by drawing them again in blocks.
import {
  optimalBlockLengths,
  quantile,
  type Rng,
  stationaryBootstrapIndices,
} from '../../../core/numerics/index.ts';

/** A trade's result and its life. */
export interface TimedResult {
  readonly openedAtMs: number;
  readonly closedAtMs: number;
  readonly pnlCents: number;
}

export interface MeanInterval {
  readonly lowCents: number;
  readonly highCents: number;
}

/** Fewer results tell no interval: what they have not shown yet is what it would have to be of. */
export const INTERVAL_TRADES_MIN = 10;
const RESAMPLES = 1000;

/**
 * The 2.5% and 97.5% quantiles of the mean over resamples of the stationary bootstrap, in order of opening; `undefined` below
 * 10 results. Blocks are as long as the results themselves ask for, and at least as many trades as
 * are open at once on average: what overlaps is not independent evidence, whatever its results look like; at most a third
 * of the results, so that there are blocks to draw.
 * Source: Politis and Romano (1994), The stationary bootstrap; Politis and White (2004), Automatic block-length selection;
 * Hesterberg (2015), What teachers should know about the bootstrap: the percentile interval.
 */
export function meanInterval(results: readonly TimedResult[], rng: Rng): MeanInterval | undefined {
  const { length } = results;
  if (length < INTERVAL_TRADES_MIN) return undefined;
  const cents = Float64Array.from(results, ({ pnlCents }) => pnlCents);
  const asked = Math.max(optimalBlockLengths(cents)?.stationary ?? 1, meanOverlap(results));
  const blockLength = Math.max(1, Math.min(asked, length / 3));
  const drawn = new Int32Array(length);
  const means = new Float64Array(RESAMPLES);
  for (let resample = 0; resample < RESAMPLES; resample += 1) {
    stationaryBootstrapIndices(rng, length, blockLength, drawn);
    let sum = 0;
    for (let place = 0; place < length; place += 1) sum += cents[drawn[place] as number] as number;
    means[resample] = sum / length;
  }
  const [low, high] = [quantile([...means], 0.025), quantile([...means], 0.975)];
  return low === undefined || high === undefined ? undefined : { lowCents: low, highCents: high };
}

/** Trades open at once, on average over the time at which any is. */
function meanOverlap(results: readonly TimedResult[]): number {
  let held = 0;
  let covered = 0;
  let untilMs = Number.NEGATIVE_INFINITY;
  for (const { openedAtMs, closedAtMs } of results) {
    held += closedAtMs - openedAtMs;
    covered += Math.max(0, closedAtMs - Math.max(openedAtMs, untilMs));
    untilMs = Math.max(untilMs, closedAtMs);
  }
  return covered > 0 ? held / covered : 1;
}
