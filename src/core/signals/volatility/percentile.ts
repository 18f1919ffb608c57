// How much of its window the latest value exceeds: for implied volatility and for the realised one's own history.
import type { RankWindow } from './windows/rank-window.ts';

/**
 * Share of the window's values strictly below the latest, which is one of them: 0 to (n - 1)/n. `undefined` where all values
 * are one.
 */
export function percentile(ranked: RankWindow): number | undefined {
  return ranked.maximum > ranked.minimum ? ranked.countBelow(ranked.newest) / ranked.length : undefined;
}
