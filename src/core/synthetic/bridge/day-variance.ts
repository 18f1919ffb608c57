// One day's variance by the minute: the usual shape, disturbed as real days are, and a total that fits the day's bar.
import type { Rng } from '../../numerics/index.ts';
import type { SessionShape } from './session-shape.ts';

const FOUR_LN_2 = 4 * Math.LN2;
/**
 * ln of the realised variance of five-minute returns over the range variance of Parkinson (1980), by how far the day
 * went from open to close as a share of its range: days that only went to and fro had more. Own fit, odd weeks.
 */
const TOTAL = { level: 0.44, perSquaredTravel: -1.228, deviation: 0.4325 };
/** The variance is disturbed in blocks of this length. */
const BLOCK_MINUTES = 5;
/** ln of a block's variance: one part that lasts (its deviation, and its correlation from block to block) and one that does not. */
const LASTING = { deviation: 0.55, correlation: 0.93 };
const PASSING_DEVIATION = 0.4;

/** A day's variance in units of its squared range; arrays of `steps + 1`, the first entry 0. */
export interface DayVariance {
  readonly steps: number;
  /** Variance of the whole session. */
  total: number;
  /** `deviation[i]`: standard deviation of the step to point i. */
  readonly deviation: Float64Array;
  /** `elapsed[i]`: share of the day's variance up to point i; the last is 1. */
  readonly elapsed: Float64Array;
}

/** Room for a session of `steps` minutes. */
export function emptyDayVariance(steps: number): DayVariance {
  return { steps, total: 0, deviation: new Float64Array(steps + 1), elapsed: new Float64Array(steps + 1) };
}

/** Draws a day into `into`; `travel` is close less open over the range. */
export function drawDayVariance(into: DayVariance, shape: SessionShape, travel: number, rng: Rng): void {
  const { steps, deviation, elapsed } = into;
  const { weight } = shape;
  const innovation = LASTING.deviation * Math.sqrt(1 - LASTING.correlation * LASTING.correlation);
  // A uniform deviate of variance 1 is enough for what passes with its block.
  const passing = PASSING_DEVIATION * Math.sqrt(12);
  into.total =
    Math.exp(TOTAL.level + TOTAL.perSquaredTravel * travel * travel + TOTAL.deviation * rng.normal()) /
    FOUR_LN_2;
  let lasting = LASTING.deviation * rng.normal();
  let sum = 0;
  for (let from = 1; from <= steps; from += BLOCK_MINUTES) {
    const factor = Math.exp(lasting + passing * (rng.uniform() - 0.5));
    const to = Math.min(from + BLOCK_MINUTES, steps + 1);
    for (let index = from; index < to; index += 1) {
      const variance = (weight[index] as number) * factor;
      sum += variance;
      deviation[index] = variance;
      elapsed[index] = sum;
    }
    lasting = LASTING.correlation * lasting + innovation * rng.normal();
  }
  const scale = into.total / sum;
  for (let index = 1; index < steps; index += 1) {
    deviation[index] = Math.sqrt((deviation[index] as number) * scale);
    elapsed[index] = (elapsed[index] as number) / sum;
  }
  deviation[steps] = Math.sqrt((deviation[steps] as number) * scale);
  elapsed[steps] = 1;
}
