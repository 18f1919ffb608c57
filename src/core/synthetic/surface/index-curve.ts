// The index variance curve W: variance-swap total variance by trading days, through the volatility index family.
import { INDEX_HORIZON_DAYS } from './index-anchors.ts';

/**
 * Least forward variance between horizons as a share of the average variance before: keeps the surface free of
 * calendar arbitrage. Of 2,592 daily closes of 2016 to 2026 one falls short, and its VIX is lifted by 1.2%.
 */
const FORWARD_VARIANCE_SHARE_MIN = 0.15;
const DAYS_PER_YEAR = 365;

/** Four levels in points in the order of `INDEX_HORIZON_DAYS`: VIX9D, VIX, VIX3M, VIX6M; each above 0. */
export type IndexLevelColumn = Float64Array;

/**
 * W by trading days: linear between the horizons, constant variance a day before the first, the last forward variance
 * beyond the last. W increases strictly, so no forward variance is negative however inverted the indices stand.
 */
export class IndexCurve {
  readonly #tradingDays = new Float64Array(INDEX_HORIZON_DAYS.length);
  readonly #totalVariance = new Float64Array(INDEX_HORIZON_DAYS.length);

  /** Sets the curve through `levels` at `tradingDays` ahead, both in the order of `INDEX_HORIZON_DAYS`. */
  fit(tradingDays: Float64Array, levels: IndexLevelColumn): void {
    let previousDays = 0;
    let previous = 0;
    for (let member = 0; member < INDEX_HORIZON_DAYS.length; member += 1) {
      const days = tradingDays[member] as number;
      const level = (levels[member] as number) / 100;
      const stated = (level * level * (INDEX_HORIZON_DAYS[member] as number)) / DAYS_PER_YEAR;
      const least =
        previousDays === 0
          ? 0
          : previous + FORWARD_VARIANCE_SHARE_MIN * (previous / previousDays) * (days - previousDays);
      previous = stated > least ? stated : least;
      previousDays = days;
      this.#tradingDays[member] = days;
      this.#totalVariance[member] = previous;
    }
  }

  /** Total variance from now to `tradingDays` ahead (at least 0). */
  totalVariance(tradingDays: number): number {
    const days = this.#tradingDays;
    const variance = this.#totalVariance;
    const firstDays = days[0] as number;
    if (tradingDays <= firstDays) return ((variance[0] as number) * tradingDays) / firstDays;
    const last = days.length - 1;
    let after = 1;
    while (after < last && tradingDays > (days[after] as number)) after += 1;
    const startDays = days[after - 1] as number;
    const start = variance[after - 1] as number;
    const slope = ((variance[after] as number) - start) / ((days[after] as number) - startDays);
    return start + (tradingDays - startDays) * slope;
  }
}
