// Fits GARCH(1,1) to returns by maximum likelihood, with the forecast that follows from it.
import { invariant } from '../../../domain/index.ts';
import {
  compensatedSum,
  newtonInBox,
  type SmoothProblem,
  type SmoothResult,
} from '../../../numerics/index.ts';
import { type GarchErrors, garchErrors } from './garch-errors.ts';
import { filterGarch, type GarchParameters, garchScore, meanSquaredResidual } from './garch-model.ts';

export type GarchBound = 'omega' | 'alpha' | 'beta' | 'persistence';

export interface GarchFit {
  readonly parameters: GarchParameters;
  readonly logLikelihood: number;
  /** Variance of the return after the last, in squared units of the returns. */
  readonly nextVariance: number;
  /** Whether the search ended by itself; a likelihood that is nearly flat along a ridge may spend its steps. */
  readonly isConverged: boolean;
  /** Limits at which the likelihood was still rising: omega, alpha or beta at 0, alpha + beta at 1. */
  readonly atBounds: readonly GarchBound[];
  /** `undefined` at a bound, and where the likelihood is flat. */
  readonly errors: GarchErrors | undefined;
}

/** Why there is no fit; `no-variation`: all returns are the same; `no-likelihood`: they are beyond what float64 holds. */
export interface GarchUnavailable {
  readonly unavailable: 'too-few-returns' | 'no-variation' | 'no-likelihood';
}

/** Under ten the likelihood of four parameters is all noise; even hundreds leave them wide. */
const GARCH_RETURNS_MIN = 10;
/** In returns of unit variance. */
const OMEGA_MIN = 1e-10;
const OMEGA_MAX = 100;
/** Within this of a bound a parameter is at it. */
const AT_BOUND = 1e-9;
const ITERATIONS_MAX = 200;
const ROUNDING = 1e-12;
/** Of returns: the squares of smaller or greater ones, times the least omega, are beyond what float64 holds in full. */
const SCALE_MIN = 1e-140;
/** A gain of likelihood that a variance which never moves would not have by rounding. */
const GAIN_MIN = 1e-8;
/** Starts, by persistence and by alpha's share of it: the likelihood may have several maxima. */
const PERSISTENCES = [0.2, 0.5, 0.8, 0.9, 0.95, 0.98, 0.999] as const;
const ALPHA_SHARES = [0.01, 0.05, 0.1, 0.2, 0.5, 0.95] as const;

/** Returns with their mean and deviation, and as they are once the deviation is 1. */
interface Sample {
  readonly returns: readonly number[];
  readonly scaled: readonly number[];
  readonly scale: number;
  readonly centre: number;
}

/**
 * The parameters of largest likelihood under omega > 0, alpha, beta >= 0 and alpha + beta <= 1. Where no movement of the
 * variance makes the returns likelier, omega alone is that variance. The order of the starts is fixed, so the same
 * returns give the same fit.
 * Source: Bollerslev (1986); likelihood as `filterGarch`.
 */
export function fitGarch(returns: readonly number[]): GarchFit | GarchUnavailable {
  if (returns.length < GARCH_RETURNS_MIN) return { unavailable: 'too-few-returns' };
  const centre = compensatedSum(returns) / returns.length;
  const scale = Math.sqrt(meanSquaredResidual(returns, centre));
  // Returns that differ by rounding alone vary no more than those that are equal.
  if (!(scale > ROUNDING * Math.abs(centre))) return { unavailable: 'no-variation' };
  if (!(scale > SCALE_MIN && scale < 1 / SCALE_MIN)) return { unavailable: 'no-likelihood' };
  const scaled = returns.map((value) => value / scale);
  const sample = { returns, scaled, scale, centre: centre / scale };
  const best = bestOf(scaled, sample.centre);
  return best === undefined ? { unavailable: 'no-likelihood' } : describeFit(sample, best);
}

