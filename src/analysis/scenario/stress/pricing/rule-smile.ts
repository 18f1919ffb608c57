// The smile that the calibrated surface gives to a level of VIX alone: how a leg's volatility moves when that level and the spot do.
import {
  completedIndexLevels,
  INDEX_HORIZON_DAYS,
  IndexCurve,
  maturityScore,
  type SurfaceState,
  WingedSmile,
  writeRuleSmile,
  writeSurfaceState,
} from '../../../../core/synthetic/index.ts';

const DAYS_PER_YEAR = 365;
const TRADING_DAYS_PER_YEAR = 252;
/** The curve counts trading days; their mean spacing serves, since only ratios of two smiles are used. */
const HORIZONS = Float64Array.from(
  INDEX_HORIZON_DAYS,
  (days) => (days * TRADING_DAYS_PER_YEAR) / DAYS_PER_YEAR,
);

/** Rewritten in place; `set` comes first. */
export class RuleSmile {
  readonly #curve = new IndexCurve();
  readonly #smile = new WingedSmile();
  readonly #levels = new Float64Array(HORIZONS.length);
  readonly #state: SurfaceState = { level: 0, inversion: 0 };
  #years = 1;

  /** The smile `years` ahead, above 0, at a level of VIX in points; VIX9D, VIX3M and VIX6M follow by their regressions on it. */
  set(vixPoints: number, years: number): void {
    const { vix, vix9d, vix3m, vix6m } = completedIndexLevels({
      vix: vixPoints,
      vix9d: undefined,
      vix3m: undefined,
      vix6m: undefined,
    });
    this.#levels.set([vix9d, vix, vix3m, vix6m]);
    this.#curve.fit(HORIZONS, this.#levels);
    writeSurfaceState(this.#state, vix, vix6m);
    const tradingDays = years * TRADING_DAYS_PER_YEAR;
    const indexVariance = this.#curve.totalVariance(tradingDays);
    writeRuleSmile(this.#smile, { score: maturityScore(years), tradingDays, indexVariance }, this.#state);
    this.#years = years;
  }

  /** Volatility, decimal a year, at ln(strike / forward). */
  volatility(logMoneyness: number): number {
    return Math.sqrt(this.#smile.totalVariance(logMoneyness) / this.#years);
  }
}
