// A fair world: bars inside the day drawn by a law, and with each session the state that its option prices rest on.
import { type BarSeries, emptyBarSeries, invariant } from '../../domain/index.ts';
import type { TradingSession } from '../../market/index.ts';
import type { Rng } from '../../numerics/index.ts';
import type { SessionBars } from '../session-bars.ts';
import {
  checkPriceLaw,
  NIGHT_SHARE,
  nightCompensation,
  type NightMove,
  type PriceLaw,
  SESSIONS_PER_YEAR,
} from './price-law.ts';

/** Sessions drawn before the first, so that the state it begins in is one of the law's own. */
const WARM_UP_SESSIONS = 504;
const MS_PER_MINUTE = 60_000;

export interface FairWorldInput {
  readonly law: PriceLaw;
  /** The sessions to fill, in order. */
  readonly sessions: readonly TradingSession[];
  /** Price at the close before the first session. */
  readonly startPoints: number;
  /** A divisor of every session's length. */
  readonly barMinutes: number;
  readonly rng: Rng;
}

/** `states[i]` is that of `sessions[i]`, known as the session opens. */
export interface FairWorld {
  readonly market: SessionBars;
  readonly states: Uint8Array;
}

/**
 * Draws the sessions. Each has a stream of its own (`rng.fork('fair-session/N')`), so that a longer world begins with the
 * same days. The price at any bar's close is what every later one is expected to be.
 */
export function drawFairWorld(input: FairWorldInput): FairWorld {
  const { law, sessions, rng, barMinutes } = input;
  checkPriceLaw(law);
  const counts = sessions.map(({ openMs, closeMs }) => (closeMs - openMs) / (barMinutes * MS_PER_MINUTE));
  invariant(
    counts.every((count) => Number.isInteger(count)),
    `expected bars that divide every session, found ${barMinutes} minutes`,
  );
  const length = counts.reduce((sum, count) => sum + count, 0);
  const bars = emptyBarSeries(length, false);
  const sessionIndex = new Int32Array(length);
  const states = new Uint8Array(sessions.length);
  const compensations = law.variances.map((_, state) => nightCompensation(law, state));
  let state = warmedState(law, rng.fork('fair-warm-up'));
  let price = input.startPoints;
  let from = 0;
  for (const [place, session] of sessions.entries()) {
    const own = rng.fork(`fair-session/${place}`);
    const move = chosenMove(law.nights[state] ?? [], own.uniform());
    const variance = (law.variances[move.to] as number) / SESSIONS_PER_YEAR;
    price *= Math.exp(
      (compensations[state] as number) +
        move.jumpMean +
        move.jumpDeviation * own.normal() +
        diffused(NIGHT_SHARE * variance, own.normal()),
    );
    state = move.to;
    states[place] = state;
    const count = counts[place] as number;
    const day = { bars, from, count, openMs: session.openMs, barMs: barMinutes * MS_PER_MINUTE };
    price = drawDay(day, { price, barVariance: ((1 - NIGHT_SHARE) * variance) / count }, own);
    sessionIndex.fill(session.index, from, from + count);
    from += count;
  }
  return { market: { bars, sessionIndex }, states };
}

interface DayOfBars {
  readonly bars: BarSeries;
  /** The first bar, and how many there are. */
  readonly from: number;
  readonly count: number;
  readonly openMs: number;
  readonly barMs: number;
}

/** Writes a day's bars from `price` on; gives its close. */
function drawDay(
  { bars, from, count, openMs, barMs }: DayOfBars,
  start: { readonly price: number; readonly barVariance: number },
  rng: Rng,
): number {
  const { barVariance } = start;
  let { price } = start;
  for (let bar = from; bar < from + count; bar += 1) {
    const move = diffused(barVariance, rng.normal());
    bars.startMs[bar] = openMs + (bar - from) * barMs;
    bars.closeMs[bar] = openMs + (bar - from + 1) * barMs;
    bars.open[bar] = price;
    // The extremes of the bridge between the two points; Source: Glasserman (2003), section 6.4.
    bars.high[bar] = price * Math.exp((move + extreme(move, barVariance, rng.uniform())) / 2);
    bars.low[bar] = price * Math.exp((move - extreme(move, barVariance, rng.uniform())) / 2);
    price *= Math.exp(move);
    bars.close[bar] = price;
    // Rounding must not leave a close outside its range.
    bars.high[bar] = Math.max(bars.high[bar] as number, price, bars.open[bar] as number);
    bars.low[bar] = Math.min(bars.low[bar] as number, price, bars.open[bar] as number);
  }
  return price;
}

/** A normal logarithm whose exponential has mean 1. */
function diffused(variance: number, normal: number): number {
  return Math.sqrt(variance) * normal - variance / 2;
}

function extreme(move: number, variance: number, drawn: number): number {
  return Math.sqrt(move * move - 2 * variance * Math.log1p(-drawn));
}

function chosenMove(moves: readonly NightMove[], drawn: number): NightMove {
  let sum = 0;
  for (const move of moves) {
    sum += move.probability;
    if (drawn < sum) return move;
  }
  const last = moves.at(-1);
  invariant(last !== undefined, 'a state has nights');
  return last;
}

function warmedState({ nights }: PriceLaw, rng: Rng): number {
  let state = 0;
  for (let session = 0; session < WARM_UP_SESSIONS; session += 1) {
    state = chosenMove(nights[state] ?? [], rng.uniform()).to;
  }
  return state;
}
