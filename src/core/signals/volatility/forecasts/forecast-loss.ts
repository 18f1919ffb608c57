// What a forecast of variance loses by, once the variance is known: the figures by which forecasts are compared.

export type ForecastLoss = 'qlike' | 'mse';

/**
 * The loss of a forecast: `mse` the squared error, `qlike` realised / forecast - ln(realised / forecast) - 1, which is 0
 * at the truth and ranks forecasts rightly although the realised variance is itself but an estimate. `undefined` for
 * `qlike` where either is not above 0, and where the loss is beyond float64.
 * Source: Patton (2011), whose QLIKE is this up to terms that no forecast changes.
 */
export function forecastLoss(kind: ForecastLoss, realised: number, forecast: number): number | undefined {
  const loss = kind === 'mse' ? (realised - forecast) ** 2 : qlike(realised, forecast);
  return Number.isFinite(loss) ? loss : undefined;
}

function qlike(realised: number, forecast: number): number {
  if (!(realised > 0 && forecast > 0)) return NaN;
  const excess = (realised - forecast) / forecast;
  // Written by the excess, so that a forecast near the truth does not lose its small loss in 1 - 1.
  return Math.max(0, excess - Math.log1p(excess));
}
