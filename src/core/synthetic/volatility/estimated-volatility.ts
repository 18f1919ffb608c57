// Index levels where no volatility index is given: estimated bar by bar from prices seen so far, and labelled as such.
import { invariant, type VolatilityRow } from '../../domain/index.ts';
import type { TradingSession } from '../../market/index.ts';
import type { SessionBars } from '../session-bars.ts';
import { SESSION_SHARE } from '../surface/variance-clock.ts';
import { type RangeHistory, rangeHistory, rangeVariance } from './range-history.ts';
import {
  estimatedVixPoints,
  forecastVixPoints,
  type PartialDay,
  WARM_UP_SESSIONS,
} from './volatility-estimate.ts';
import { emptyVolatilityPath, type VolatilityPath, writeLevels } from './volatility-path.ts';

export interface EstimatedVolatilityInput {
  /** Daily bars up to and including the run; rows before it serve as history. */
  readonly daily: SessionBars;
  readonly intraday: SessionBars;
  /** All sessions of the calendar. */
  readonly sessions: readonly TradingSession[];
  /** 1: the estimate as it is; 0: implied equals the forecast of realised volatility. Levels between are mixed. */
  readonly premiumScale: number;
}

export interface EstimatedVolatility {
  readonly path: VolatilityPath;
  /** The level at each session's last bar, as an index would publish it; sessions in warm-up have no row. */
  readonly rows: readonly VolatilityRow[];
}

/**
 * Estimates every bar's level from daily rows of sessions before its own and from its own session's bars up to it:
 * nothing of the rest of the day or after enters. The other members follow VIX by regression.
 */
export function estimateVolatility(input: EstimatedVolatilityInput): EstimatedVolatility {
  const { daily, intraday, sessions, premiumScale } = input;
  const { bars, sessionIndex } = intraday;
  const history = rangeHistory(daily);
  const path = emptyVolatilityPath(
    bars.length,
    'estimated',
    `the volatility estimate needs ${WARM_UP_SESSIONS} closed sessions with a price range`,
  );
  const rows: VolatilityRow[] = [];
  const today: PartialDay = { logPrice: 0, rangeVariance: 0, sessionShare: 0, dayShare: 0 };
  let closed = 0;
  let high = 0;
  let low = 0;
  for (let bar = 0; bar < bars.length; bar += 1) {
    const index = sessionIndex[bar] as number;
    const isFirst = bar === 0 || sessionIndex[bar - 1] !== index;
    if (isFirst) closed = closedBefore(history, index, closed);
    high = isFirst ? (bars.high[bar] as number) : Math.max(high, bars.high[bar] as number);
    low = isFirst ? (bars.low[bar] as number) : Math.min(low, bars.low[bar] as number);
    const session = sessions[index];
    invariant(session !== undefined, `the calendar has no session ${index}`);
    today.logPrice = Math.log(bars.close[bar] as number);
    today.rangeVariance = rangeVariance(high, low);
    today.sessionShare =
      ((bars.closeMs[bar] as number) - session.openMs) / (session.closeMs - session.openMs);
    today.dayShare = 1 - SESSION_SHARE * (1 - today.sessionShare);
    const vix = scaledLevel(history, closed, today, premiumScale);
    if (vix === undefined) continue;
    writeLevels(path, bar, vix);
    if (sessionIndex[bar + 1] !== index) {
      rows.push({ date: session.date, vix, vix9d: undefined, vix3m: undefined, vix6m: undefined });
    }
  }
  return { path, rows };
}

function scaledLevel(
  history: RangeHistory,
  closed: number,
  today: PartialDay,
  premiumScale: number,
): number | undefined {
  const estimate = estimatedVixPoints(history, closed, today);
  if (estimate === undefined || premiumScale === 1) return estimate;
  const forecast = forecastVixPoints(history, closed, today);
  return forecast === undefined ? undefined : forecast + premiumScale * (estimate - forecast);
}

/** How many daily rows belong to sessions before `session`; `from` is the answer for an earlier one. */
function closedBefore(history: RangeHistory, session: number, from: number): number {
  let closed = from;
  while (closed < history.length && (history.sessionIndex[closed] as number) < session) closed += 1;
  return closed;
}
