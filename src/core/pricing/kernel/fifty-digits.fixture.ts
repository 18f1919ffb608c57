// Arithmetic to far more than 50 digits for tests: fixed point in BigInt, 640 bits behind the point.

/** A number times 2^640. */
export type Fixed = bigint;

const BITS = 640n;
export const ONE: Fixed = 1n << BITS;

/** Exactly the float64. */
export function fixed(value: number): Fixed {
  let shift = 0n;
  let scaled = value;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    shift += 1n;
  }
  return shift > BITS ? BigInt(scaled) >> (shift - BITS) : BigInt(scaled) << (BITS - shift);
}

/** Rounded to float64, to 1e-15 of itself also where it is far below 1. */
export function toNumber(value: Fixed): number {
  const digits = (value < 0n ? -value : value).toString(2).length;
  const drop = Math.max(0, digits - 64);
  return Number(value >> BigInt(drop)) * 2 ** (drop - 320) * 2 ** -320;
}

export const times = (a: Fixed, b: Fixed): Fixed => (a * b) >> BITS;
export const over = (a: Fixed, b: Fixed): Fixed => (a << BITS) / b;

export function squareRoot(value: Fixed): Fixed {
  if (value === 0n) return 0n;
  const square = value << BITS;
  let root = 1n << BigInt(Math.ceil(square.toString(2).length / 2));
  for (;;) {
    const next = (root + square / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** atanh(1/n), or arctan(1/n) with alternating signs. */
function inverseSeries(n: bigint, alternates: boolean): Fixed {
  let power = ONE / n;
  let sum = 0n;
  for (let k = 1n; power !== 0n; k += 2n) {
    sum += alternates && k % 4n === 3n ? -power / k : power / k;
    power /= n * n;
  }
  return sum;
}

const LN2 = 2n * inverseSeries(3n, false);
/** By Machin's formula. */
const PI = 4n * (4n * inverseSeries(5n, true) - inverseSeries(239n, true));
const ROOT_TWO_PI = squareRoot(2n * PI);

export function exponential(x: Fixed): Fixed {
  const k = x / LN2;
  const halvings = 24n;
  const small = (x - k * LN2) >> halvings;
  let term = ONE;
  let sum = ONE;
  for (let n = 1n; term !== 0n && n < 200n; n += 1n) {
    term = times(term, small) / n;
    sum += term;
  }
  for (let n = 0n; n < halvings; n += 1n) sum = times(sum, sum);
  return k >= 0n ? sum << k : sum >> -k;
}

/** ln(x) for x > 0, by Halley's iteration on the exponential. */
export function logarithm(x: Fixed): Fixed {
  const bits = x.toString(2).length;
  const scaled = bits > 640 ? x >> BigInt(bits - 640) : x << BigInt(640 - bits);
  let y = fixed(Math.log(toNumber(scaled)));
  for (let step = 0; step < 4; step += 1) {
    const e = exponential(y);
    y += (2n * (scaled - e) * ONE) / (scaled + e);
  }
  return y + BigInt(bits - 640) * LN2;
}

export function normalDensity(x: Fixed): Fixed {
  return over(exponential(-times(x, x) >> 1n), ROOT_TWO_PI);
}

/** N(x): a series of positive terms near 0; beyond, the continued fraction of Laplace. */
export function cumulativeNormal(x: Fixed): Fixed {
  if (x > 0n) return ONE - cumulativeNormal(-x);
  const distance = -x;
  const density = normalDensity(distance);
  if (distance < 8n * ONE) {
    const square = times(distance, distance);
    let term = distance;
    let sum = distance;
    for (let k = 3n; term !== 0n; k += 2n) {
      term = times(term, square) / k;
      sum += term;
    }
    return ONE / 2n - times(density, sum);
  }
  let fraction = distance;
  for (let k = 400n; k > 0n; k -= 1n) fraction = distance + over(k * ONE, fraction);
  return over(density, fraction);
}
