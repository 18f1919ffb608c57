// Running sums over closed daily bars, from which the volatility estimator reads its windows in constant time.
import type { SessionBars } from '../session-bars.ts';

/** Decay of the forecast of realised volatility. Source: J.P. Morgan and Reuters (1996), RiskMetrics Technical Document. */
export const FORECAST_DECAY = 0.94;
const FOUR_LN_2 = 4 * Math.LN2;

/** Daily history by row; arrays of `length + 1` hold the state before row i. */
export interface RangeHistory {
  readonly length: number;
  readonly sessionIndex: Int32Array;
  /** `rangeSum[i]`: sum of the first i rows' range variances, each a day's variance by Parkinson (1980). */
  readonly rangeSum: Float64Array;
  /** `logClose[i]`: ln of row i's close. */
  readonly logClose: Float64Array;
  /** `forecast[i]`: exponentially weighted mean of squared close-to-close returns of the rows before i. */
  readonly forecast: Float64Array;
}

/** The day's variance by its range: ln(high/low)^2 / (4 ln 2). Source: Parkinson (1980), eq. 7. */
export function rangeVariance(high: number, low: number): number {
  const logRange = Math.log(high / low);
  return (logRange * logRange) / FOUR_LN_2;
}

export function rangeHistory(daily: SessionBars): RangeHistory {
  const { bars, sessionIndex } = daily;
  const { length } = bars;
  const rangeSum = new Float64Array(length + 1);
  const logClose = new Float64Array(length);
  const forecast = new Float64Array(length + 1);
  for (let row = 0; row < length; row += 1) {
    rangeSum[row + 1] =
      (rangeSum[row] as number) + rangeVariance(bars.high[row] as number, bars.low[row] as number);
    logClose[row] = Math.log(bars.close[row] as number);
    const change = row === 0 ? 0 : (logClose[row] as number) - (logClose[row - 1] as number);
    const before = forecast[row] as number;
    // The first return starts the average; a start from zero would take months to fade.
    forecast[row + 1] =
      row <= 1 ? change * change : FORECAST_DECAY * before + (1 - FORECAST_DECAY) * change * change;
  }
  return { length, sessionIndex, rangeSum, logClose, forecast };
}