/** Coordinates: mu, ln omega, alpha + beta, alpha's share of it; each between plain bounds. */
function bestOf(scaled: readonly number[], centre: number): SmoothResult | undefined {
  const problem = problemOf(scaled);
  const gradient = new Float64Array(4);
  const ends = PERSISTENCES.flatMap((persistence) => {
    const starts = ALPHA_SHARES.map((share) => {
      const point = Float64Array.of(centre, Math.log(1 - persistence), persistence, share);
      return { point, value: problem.valueAndGradient(point, gradient) };
    });
    const [likeliest] = starts.sort((a, b) => a.value - b.value);
    return likeliest === undefined ? [] : [newtonInBox(problem, likeliest.point, ITERATIONS_MAX)];
  });
  return ends.filter(({ status }) => status !== 'invalid-start').sort((a, b) => a.value - b.value)[0];
}

function problemOf(scaled: readonly number[]): SmoothProblem {
  let [least, most] = [Infinity, -Infinity];
  for (const value of scaled) [least, most] = [Math.min(least, value), Math.max(most, value)];
  const natural = new Float64Array(4);
  return {
    lower: Float64Array.of(least, Math.log(OMEGA_MIN), 0, 0),
    upper: Float64Array.of(most, Math.log(OMEGA_MAX), 1, 1),
    valueAndGradient: (point, gradient) => {
      const parameters = naturalOf(point);
      const value = -garchScore(scaled, parameters, { gradient: natural });
      const [byMu = 0, byOmega = 0, byAlpha = 0, byBeta = 0] = natural;
      const [, , persistence = 0, share = 0] = point;
      gradient[0] = -byMu;
      gradient[1] = -byOmega * parameters.omega;
      gradient[2] = -(share * byAlpha + (1 - share) * byBeta);
      gradient[3] = -persistence * (byAlpha - byBeta);
      return value;
    },
  };
}

function naturalOf([mu = 0, lnOmega = 0, persistence = 0, share = 0]: Float64Array): GarchParameters {
  return { mu, omega: Math.exp(lnOmega), alpha: persistence * share, beta: persistence * (1 - share) };
}

function describeFit({ returns, scaled, scale, centre }: Sample, best: SmoothResult): GarchFit {
  const still = { mu: centre, omega: meanSquaredResidual(scaled, centre), alpha: 0, beta: 0 };
  const moving = naturalOf(best.point);
  const isMoving = likelihoodOf(scaled, moving) - likelihoodOf(scaled, still) > GAIN_MIN;
  const chosen = isMoving ? moving : still;
  const parameters = inUnits(chosen, scale);
  const { logLikelihood, nextVariance } = filterGarch(returns, parameters);
  invariant(logLikelihood !== undefined, 'a fitted variance is above 0');
  const atBounds = boundsOf(chosen);
  const errors = atBounds.length > 0 ? undefined : garchErrors(scaled, chosen);
  return {
    parameters,
    logLikelihood,
    nextVariance,
    isConverged: !isMoving || best.status === 'converged',
    atBounds,
    errors: errors && { standard: inUnits(errors.standard, scale), robust: inUnits(errors.robust, scale) },
  };
}

/** What a mean of 0 and a variance of 1 said, in the units of returns `scale` times as large. */
function inUnits({ mu, omega, alpha, beta }: GarchParameters, scale: number): GarchParameters {
  return { mu: mu * scale, omega: omega * scale * scale, alpha, beta };
}

function likelihoodOf(scaled: readonly number[], parameters: GarchParameters): number {
  return filterGarch(scaled, parameters).logLikelihood ?? -Infinity;
}

function boundsOf({ omega, alpha, beta }: GarchParameters): readonly GarchBound[] {
  const bounds: GarchBound[] = [];
  if (omega <= OMEGA_MIN * (1 + AT_BOUND)) bounds.push('omega');
  if (alpha <= AT_BOUND) bounds.push('alpha');
  if (beta <= AT_BOUND) bounds.push('beta');
  if (alpha + beta >= 1 - AT_BOUND) bounds.push('persistence');
  return bounds;
}
