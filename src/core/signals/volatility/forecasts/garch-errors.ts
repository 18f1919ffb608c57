// Standard errors of a fitted GARCH(1,1), from the curvature of its likelihood and, robustly, from its scores too.
import { gradientSlope, invertPositiveDefinite } from '../../../numerics/index.ts';
import { type GarchParameters, garchScore } from './garch-model.ts';

export interface GarchErrors {
  /** From the Hessian alone: right where the returns are normal given the past. */
  readonly standard: GarchParameters;
  /** Of quasi maximum likelihood: right for other distributions too. */
  readonly robust: GarchParameters;
}

/**
 * In the units of the parameters; `undefined` where the likelihood has no strict maximum there, as at a bound.
 * Source: Bollerslev and Wooldridge (1992), with the Hessian itself in place of its expectation.
 */
export function garchErrors(returns: readonly number[], fitted: GarchParameters): GarchErrors | undefined {
  const point = Float64Array.of(fitted.mu, fitted.omega, fitted.alpha, fitted.beta);
  const problem = {
    lower: new Float64Array(4).fill(-Infinity),
    upper: new Float64Array(4).fill(Infinity),
    valueAndGradient: (at: Float64Array, gradient: Float64Array): number => {
      const value = -garchScore(returns, parametersOf(at), { gradient });
      gradient.forEach((slope, index) => (gradient[index] = -slope));
      return value;
    },
  };
  const information = new Float64Array(16);
  for (let index = 0; index < 4; index += 1) {
    gradientSlope(problem, point, index).forEach((slope, other) => {
      for (const at of [index * 4 + other, other * 4 + index]) {
        information[at] = (information[at] as number) + slope / 2;
      }
    });
  }
  const inverse = information.every(Number.isFinite) ? invertPositiveDefinite(information, 4) : undefined;
  if (inverse === undefined) return undefined;
  const outerProducts = new Float64Array(16);
  garchScore(returns, fitted, { gradient: new Float64Array(4), outerProducts });
  const standard = errorsOf(inverse);
  const robust = errorsOf(product(product(inverse, outerProducts), inverse));
  return standard === undefined || robust === undefined ? undefined : { standard, robust };
}

export function parametersOf(point: Float64Array): GarchParameters {
  const [mu = 0, omega = 0, alpha = 0, beta = 0] = point;
  return { mu, omega, alpha, beta };
}

function errorsOf(covariance: Float64Array): GarchParameters | undefined {
  const errors = Float64Array.from([0, 5, 10, 15], (at) => Math.sqrt(covariance[at] as number));
  return errors.every((value) => value > 0 && value < Infinity) ? parametersOf(errors) : undefined;
}

function product(a: Float64Array, b: Float64Array): Float64Array {
  const out = new Float64Array(16);
  for (let row = 0; row < 4; row += 1) {
    for (let column = 0; column < 4; column += 1) {
      let sum = 0;
      for (let k = 0; k < 4; k += 1) sum += (a[row * 4 + k] as number) * (b[k * 4 + column] as number);
      out[row * 4 + column] = sum;
    }
  }
  return out;
}
