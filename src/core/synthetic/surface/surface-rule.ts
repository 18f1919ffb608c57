// The calibrated rule from the index variance curve to an option smile: level, tilt and curvature of every maturity.
import { LEVEL_VIX_MOST, SURFACE_TERMS, type SurfaceTerms } from './surface-constants.ts';
import type { WingedSmile } from './winged-smile.ts';

/** The market state the rule depends on beside maturity: logarithms of VIX/18 and of VIX/VIX6M. */
export interface SurfaceState {
  level: number;
  inversion: number;
}

/** A maturity: calendar and variance-clock time to it, and the index curve's total variance, all above 0. */
export interface RuleMaturity {
  /** `maturityScore(years)`. */
  readonly score: number;
  readonly tradingDays: number;
  readonly indexVariance: number;
}

const REFERENCE_VIX = 18;
const LEVEL_MOST = Math.log(LEVEL_VIX_MOST / REFERENCE_VIX);
const REFERENCE_DAYS = 30;
/** Below this the logarithm of maturity is held, where no quotes could calibrate it. */
const DAYS_MIN = 0.3;
const DAYS_PER_YEAR = 365;
const TRADING_DAYS_PER_YEAR = 252;
/** Total variance a trading day at an index volatility of 18. */
const REFERENCE_DAILY_VARIANCE = (REFERENCE_VIX / 100) ** 2 / TRADING_DAYS_PER_YEAR;
/*
 * The ends of what recorded chains show. psi^2 (1 + |rho|) stays below 4, the eSSVI's own condition. A rho held at its
 * least while the indices are inverted also keeps calls from losing variance with maturity.
 */
const RHO_MIN = -0.82;
const RHO_MAX = -0.2;
const PSI_MIN = 0.3;
const PSI_MAX = 1.35;

/** Sets the state from levels in points. */
export function writeSurfaceState(state: SurfaceState, vix: number, vix6m: number): void {
  state.level = Math.log(vix / REFERENCE_VIX);
  state.inversion = Math.log(vix / vix6m);
}

/** The rule's maturity variable: the logarithm of calendar days over 30. */
export function maturityScore(years: number): number {
  return Math.log(Math.max(years * DAYS_PER_YEAR, DAYS_MIN) / REFERENCE_DAYS);
}

/**
 * Writes the smile of a maturity. At-the-money variance is the index variance less what the wings hold, and the less so
 * the higher VIX; rho and psi stay where no butterfly arbitrage can arise. Own calibration, see `surface-constants.ts`.
 */
export function writeRuleSmile(
  smile: WingedSmile,
  maturity: RuleMaturity,
  state: SurfaceState,
  { level, tilt, curvature, wingSlope }: SurfaceTerms = SURFACE_TERMS,
): void {
  const x = maturity.score;
  const beyond = x > 0 ? x : 0;
  const logVix = state.level < LEVEL_MOST ? state.level : LEVEL_MOST;
  const logRatio =
    level.constant +
    level.perVix * logVix +
    beyond * (level.perLongMaturity + level.perVixAndLongMaturity * logVix);
  const slope = tilt.constant + tilt.perMaturity * x + tilt.perInversion * state.inversion;
  const logIndexVol =
    0.5 * Math.log(maturity.indexVariance / (maturity.tradingDays * REFERENCE_DAILY_VARIANCE));
  const logPsi = curvature.constant + curvature.perMaturity * x + curvature.perIndexVol * logIndexVol;
  smile.set(
    maturity.indexVariance * Math.exp(logRatio),
    clamp(hyperbolicTangent(slope), RHO_MIN, RHO_MAX),
    clamp(Math.exp(logPsi), PSI_MIN, PSI_MAX),
    wingSlope,
  );
}

/** For arguments of a few units at most; one exponential, where the built-in takes more. */
function hyperbolicTangent(x: number): number {
  const square = Math.exp(2 * x);
  return (square - 1) / (square + 1);
}

function clamp(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value;
}
