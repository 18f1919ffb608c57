// A whole simulated market by the day: prices and the volatility indices that fit them, from nothing but a seed.
import { emptyBarSeries, invariant } from '../../domain/index.ts';
import type { TradingSession } from '../../market/index.ts';
import type { Rng } from '../../numerics/index.ts';
import type { SessionBars } from '../session-bars.ts';
import { checkRegimeModel, type RegimeModel, SESSIONS_PER_YEAR } from './regime-model.ts';
import { drawSession, type RegimeState, type SessionPrices } from './regime-session.ts';
import { varianceOutlook } from './variance-outlook.ts';

/** Sessions drawn before the first that is given, so that where the market starts from is forgotten. */
const WARM_UP_SESSIONS = 504;
/** Calendar days each index looks ahead. */
const INDEX_DAYS = { vix9d: 9, vix: 30, vix3m: 93, vix6m: 184 } as const;
const DAYS_PER_YEAR = 365;

export interface SimulatedDaysInput {
  readonly model: RegimeModel;
  /** The sessions to fill, in order. */
  readonly sessions: readonly TradingSession[];
  /** Price at the close before the first session. */
  readonly startPoints: number;
  /** Yearly rate less yield, continuous. */
  readonly carryPerYear: number;
  /** False: the price earns the carry and no more, so that nothing priced off the indices has an edge. */
  readonly hasEquityPremium: boolean;
  /** Index variance over expected variance, less 1; 0 is a market that is priced fairly. */
  readonly variancePremium: number;
  readonly rng: Rng;
}

type IndexName = keyof typeof INDEX_DAYS;

/** Columns have one entry a session, aligned with `daily.bars`. */
export interface SimulatedDays {
  readonly daily: SessionBars;
  /** Closing levels of the volatility indices, points. */
  readonly indices: Readonly<Record<IndexName, Float64Array>>;
  /** The regime at each close, an index into the model's regimes. */
  readonly regimes: Uint8Array;
}

/**
 * Draws the sessions. Each has a stream of its own (`rng.fork('regime-session/N')`), so that a longer run begins with
 * the same days. An index is the square root of (1 + premium) times the variance the model itself expects over its days,
 * 252 sessions to 365 days.
 */
export function simulateDays(input: SimulatedDaysInput): SimulatedDays {
  const { model, sessions, rng, variancePremium } = input;
  checkRegimeModel(model);
  invariant(
    input.startPoints > 0 && variancePremium > -1,
    `expected a start above 0 and a premium above -1, found ${input.startPoints} and ${variancePremium}`,
  );
  const { length } = sessions;
  const bars = emptyBarSeries(length, false);
  const column = (): Float64Array => new Float64Array(length);
  const indices = { vix9d: column(), vix: column(), vix3m: column(), vix6m: column() };
  const regimes = new Uint8Array(length);
  const spans = Object.entries(INDEX_DAYS).map(
    ([name, days]) => [name as IndexName, (days * SESSIONS_PER_YEAR) / DAYS_PER_YEAR] as const,
  );
  const outlook = varianceOutlook(model, Math.max(...spans.map(([, span]) => span)));
  const state = warmedState(input);
  const prices: SessionPrices = { open: 0, high: 0, low: 0, close: 0 };
  for (const [row, session] of sessions.entries()) {
    drawSession(state, prices, { ...input, rng: rng.fork(`regime-session/${row}`) });
    bars.startMs[row] = session.openMs;
    bars.closeMs[row] = session.closeMs;
    bars.open[row] = prices.open;
    bars.high[row] = prices.high;
    bars.low[row] = prices.low;
    bars.close[row] = prices.close;
    regimes[row] = state.regime;
    for (const [name, span] of spans) {
      const expected = outlook.expected(state.variance, state.regime, span);
      indices[name][row] = 100 * Math.sqrt(((1 + variancePremium) * expected * SESSIONS_PER_YEAR) / span);
    }
  }
  const daily = { bars, sessionIndex: Int32Array.from(sessions, ({ index }) => index) };
  return { daily, indices, regimes };
}

function warmedState(input: SimulatedDaysInput): RegimeState {
  const rng = input.rng.fork('regime-warm-up');
  const first = input.model.regimes[0]?.volatility ?? 0;
  const state: RegimeState = { close: 1, variance: first * first, regime: 0 };
  const prices: SessionPrices = { open: 0, high: 0, low: 0, close: 0 };
  for (let session = 0; session < WARM_UP_SESSIONS; session += 1) {
    drawSession(state, prices, { ...input, rng });
  }
  state.close = input.startPoints;
  return state;
}
