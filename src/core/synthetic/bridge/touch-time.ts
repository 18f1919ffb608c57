// When a session that ranges from 0 to 1 touches its low and its high: the times of Brownian motion that just fills its range.
import type { Rng } from '../../numerics/index.ts';

/** Mirror images of the starting point that count; further ones change nothing at the variances of a day. */
const IMAGES = 3;
/** Where the density of a crossing peaks, in units of the squared range. */
const CROSSING_PEAK = 0.1835;
const TRIALS_MAX = 64;

/** Shares of the session's variance that have passed at its two extremes. */
export interface Touches {
  readonly isHighFirst: boolean;
  readonly first: number;
  readonly second: number;
}

/** Ends in [0, 1] and the variance of the session in units of its squared range. */
export interface UnitSession {
  readonly start: number;
  readonly end: number;
  readonly total: number;
}

/**
 * Draws order and times of the extremes. The path is three pieces that stay inside the range: from the open to the first
 * extreme, across to the other, and from there to the close. Their durations are proposed from the first-passage law
 * without the other bound (Levy) and accepted by what is left; an end that is an extreme has no piece. After 64
 * refusals, one of the refused is taken by weight.
 * Source: Borodin and Salminen (2002), Handbook of Brownian Motion, appendix 2: first passage and exit densities as
 * series of images.
 */
export function drawTouches({ start, end, total }: UnitSession, rng: Rng): Touches {
  const densityMax = crossingDensity(Math.min(total, CROSSING_PEAK));
  const uniforms = [rng.uniform(), rng.uniform()];
  let taken: Touches = {
    isHighFirst: start > end,
    first: Math.min(...uniforms),
    second: Math.max(...uniforms),
  };
  let weights = 0;
  for (let trial = 0; trial < TRIALS_MAX; trial += 1) {
    const order = rng.uniform();
    const isHighFirst = start === 1 || end === 0 || (start !== 0 && end !== 1 && order < 0.5);
    const toFirst = isHighFirst ? 1 - start : start;
    const fromSecond = isHighFirst ? end : 1 - end;
    const before = (toFirst / rng.normal()) ** 2;
    const after = (fromSecond / rng.normal()) ** 2;
    const across = total - before - after;
    const drawn = rng.uniform();
    if (!(across > 0)) continue;
    const weight =
      (insideShare(toFirst, before) * insideShare(fromSecond, after) * crossingDensity(across)) / densityMax;
    weights += weight;
    if (drawn * Math.min(1, weights) >= weight) continue;
    taken = { isHighFirst, first: before / total, second: 1 - after / total };
    if (drawn < weight) break;
  }
  return taken;
}

/** Of the paths that first reach a bound at `distance` after `variance`, the share that never met the other bound. */
function insideShare(distance: number, variance: number): number {
  if (distance === 0) return 1;
  let sum = 1;
  for (let image = 1; image <= IMAGES; image += 1) {
    const shift = (2 * image) / distance;
    sum += (1 + shift) * Math.exp((-2 * image * (image + distance)) / variance);
    sum += (1 - shift) * Math.exp((-2 * image * (image - distance)) / variance);
  }
  return Math.min(1, Math.max(0, sum));
}

/** Density of the time to cross from one bound to the other without leaving the range; up to a constant factor. */
function crossingDensity(variance: number): number {
  let sum = 0;
  for (let image = 0; image < IMAGES; image += 1) {
    const squared = (1 + 2 * image) ** 2 / variance;
    sum += (squared - 1) * Math.exp(-squared / 2);
  }
  return Math.max(0, sum) / (variance * Math.sqrt(variance));
}
