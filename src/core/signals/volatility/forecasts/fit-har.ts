// Fits the heterogeneous autoregression of realised variance: tomorrow from the last day, week and month.
import { linearLeastSquares } from '../../../numerics/index.ts';

/** Whether variances are regressed as they are, or their logarithms, which are nearer to normal and never turn negative. */
export type HarScale = 'level' | 'log';

export interface HarFit {
  readonly constant: number;
  readonly daily: number;
  readonly weekly: number;
  readonly monthly: number;
  /** Of the regression's normal residuals, on its own scale; `undefined` where it fits exactly. */
  readonly logLikelihood: number | undefined;
  /** Variance of the session after the last; `undefined` where the regression in levels gives none above 0. */
  readonly nextVariance: number | undefined;
  readonly residualDeviation: number;
  readonly observations: number;
}

export interface HarUnavailable {
  readonly unavailable: 'too-few-variances' | 'no-variation' | 'variance-of-zero';
}

const WEEK = 5;
const MONTH = 22;
const COLUMNS = 4;
/** One more than coefficients, so that a residual is left. */
const ROWS_MIN = COLUMNS + 1;
/** The first month has no row, and the last session is not yet followed by another. */
const HAR_VARIANCES_MIN = MONTH + ROWS_MIN;

/**
 * Least squares of each session's realised variance on the session before, and on the means of the 5 and 22 sessions
 * before. On the scale of logarithms these are the logarithms of the same means, and the forecast is the mean of a
 * lognormal: exp(prediction + residual variance / 2).
 * Source: Corsi (2009); logarithms as in Andersen, Bollerslev and Diebold (2007).
 */
export function fitHar(variances: readonly number[], scale: HarScale): HarFit | HarUnavailable {
  if (variances.length < HAR_VARIANCES_MIN) return { unavailable: 'too-few-variances' };
  if (scale === 'log' && variances.some((value) => !(value > 0))) return { unavailable: 'variance-of-zero' };
  const onScale = (value: number): number => (scale === 'log' ? Math.log(value) : value);
  const rows = variances.length - MONTH;
  const values = new Float64Array(rows * COLUMNS);
  const target = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    values.set(regressors(variances, row + MONTH, onScale), row * COLUMNS);
    target[row] = onScale(variances[row + MONTH] as number);
  }
  const fit = linearLeastSquares({ rows, columns: COLUMNS, values }, target);
  if (fit === undefined) return { unavailable: 'no-variation' };
  const [constant = 0, daily = 0, weekly = 0, monthly = 0] = fit.coefficients;
  const last = regressors(variances, variances.length, onScale);
  const prediction = last.reduce((sum, value, index) => sum + value * (fit.coefficients[index] as number), 0);
  const residualVariance = fit.sumOfSquares / (rows - COLUMNS);
  const next = scale === 'log' ? Math.exp(prediction + residualVariance / 2) : prediction;
  const logLikelihood = -0.5 * rows * (Math.log((2 * Math.PI * fit.sumOfSquares) / rows) + 1);
  return {
    constant,
    daily,
    weekly,
    monthly,
    logLikelihood: Number.isFinite(logLikelihood) ? logLikelihood : undefined,
    nextVariance: next > 0 && Number.isFinite(next) ? next : undefined,
    residualDeviation: Math.sqrt(residualVariance),
    observations: rows,
  };
}

/** Constant, session, week and month before position `end`. */
function regressors(
  variances: readonly number[],
  end: number,
  onScale: (value: number) => number,
): readonly number[] {
  return [1, ...[1, WEEK, MONTH].map((length) => onScale(meanBefore(variances, end, length)))];
}

function meanBefore(variances: readonly number[], end: number, length: number): number {
  let sum = 0;
  for (let index = end - length; index < end; index += 1) sum += variances[index] as number;
  return sum / length;
}
