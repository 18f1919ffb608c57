// What counts against a strike beside its delta: volatility sold below at-the-money's, and puts nearer the money than wanted in a steep skew.
import type { Cents, ChainSnapshot, OptionExpiry } from '../../domain/index.ts';
import { bracketDelta, nearestOf, type StrikeChoice } from './strike-by-delta.ts';
import type { SidePlan } from './side-plan.ts';

/** Delta for a volatility of 1.00 a year: a point below at the money weighs as much as a distance of 0.1 in delta. */
const DELTA_PER_VOLATILITY = 10;
/** More than any distance in delta: such puts are sold only where the band has nothing else. */
const STEEP_PUT_PENALTY = 2;
/** Volatility of the 25-delta put less that of the 25-delta call, a year, above which the skew is steep. */
const STEEP_SKEW = 0.05;
const SKEW_DELTA = 0.25;

/** An expiry's smile as the penalty sees it; decimals a year. */
export interface SkewView {
  /** Of the listed strike nearest the forward, the lower of two as near. */
  readonly atmIv: number;
  /** 25-delta put less 25-delta call. */
  readonly skew: number;
}

/** The view, or `undefined` where the chain lacks a forward or one of the strikes. */
export function skewView(chain: ChainSnapshot, expiry: OptionExpiry): SkewView | undefined {
  const forward = chain.forwardPoints(expiry);
  const atm = forward === undefined ? undefined : nearestStrike(chain.strikesCents(expiry), 100 * forward);
  const atmIv = atm === undefined ? undefined : chain.model(expiry, 'put', atm)?.iv;
  const puts = bracketDelta(chain, expiry, { right: 'put', absDelta: SKEW_DELTA });
  const calls = bracketDelta(chain, expiry, { right: 'call', absDelta: SKEW_DELTA });
  const putIv = puts && nearestOf(puts, SKEW_DELTA)?.model.iv;
  const callIv = calls && nearestOf(calls, SKEW_DELTA)?.model.iv;
  if (atmIv === undefined || putIv === undefined || callIv === undefined) return undefined;
  return { atmIv, skew: putIv - callIv };
}

/** The penalty of selling a strike, in units of delta. */
export function skewPenalty(
  { model }: StrikeChoice,
  { right, shortDelta }: Pick<SidePlan, 'right' | 'shortDelta'>,
  { atmIv, skew }: SkewView,
): number {
  const isSteepPut = right === 'put' && skew > STEEP_SKEW && Math.abs(model.delta) > shortDelta;
  return DELTA_PER_VOLATILITY * Math.max(0, atmIv - model.iv) + (isSteepPut ? STEEP_PUT_PENALTY : 0);
}

function nearestStrike(strikes: readonly Cents[], wantedCents: number): Cents | undefined {
  let best: Cents | undefined;
  for (const strike of strikes) {
    if (best !== undefined && Math.abs(strike - wantedCents) >= Math.abs(best - wantedCents)) break;
    best = strike;
  }
  return best;
}
