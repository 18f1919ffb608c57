// One session of the simulated market: the night, the day by the quarter of an hour, and where they leave variance and regime.
import type { Rng } from '../../numerics/index.ts';
import { sessionShape } from '../bridge/session-shape.ts';
import { type RegimeModel, SESSIONS_PER_YEAR } from './regime-model.ts';

/** Share of a session's variance before the opening; SPY 1993 to 2026 has 0.31 on odd weeks. */
const OVERNIGHT_SHARE = 0.3;
const STEP_MINUTES = 15;
const SESSION_MINUTES = 390;
const STEPS = SESSION_MINUTES / STEP_MINUTES;
/** Share of the day's variance in each step. */
const STEP_SHARES = stepShares();

/** The market at a close. */
export interface RegimeState {
  close: number;
  /** Variance of the coming session, yearly. */
  variance: number;
  regime: number;
}

/** One session's prices. */
export interface SessionPrices {
  open: number;
  high: number;
  low: number;
  close: number;
}

export interface SessionDraw {
  readonly model: RegimeModel;
  /** Yearly rate less yield: the drift of a market that pays no premium. */
  readonly carryPerYear: number;
  readonly hasEquityPremium: boolean;
  readonly rng: Rng;
}

/**
 * Draws the next session, moves `state` to its close and writes its prices. The expected growth of the price is exactly
 * that of the carry (plus the regime's premium where asked for), whatever the state: normal and jump parts are
 * compensated. A jump falls into the night.
 */
export function drawSession(state: RegimeState, prices: SessionPrices, draw: SessionDraw): void {
  const { model, rng } = draw;
  const regime = model.regimes[state.regime] as RegimeModel['regimes'][number];
  const jumpChance = regime.jumpsPerYear / SESSIONS_PER_YEAR;
  const growth = Math.exp(model.jumpMean + model.jumpDeviation ** 2 / 2) - 1;
  const premium = draw.hasEquityPremium ? regime.premiumPerYear : 0;
  const drift = (draw.carryPerYear + premium) / SESSIONS_PER_YEAR - Math.log1p(jumpChance * growth);
  const variance = state.variance / SESSIONS_PER_YEAR;
  const hasJump = rng.uniform() < jumpChance;
  const jump = model.jumpMean + model.jumpDeviation * rng.normal();
  const addedVariance = -model.jumpVariance * Math.log1p(-rng.uniform());
  const night = rng.normal();
  const nightVariance = OVERNIGHT_SHARE * variance;
  prices.open =
    state.close *
    Math.exp(drift - nightVariance / 2 + Math.sqrt(nightVariance) * night + (hasJump ? jump : 0));
  const day = drawDay(prices, variance - nightVariance, rng);
  const shock = Math.sqrt(OVERNIGHT_SHARE) * night + Math.sqrt(1 - OVERNIGHT_SHARE) * day;
  state.close = prices.close;
  state.regime = nextRegime(model.transitions[state.regime] as readonly number[], rng.uniform());
  const level = (model.regimes[state.regime] as RegimeModel['regimes'][number]).volatility ** 2;
  const own = model.leverage * shock + Math.sqrt(1 - model.leverage ** 2) * rng.normal();
  state.variance =
    ((1 - model.reversion) * state.variance + model.reversion * level) *
      Math.exp(model.disturbance * own - model.disturbance ** 2 / 2) +
    (hasJump ? addedVariance : 0);
}

/** Draws high, low and close of a day of `variance` after its open; gives the day's shock in standard deviations. */
function drawDay(prices: SessionPrices, variance: number, rng: Rng): number {
  let log = 0;
  let high = 0;
  let low = 0;
  let shock = 0;
  for (const share of STEP_SHARES) {
    const stepVariance = variance * share;
    const normal = rng.normal();
    const next = log + Math.sqrt(stepVariance) * normal - stepVariance / 2;
    const [squared, sum] = [(next - log) ** 2, next + log];
    // The extremes of the bridge between the two points; Source: Glasserman (2003), section 6.4.
    high = Math.max(high, (sum + Math.sqrt(squared - 2 * stepVariance * Math.log1p(-rng.uniform()))) / 2);
    low = Math.min(low, (sum - Math.sqrt(squared - 2 * stepVariance * Math.log1p(-rng.uniform()))) / 2);
    shock += Math.sqrt(share) * normal;
    log = next;
  }
  prices.close = prices.open * Math.exp(log);
  prices.high = Math.max(prices.open, prices.close, prices.open * Math.exp(high));
  prices.low = Math.min(prices.open, prices.close, prices.open * Math.exp(low));
  return shock;
}

function nextRegime(chances: readonly number[], drawn: number): number {
  let sum = 0;
  for (const [regime, chance] of chances.entries()) {
    sum += chance;
    if (drawn < sum) return regime;
  }
  return chances.length - 1;
}

function stepShares(): readonly number[] {
  const { elapsed } = sessionShape(SESSION_MINUTES);
  return Array.from(
    { length: STEPS },
    (_, step) => (elapsed[(step + 1) * STEP_MINUTES] as number) - (elapsed[step * STEP_MINUTES] as number),
  );
}
