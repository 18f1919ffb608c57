// Where the latest implied volatility lies between the lowest and the highest of its window.
import type { RankWindow } from './windows/rank-window.ts';

/**
 * (latest - lowest) / (highest - lowest), 0 to 1, the latest being in the window; `undefined` where all values are one. One
 * spike holds it low for as long as it is in the window: that is what tells it from the percentile.
 */
export function ivRank(levels: RankWindow): number | undefined {
  const range = levels.maximum - levels.minimum;
  return range > 0 ? (levels.newest - levels.minimum) / range : undefined;
}
