// A stretch of the unit path that leaves one of its extremes and does not come back to it.
import type { Rng } from '../../numerics/index.ts';
import type { DayVariance } from './day-variance.ts';

/** Minutes between the points at which the distance from the extreme is drawn. */
const BLOCK_MINUTES = 10;
/** Four bytes, each uniform from 0 to 255: their sum has this mean and this variance. */
const BYTES_MEAN = 510;
const BYTES_DEVIATION = Math.sqrt((4 * (256 * 256 - 1)) / 12);

/** From the point `pin`, which lies on `bound`, to the point `far`, before or after it, of value `value`. */
export interface Piece {
  readonly pin: number;
  readonly bound: 0 | 1;
  readonly far: number;
  readonly value: number;
}

/**
 * Fills the path from `pin` to `far`. The distance from the bound is a three-dimensional Bessel bridge, the length of a
 * vector of Brownian bridges: this is how Brownian motion leaves an extreme, steeply, and how it came there. Between
 * the points of that bridge lies minute noise, near enough to normal for any bar. Points may lie outside [0, 1].
 * Source: Revuz and Yor (1999), Continuous Martingales and Brownian Motion, chapter VI.3 and XI.3.
 */
export function fillPiece(path: Float64Array, piece: Piece, day: DayVariance, rng: Rng): void {
  const { pin, bound, far, value } = piece;
  const { elapsed, total } = day;
  const direction = far > pin ? 1 : -1;
  const side = bound === 1 ? -1 : 1;
  const distance = Math.abs(value - bound);
  let x = 0;
  let y = 0;
  let z = 0;
  let at = pin;
  path[pin] = bound;
  path[far] = value;
  while (at !== far) {
    const step = at + direction * BLOCK_MINUTES;
    const isLast = (far - step) * direction < BLOCK_MINUTES / 2;
    const next = isLast ? far : step;
    if (!isLast) {
      const rest = Math.abs((elapsed[far] as number) - (elapsed[at] as number)) * total;
      const variance = Math.abs((elapsed[next] as number) - (elapsed[at] as number)) * total;
      const share = variance / rest;
      const deviation = Math.sqrt(variance * (1 - share));
      x += (distance - x) * share + deviation * rng.normal();
      y += deviation * rng.normal() - y * share;
      z += deviation * rng.normal() - z * share;
      path[next] = bound + side * Math.sqrt(x * x + y * y + z * z);
    }
    fillMinutes(path, Math.min(at, next), Math.max(at, next), { day, rng });
    at = next;
  }
}

/** A Brownian bridge by the minute between two points that stay. */
function fillMinutes(
  path: Float64Array,
  from: number,
  to: number,
  { day, rng }: { readonly day: DayVariance; readonly rng: Rng },
): void {
  const { deviation, elapsed } = day;
  const start = path[from] as number;
  let sum = 0;
  for (let index = from + 1; index < to; index += 1) {
    sum += (deviation[index] as number) * nearlyNormal(rng);
    path[index] = start + sum;
  }
  sum += (deviation[to] as number) * nearlyNormal(rng);
  const passed = elapsed[from] as number;
  const slope = ((path[to] as number) - start - sum) / ((elapsed[to] as number) - passed);
  for (let index = from + 1; index < to; index += 1) {
    path[index] = (path[index] as number) + slope * ((elapsed[index] as number) - passed);
  }
}

/** Mean 0, variance 1, kurtosis 2.7: a third of the cost of a normal deviate. */
function nearlyNormal(rng: Rng): number {
  const bits = rng.integer(0x1_0000_0000);
  const sum = (bits & 255) + ((bits >>> 8) & 255) + ((bits >>> 16) & 255) + (bits >>> 24);
  return (sum - BYTES_MEAN) / BYTES_DEVIATION;
}
