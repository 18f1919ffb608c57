// One session's minute path inside its own range, scaled so that the low is 0 and the high is 1.
import type { Rng } from '../../numerics/index.ts';
import { fillPiece } from './bessel-piece.ts';
import type { DayVariance } from './day-variance.ts';
import { drawTouches } from './touch-time.ts';

const MIDDLE_TRIALS_MAX = 16;

/** Where the path's extremes lie; `undefined` where the open or the close is that extreme already. */
export interface Extremes {
  readonly highAt: number | undefined;
  readonly lowAt: number | undefined;
}

/**
 * Fills `path[0 … steps]` with a path in [0, 1] from `start` to `end` that reaches 0 and 1. The times of the extremes
 * are drawn first; the path leaves each of them on both sides as Brownian motion leaves its extremes. What would lie
 * beyond the bound opposite is reflected. At least three steps.
 */
export function fillUnitPath(
  path: Float64Array,
  ends: { readonly start: number; readonly end: number },
  day: DayVariance,
  rng: Rng,
): Extremes {
  const { steps, elapsed, total } = day;
  const touches = drawTouches({ ...ends, total }, rng);
  const bound = touches.isHighFirst ? 1 : 0;
  const opposite = touches.isHighFirst ? 0 : 1;
  const isFirstInside = ends.start !== bound;
  const isSecondInside = ends.end !== opposite;
  const first = isFirstInside
    ? placeOf(touches.first, { from: 1, to: steps - (isSecondInside ? 2 : 1) }, elapsed)
    : 0;
  const second = isSecondInside
    ? placeOf(touches.second, { from: first + 1, to: steps - 1 }, elapsed)
    : steps;
  if (isFirstInside) fillPiece(path, { pin: first, bound, far: 0, value: ends.start }, day, rng);
  if (isSecondInside)
    fillPiece(path, { pin: second, bound: opposite, far: steps, value: ends.end }, day, rng);
  path[first] = bound;
  path[second] = opposite;
  fillCrossing(path, { first, second }, day, rng);
  for (let index = 1; index < steps; index += 1) path[index] = foldIntoUnit(path[index] as number);
  const [high, low] = touches.isHighFirst ? [first, second] : [second, first];
  return {
    highAt: ends.start === 1 || ends.end === 1 ? undefined : high,
    lowAt: ends.start === 0 || ends.end === 0 ? undefined : low,
  };
}

/** Reflects any number into [0, 1], as a path between two mirrors. */
export function foldIntoUnit(value: number): number {
  if (value >= 0 && value <= 1) return value;
  const turned = Math.abs(value) % 2;
  return turned > 1 ? 2 - turned : turned;
}

/** The first point of `from … to` at which a share of the variance has passed; the last where none has. */
function placeOf(
  share: number,
  { from, to }: { readonly from: number; readonly to: number },
  elapsed: Float64Array,
): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((elapsed[middle] as number) >= share) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** From one extreme to the other: two pieces that meet where half of the variance between them has passed. */
function fillCrossing(
  path: Float64Array,
  { first, second }: { readonly first: number; readonly second: number },
  day: DayVariance,
  rng: Rng,
): void {
  if (second - first < 2) return;
  const { elapsed, total } = day;
  const [start, end] = [elapsed[first] as number, elapsed[second] as number];
  const far = placeOf((start + end) / 2, { from: first + 1, to: second - 1 }, elapsed);
  const value = drawMiddle(Math.sqrt(((end - start) * total) / 4), rng);
  const bound = path[first] === 1 ? 1 : 0;
  fillPiece(path, { pin: first, bound, far, value }, day, rng);
  fillPiece(path, { pin: second, bound: bound === 1 ? 0 : 1, far, value }, day, rng);
}

/** Where a crossing is half way: as a Brownian bridge, thinned near the bounds, which it must not meet again. */
function drawMiddle(deviation: number, rng: Rng): number {
  for (let trial = 0; trial < MIDDLE_TRIALS_MAX; trial += 1) {
    const value = 0.5 + deviation * rng.normal();
    if (rng.uniform() < 4 * value * (1 - value)) return value;
  }
  return 0.5;
}
