// One session's minute path inside its own range, scaled so that the low is 0 and the high is 1.
import type { Rng } from '../../numerics/index.ts';

/** Standard deviation of a session whose expected range is 1. Source: Parkinson (1980), range variance = 4 ln 2 sigma^2. */
const SESSION_DEVIATION = 1 / Math.sqrt(4 * Math.LN2);
/** Variance a minute runs from 2 at both ends of the session to half of the average in its middle. */
const MIDDAY_VARIANCE = 0.5;
const EDGE_VARIANCE = 1.5;

/**
 * How a session's variance (and volume) spreads over its minutes, the U shape of Wood, McInish and Ord (1985), An
 * investigation of transactions data for NYSE stocks. Arrays of `steps + 1`, the first entry 0.
 */
export interface SessionShape {
  readonly steps: number;
  /** `deviation[i]`: standard deviation of step i, from point i - 1 to point i. */
  readonly deviation: Float64Array;
  /** `elapsed[i]`: share of the variance up to point i; the last is 1. */
  readonly elapsed: Float64Array;
}

export function sessionShape(steps: number): SessionShape {
  const weights = Float64Array.from({ length: steps + 1 }, (_, index) => {
    const fromMiddle = (2 * (index - 0.5)) / steps - 1;
    return index === 0 ? 0 : MIDDAY_VARIANCE + EDGE_VARIANCE * fromMiddle * fromMiddle;
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const deviation = weights.map((weight) => SESSION_DEVIATION * Math.sqrt(weight / total));
  const elapsed = new Float64Array(steps + 1);
  for (let index = 1; index < steps; index += 1) {
    elapsed[index] = (elapsed[index - 1] as number) + (weights[index] as number) / total;
  }
  elapsed[steps] = 1;
  return { steps, deviation, elapsed };
}

/** Where the path's extremes lie; `undefined` where the open or the close is that extreme already. */
export interface Extremes {
  readonly highAt: number | undefined;
  readonly lowAt: number | undefined;
}

/**
 * Fills `path[0 … steps]` with a path in [0, 1] from `start` to `end` that reaches 0 and 1. A Brownian bridge is drawn;
 * its own highest and lowest points become the extremes; between these fixed points it is tilted onto them and
 * reflected at the bounds. At least three steps.
 */
export function fillUnitPath(
  path: Float64Array,
  ends: { readonly start: number; readonly end: number },
  shape: SessionShape,
  rng: Rng,
): Extremes {
  const { steps, elapsed } = shape;
  drawBridge(path, ends, shape, rng);
  const hasHigh = ends.start === 1 || ends.end === 1;
  const hasLow = ends.start === 0 || ends.end === 0;
  const highAt = hasHigh ? undefined : extremeAt(path, steps, 1);
  const lowest = extremeAt(path, steps, -1);
  const lowAt = hasLow ? undefined : lowest === highAt ? (lowest % (steps - 1)) + 1 : lowest;
  let from = 0;
  let lift = 0;
  for (const at of inOrder(highAt, lowAt)) {
    lift = pinSegment(path, { from, to: at, lift, target: at === highAt ? 1 : 0 }, elapsed);
    from = at;
  }
  pinSegment(path, { from, to: steps, lift, target: ends.end }, elapsed);
  return { highAt, lowAt };
}

/** Reflects any number into [0, 1], as a path between two mirrors. */
export function foldIntoUnit(value: number): number {
  if (value >= 0 && value <= 1) return value;
  const turned = Math.abs(value) % 2;
  return turned > 1 ? 2 - turned : turned;
}

function drawBridge(
  path: Float64Array,
  ends: { readonly start: number; readonly end: number },
  shape: SessionShape,
  rng: Rng,
): void {
  const { steps, deviation, elapsed } = shape;
  path[0] = ends.start;
  for (let index = 1; index <= steps; index += 1) {
    path[index] = (path[index - 1] as number) + (deviation[index] as number) * rng.normal();
  }
  const miss = ends.end - (path[steps] as number);
  for (let index = 1; index <= steps; index += 1) {
    path[index] = (path[index] as number) + miss * (elapsed[index] as number);
  }
}

/** The inner point where `sign` times the path is greatest. */
function extremeAt(path: Float64Array, steps: number, sign: 1 | -1): number {
  let best = 1;
  for (let index = 2; index < steps; index += 1) {
    if (sign * (path[index] as number) > sign * (path[best] as number)) best = index;
  }
  return best;
}

function inOrder(highAt: number | undefined, lowAt: number | undefined): readonly number[] {
  if (highAt === undefined) return lowAt === undefined ? [] : [lowAt];
  if (lowAt === undefined) return [highAt];
  return highAt < lowAt ? [highAt, lowAt] : [lowAt, highAt];
}

/**
 * Shifts the points after `from` up to `to`, where the point at `from` was shifted by `lift` and that at `to` comes to
 * lie on `target`; between them the shift passes from one to the other with the variance elapsed. Returns the last shift.
 */
function pinSegment(
  path: Float64Array,
  segment: { readonly from: number; readonly to: number; readonly lift: number; readonly target: number },
  elapsed: Float64Array,
): number {
  const { from, to, lift, target } = segment;
  const start = elapsed[from] as number;
  const span = (elapsed[to] as number) - start;
  const lastLift = target - (path[to] as number);
  for (let index = from + 1; index < to; index += 1) {
    const share = ((elapsed[index] as number) - start) / span;
    path[index] = foldIntoUnit((path[index] as number) + lift + share * (lastLift - lift));
  }
  path[to] = target;
  return lastLift;
}
