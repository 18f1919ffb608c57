// The yearly volatility of a window of session variances.
import type { SessionWindow } from '../windows/session-window.ts';

const SESSIONS_PER_YEAR = 252;

/**
 * The root of 252 times the mean variance a session, decimal; `undefined` where nothing moved. A value of several sessions
 * counts as that many.
 */
export function yearlyVolatility(variances: SessionWindow): number | undefined {
  let sum = 0;
  for (let place = 0; place < variances.length; place += 1) sum += variances.valueAt(place);
  const volatility = Math.sqrt((SESSIONS_PER_YEAR * sum) / variances.sessionsCovered);
  return volatility > 0 ? volatility : undefined;
}
