// The two terms of a probability mass written about its own peak, which keep every digit where factorials and powers would cancel.

/** ln sqrt(2 pi), rounded once. */
const LN_SQRT_TWO_PI = 0.9189385332046727;
/** From here on the series below is exact to float64 with its seven terms. */
const SERIES_START = 16;

/**
 * ln Gamma(x + 1) - ln(sqrt(2 pi x) (x / e)^x), the error of Stirling's formula, for x > 0.
 * Source: Loader (2000); the series is Abramowitz and Stegun (1964), 6.1.41.
 */
export function stirlingError(x: number): number {
  let sum = 0;
  let at = x;
  // One step up changes the error by (x + 1/2) ln(1 + 1/x) - 1: the functional equation of Gamma.
  for (; at < SERIES_START; at += 1) sum += (at + 0.5) * Math.log1p(1 / at) - 1;
  const inverseSquare = 1 / (at * at);
  const tail =
    1 / 12 -
    inverseSquare *
      (1 / 360 -
        inverseSquare *
          (1 / 1260 -
            inverseSquare *
              (1 / 1680 -
                inverseSquare * (1 / 1188 - inverseSquare * (691 / 360360 - inverseSquare / 156)))));
  return sum + tail / at;
}

/**
 * count ln(count / expected) + expected - count for two numbers above 0: how far a count lies from what was expected.
 * Source: Loader (2000): a series where the two are close, since the direct form cancels there.
 */
export function poissonDeviance(count: number, expected: number): number {
  const difference = count - expected;
  if (Math.abs(difference) >= 0.1 * (count + expected)) {
    const quotient = count / expected;
    // One logarithm rounds less than the difference of two, where the quotient is within reach of float64.
    const log =
      quotient > 0 && quotient < Infinity ? Math.log(quotient) : Math.log(count) - Math.log(expected);
    return count * log - difference;
  }
  const ratio = difference / (count + expected);
  let sum = difference * ratio;
  let term = 2 * count * ratio;
  for (let order = 3; ; order += 2) {
    term *= ratio * ratio;
    const next = sum + term / order;
    if (next === sum) return sum;
    sum = next;
  }
}

/** x^a e^-x / Gamma(a + 1) for x, a > 0: the mass of a Poisson law of mean x at a, which need be no integer. */
export function poissonMass(a: number, x: number): number {
  return Math.exp(-stirlingError(a) - poissonDeviance(a, x) - 0.5 * Math.log(a) - LN_SQRT_TWO_PI);
}

/**
 * x^a (1 - x)^b / (a B(a, b)), the factor before the incomplete beta function's continued fraction; x and 1 - x are
 * given apart, since the smaller of them would lose its digits in a difference.
 */
export function betaMass(a: number, b: number, { x, complement }: UnitShare): number {
  const total = a + b;
  const exponent =
    stirlingError(total) -
    stirlingError(a) -
    stirlingError(b) -
    poissonDeviance(a, total * x) -
    poissonDeviance(b, total * complement);
  return Math.exp(exponent + 0.5 * Math.log(b / (a * total)) - LN_SQRT_TWO_PI);
}

/** A number from 0 to 1 together with what is missing to 1. */
export interface UnitShare {
  readonly x: number;
  readonly complement: number;
}
