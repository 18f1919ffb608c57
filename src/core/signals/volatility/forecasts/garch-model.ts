// The GARCH(1,1) model of returns: its recursion, likelihood and score, from which fits and forecasts are made.

/** r = mu + e, e normal with variance h; h = omega + alpha e^2 + beta h, both of the step before. In the units of the returns. */
export interface GarchParameters {
  readonly mu: number;
  /** In squared units of the returns. */
  readonly omega: number;
  readonly alpha: number;
  readonly beta: number;
}

export interface GarchFilter {
  /** `undefined` where a variance is 0 and a density does not exist. */
  readonly logLikelihood: number | undefined;
  /** Variance of the return after the last. */
  readonly nextVariance: number;
}

/** Sums of the score and, where wanted, of its outer products (row by row), in the order mu, omega, alpha, beta. */
export interface GarchScore {
  readonly gradient: Float64Array;
  readonly outerProducts?: Float64Array;
}

const LN_TWO_PI = 1.8378770664093453;

/** Mean squared residual: stands for the variance and the squared residual before the first return. */
export function meanSquaredResidual(returns: readonly number[], mu: number): number {
  let squares = 0;
  for (const value of returns) squares += (value - mu) ** 2;
  return squares / returns.length;
}

/**
 * Runs the recursion through at least one return. What came before the first has the mean squared residual as its
 * variance and as its squared residual.
 * Source: Bollerslev (1986); start as in Fiorentini, Calzolari and Panattoni (1996).
 */
export function filterGarch(
  returns: readonly number[],
  { mu, omega, alpha, beta }: GarchParameters,
): GarchFilter {
  let variance = meanSquaredResidual(returns, mu);
  let square = variance;
  let doubled = 0;
  for (const value of returns) {
    variance = omega + alpha * square + beta * variance;
    square = (value - mu) ** 2;
    doubled += LN_TWO_PI + Math.log(variance) + square / variance;
  }
  return {
    logLikelihood: Number.isFinite(doubled) ? -0.5 * doubled : undefined,
    nextVariance: omega + alpha * square + beta * variance,
  };
}

/**
 * The log-likelihood with its score added up into `score`, which is cleared first; not finite where a variance is 0.
 * Source: Fiorentini, Calzolari and Panattoni (1996).
 */
export function garchScore(
  returns: readonly number[],
  { mu, omega, alpha, beta }: GarchParameters,
  { gradient, outerProducts }: GarchScore,
): number {
  gradient.fill(0);
  outerProducts?.fill(0);
  const step = new Float64Array(4);
  let variance = meanSquaredResidual(returns, mu);
  let square = variance;
  // Derivatives of the variance by each parameter, and of the last squared residual by mu: the start depends on mu alone.
  let squareByMu = 0;
  for (const value of returns) squareByMu += (-2 * (value - mu)) / returns.length;
  let [byMu, byOmega, byAlpha, byBeta] = [squareByMu, 0, 0, 0];
  let doubled = 0;
  for (const value of returns) {
    byMu = alpha * squareByMu + beta * byMu;
    byOmega = 1 + beta * byOmega;
    byAlpha = square + beta * byAlpha;
    byBeta = variance + beta * byBeta;
    variance = omega + alpha * square + beta * variance;
    const residual = value - mu;
    square = residual * residual;
    squareByMu = -2 * residual;
    doubled += LN_TWO_PI + Math.log(variance) + square / variance;
    const weight = (0.5 * (square / variance - 1)) / variance;
    step[0] = weight * byMu + residual / variance;
    step[1] = weight * byOmega;
    step[2] = weight * byAlpha;
    step[3] = weight * byBeta;
    addScore(step, gradient, outerProducts);
  }
  return -0.5 * doubled;
}

function addScore(step: Float64Array, gradient: Float64Array, outerProducts: Float64Array | undefined): void {
  for (let row = 0; row < 4; row += 1) {
    const entry = step[row] as number;
    gradient[row] = (gradient[row] as number) + entry;
    if (outerProducts === undefined) continue;
    for (let column = 0; column < 4; column += 1) {
      const index = row * 4 + column;
      outerProducts[index] = (outerProducts[index] as number) + entry * (step[column] as number);
    }
  }
}
