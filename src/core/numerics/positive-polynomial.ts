// Decides whether a polynomial is negative anywhere on the positive half line; arbitrage checks that must not miss one.

/** A polynomial: `coefficients[i]` of the power i, with the sum of the sizes of the terms that each was added up from. */
export interface MeasuredPolynomial {
  readonly coefficients: readonly number[];
  readonly sizes: readonly number[];
}

/** Halvings of the half line; after them a dip is narrower than the spacing of floats. */
const DEPTH_MAX = 60;
const INTERVALS_MAX = 20_000;

/**
 * A point u in [0, infinity] where the polynomial is negative by more than `toleranceRelative` times the sizes of its
 * terms, or `undefined` where there is none, which is then certain and not a matter of a grid: u = t/(1-t) turns the
 * half line into [0, 1], where a polynomial lies between its Bernstein coefficients, and intervals are halved until
 * those are all positive or an end is negative.
 * Source: Farouki (2012), The Bernstein polynomial basis: a centennial retrospective, section 5.
 */
export function negativePointOnHalfLine(
  polynomial: MeasuredPolynomial,
  toleranceRelative = 1e-13,
): number | undefined {
  const degree = polynomial.coefficients.length - 1;
  const bernstein = Float64Array.from(
    polynomial.coefficients,
    (coefficient, index) =>
      (coefficient + toleranceRelative * (polynomial.sizes[index] ?? 0)) / binomial(degree, index),
  );
  const t = negativePointOnUnit(bernstein);
  return t === undefined ? undefined : t / (1 - t);
}

interface Interval {
  readonly from: number;
  readonly width: number;
  readonly depth: number;
  readonly bernstein: Float64Array;
}

function negativePointOnUnit(bernstein: Float64Array): number | undefined {
  const open: Interval[] = [{ from: 0, width: 1, depth: 0, bernstein }];
  for (let taken = 0; taken < INTERVALS_MAX; taken += 1) {
    const interval = open.pop();
    if (interval === undefined) return undefined;
    const { from, width, depth, bernstein: values } = interval;
    if ((values[0] as number) < 0) return from;
    if ((values.at(-1) as number) < 0) return from + width;
    if (depth === DEPTH_MAX || values.every((value) => value >= 0)) continue;
    const [low, high] = halves(values);
    const half = { width: 0.5 * width, depth: depth + 1 };
    open.push({ ...half, from: from + half.width, bernstein: high }, { ...half, from, bernstein: low });
  }
  return undefined;
}

/** De Casteljau's split at the middle. */
function halves(values: Float64Array): readonly [Float64Array, Float64Array] {
  const last = values.length - 1;
  const low = new Float64Array(values.length);
  const high = Float64Array.from(values);
  for (let level = 0; level <= last; level += 1) {
    low[level] = high[0] as number;
    for (let index = 0; index < last - level; index += 1) {
      high[index] = 0.5 * ((high[index] as number) + (high[index + 1] as number));
    }
  }
  return [low, high];
}

function binomial(n: number, k: number): number {
  let result = 1;
  for (let index = 1; index <= k; index += 1) result = (result * (n - index + 1)) / index;
  return result;
}

/** The polynomial of exact coefficients, lowest power first. */
export function polynomialOf(...coefficients: readonly number[]): MeasuredPolynomial {
  return { coefficients, sizes: coefficients.map(Math.abs) };
}

/** The product. */
export function timesPolynomial(a: MeasuredPolynomial, b: MeasuredPolynomial): MeasuredPolynomial {
  return {
    coefficients: convolve(a.coefficients, b.coefficients),
    sizes: convolve(a.sizes, b.sizes),
  };
}

/** a + factor b; the shorter is filled up with zeros. */
export function plusPolynomial(
  a: MeasuredPolynomial,
  factor: number,
  b: MeasuredPolynomial,
): MeasuredPolynomial {
  const length = Math.max(a.coefficients.length, b.coefficients.length);
  const sum = (x: readonly number[], y: readonly number[], times: number): readonly number[] =>
    Array.from({ length }, (_, index) => (x[index] ?? 0) + times * (y[index] ?? 0));
  return {
    coefficients: sum(a.coefficients, b.coefficients, factor),
    sizes: sum(a.sizes, b.sizes, Math.abs(factor)),
  };
}

function convolve(a: readonly number[], b: readonly number[]): readonly number[] {
  const product = Array.from({ length: a.length + b.length - 1 }, () => 0);
  for (const [i, x] of a.entries()) {
    for (const [j, y] of b.entries()) product[i + j] = (product[i + j] ?? 0) + x * y;
  }
  return product;
}
