// What every estimator of realised volatility is told, and how its variance a bar becomes a volatility a year.

export interface RealisedParameters {
  /** Bars, or returns between them, that are averaged. */
  readonly period: number;
  /** Bars in a year: 252 for sessions, 252 x 78 for 5-minute bars of whole sessions. Time between bars is not seen. */
  readonly periodsPerYear: number;
}

/** Decimal a year; NaN where the variance is missing or negative, which bars outside their own range can make it. */
export function annualised(variance: number, periodsPerYear: number): number {
  return Math.sqrt(variance * periodsPerYear);
}

/** ln(a / b), missing (NaN) unless both prices are above 0. */
export function logRatio(a: number, b: number): number {
  return a > 0 && b > 0 ? Math.log(a / b) : Number.NaN;
}
