// What moved one contract between two looks at its quotes, told by the Greeks halfway.
import { MS_PER_YEAR, type OptionRight } from '../../../core/domain/index.ts';
import { blackGreeks } from '../../../core/pricing/index.ts';

/** A look at one contract: its mark, and what its chain said. */
export interface LegKnot {
  readonly atMs: number;
  /** Twice the mid, cents a share. */
  readonly doubleMarkCents: number;
  /** `undefined` where the chain had no forward or no volatility of it. */
  readonly surface: KnotSurface | undefined;
}

export interface KnotSurface {
  readonly spotPoints: number;
  readonly forwardPoints: number;
  /** Decimal a year. */
  readonly iv: number;
  /** By which its price is discounted, decimal a year. */
  readonly rate: number;
  /** On the forward, per share; those of a European. */
  readonly greeks: KnotGreeks;
}

export interface KnotGreeks {
  readonly delta: number;
  readonly gamma: number;
  /** Per 1.00 of volatility. */
  readonly vega: number;
  /** Per year of 365 days, with forward and volatility held. */
  readonly theta: number;
}

/** A contract as its Greeks need it. */
export interface KnownContract {
  readonly right: OptionRight;
  readonly strikeCents: number;
  readonly settlesAtMs: number;
}

/** The Greeks of a contract at an instant, or `undefined` where it is at its end. */
export function knotGreeks(
  { right, strikeCents, settlesAtMs }: KnownContract,
  market: {
    readonly atMs: number;
    readonly forwardPoints: number;
    readonly iv: number;
    readonly rate: number;
  },
): KnotGreeks | undefined {
  const { atMs, forwardPoints: forward, iv: vol, rate } = market;
  const years = (settlesAtMs - atMs) / MS_PER_YEAR;
  if (!(years > 0 && vol > 0 && forward > 0)) return undefined;
  const discount = Math.exp(-rate * years);
  const { delta, gamma, vega, theta } = blackGreeks({
    right,
    forward,
    strike: strikeCents / 100,
    years,
    vol,
    discount,
  });
  return gamma === undefined || theta === undefined ? undefined : { delta, gamma, vega, theta };
}

/** Parts of a move, cents a share. */
export interface LegMove {
  readonly delta: number;
  readonly gamma: number;
  readonly vega: number;
  readonly theta: number;
  readonly carry: number;
  readonly residual: number;
}

/** Where a contract stands at the end of a move; at its settlement there is no volatility left. */
export interface MoveEnd {
  readonly atMs: number;
  readonly doubleMarkCents: number;
  readonly spotPoints: number;
  readonly forwardPoints: number;
  readonly iv: number | undefined;
}

/** A move that takes the whole time left is told in this many steps, one that takes a share of it in that share of them. */
const STEPS_TO_EXPIRY = 16;

/**
 * The move along the straight line from one state of forward, volatility and time to the other: the derivatives of the price
 * on the line, integrated by the midpoint rule, in one step or, close to an expiry, in several. `delta` is the delta of the
 * start times the spot's move on the forward (at a constant ratio of the two), `gamma` what delta's change on the way added;
 * `carry` is delta times the rest of the forward's move, `vega` and `theta` are theirs along the way, and `residual` is what
 * the mark moved beside all of them: third orders, and marks that step by ticks around the surface. Cross terms (vanna,
 * charm) fall half on either side. No delta on the way is beyond 1, so that nothing blows up near an expiry, where a Taylor
 * series of the start does.
 *
 * Every contract's own volatility moves it, so that moves of skew and term structure are in `vega`. Time is calendar time, and
 * volatility is per calendar year: of a weekend over which variance hardly passes, theta takes three days and vega gives most
 * of two back.
 * `undefined` where the start has no surface, or the contract is past its end.
 * Source: Hull, Options, Futures, and Other Derivatives, chapter 19 (the hedge parameters); Sundararajan, Taly and Yan (2017),
 * Axiomatic attribution for deep networks, eq. 1 (the integral of the gradient along the straight line).
 */
export function legMove(from: LegKnot, to: MoveEnd, contract: KnownContract): LegMove | undefined {
  if (from.surface === undefined) return undefined;
  const { spotPoints, forwardPoints, iv, rate, greeks } = from.surface;
  const elapsedMs = to.atMs - from.atMs;
  const ivMove = (to.iv ?? iv) - iv;
  const forwardMove = to.forwardPoints - forwardPoints;
  const steps = stepsOf(elapsedMs / (contract.settlesAtMs - from.atMs));
  const mean = { delta: 0, vega: 0, theta: 0 };
  for (let step = 0; step < steps; step += 1) {
    const share = (step + 0.5) / steps;
    const on = knotGreeks(contract, {
      atMs: from.atMs + share * elapsedMs,
      forwardPoints: forwardPoints + share * forwardMove,
      iv: iv + share * ivMove,
      rate,
    });
    if (on === undefined) return undefined;
    mean.delta += on.delta / steps;
    mean.vega += on.vega / steps;
    mean.theta += on.theta / steps;
  }
  const spotMove = (forwardPoints / spotPoints) * (to.spotPoints - spotPoints);
  const delta = 100 * greeks.delta * spotMove;
  const gamma = 100 * (mean.delta - greeks.delta) * spotMove;
  const carry = 100 * mean.delta * (forwardMove - spotMove);
  const vega = 100 * mean.vega * ivMove;
  const theta = (100 * mean.theta * elapsedMs) / MS_PER_YEAR;
  const moved = (to.doubleMarkCents - from.doubleMarkCents) / 2;
  return { delta, gamma, vega, theta, carry, residual: moved - delta - gamma - vega - theta - carry };
}

function stepsOf(shareOfTimeLeft: number): number {
  return Math.max(1, Math.min(STEPS_TO_EXPIRY, Math.floor(STEPS_TO_EXPIRY * shareOfTimeLeft)));
}
