// How uncertain the mean result of trades is that overlap in time, by drawing them again in blocks.
import { bootstrapMeanInterval, optimalBlockLengths, type Rng } from '../../../core/numerics/index.ts';

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

/**
 * The 95% interval of the mean by the stationary bootstrap, in order of opening; `undefined` below 10 results. Blocks are as
 * long as the results themselves ask for, and at least as many trades as are open at once on average: what overlaps is not
 * independent evidence, whatever its results look like; at most a third of the results, so that there are blocks to draw.
 * Source: Politis and Romano (1994), The stationary bootstrap; Politis and White (2004), Automatic block-length selection;
 * Hesterberg (2015), What teachers should know about the bootstrap: the expanded percentile interval.
 */
export function meanInterval(results: readonly TimedResult[], rng: Rng): MeanInterval | undefined {
  const { length } = results;
  if (length < INTERVAL_TRADES_MIN) return undefined;
  const cents = Float64Array.from(results, ({ pnlCents }) => pnlCents);
  const asked = Math.max(optimalBlockLengths(cents)?.stationary ?? 1, meanOverlap(results));
  const meanBlockLength = Math.max(1, Math.min(asked, length / 3));
  const found = bootstrapMeanInterval(cents, { rng, meanBlockLength });
  return found && { lowCents: found.low, highCents: found.high };
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
