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
 * Fills `path[0 … steps]` with a path in [0, 1] from `start` to `end` that reaches 0 and 1. A Brownian bridge is drawn
 * and pinned to each bound where that bends it least: at the point furthest beyond the bound, or, if it fell short, at
 * the point whose shortfall is the most likely for a bridge. What lies outside is reflected. At least three steps.
 */
export function fillUnitPath(
  path: Float64Array,
  ends: { readonly start: number; readonly end: number },
  shape: SessionShape,
  rng: Rng,
): Extremes {
  const { steps, elapsed } = shape;
  drawBridge(path, ends, shape, rng);
  const high =
    ends.start === 1 || ends.end === 1
      ? undefined
      : bestPin(path, { from: 0, to: steps, target: 1 }, elapsed);
  const low =
    ends.start === 0 || ends.end === 0
      ? undefined
      : bestPin(path, { from: 0, to: steps, target: 0 }, elapsed);
  const first = high === undefined || (low !== undefined && low.cost < high.cost) ? low : high;
  if (first !== undefined) bend(path, first, elapsed);
  const other = first === high ? low : high;
  let second: Pin | undefined;
  if (first !== undefined && other !== undefined) {
    second = lesser(
      bestPin(path, { from: 0, to: first.at, target: other.target }, elapsed),
      bestPin(path, { from: first.at, to: steps, target: other.target }, elapsed),
    );
    bend(path, second, elapsed);
  }
  for (let index = 1; index < steps; index += 1) path[index] = foldIntoUnit(path[index] as number);
  return { highAt: placeOf(1, first, second), lowAt: placeOf(0, first, second) };
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
  path[steps] = ends.end;
}

/** A stretch of the path between two points that stay, and the bound it shall touch inside. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly target: 0 | 1;
}

interface Pin extends Stretch {
  readonly at: number;
  /** Squared shortfall over the bridge's variance there; minus the excess where the path goes beyond the bound. */
  readonly cost: number;
}

/** The inner point of a stretch at which the bound is cheapest to reach; of infinite cost where there is none. */
function bestPin(path: Float64Array, stretch: Stretch, elapsed: Float64Array): Pin {
  const { from, to, target } = stretch;
  const start = elapsed[from] as number;
  const end = elapsed[to] as number;
  const side = target === 1 ? 1 : -1;
  let at = from;
  let cost = Infinity;
  for (let index = from + 1; index < to; index += 1) {
    const excess = side * ((path[index] as number) - target);
    const now = elapsed[index] as number;
    const each = excess >= 0 ? -excess : (excess * excess * (end - start)) / ((now - start) * (end - now));
    if (each < cost) {
      cost = each;
      at = index;
    }
  }
  return { from, to, target, at, cost };
}

/** Tilts the stretch on both sides of the pin so that its point lies on the bound and its ends stay. */
function bend(path: Float64Array, pin: Pin, elapsed: Float64Array): void {
  const { from, to, at, target } = pin;
  const shift = target - (path[at] as number);
  const start = elapsed[from] as number;
  const middle = elapsed[at] as number;
  const end = elapsed[to] as number;
  for (let index = from + 1; index < to; index += 1) {
    const now = elapsed[index] as number;
    const share = index <= at ? (now - start) / (middle - start) : (end - now) / (end - middle);
    path[index] = (path[index] as number) + shift * share;
  }
  path[at] = target;
}

function lesser(a: Pin, b: Pin): Pin {
  return b.cost < a.cost ? b : a;
}

function placeOf(target: 0 | 1, first: Pin | undefined, second: Pin | undefined): number | undefined {
  if (first?.target === target) return first.at;
  return second?.target === target ? second.at : undefined;
}
