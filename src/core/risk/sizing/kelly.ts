// The share of equity that grows it fastest when it is bet on a structure again and again, and how far an estimate of it is trusted.
import { brentRoot } from '../../numerics/index.ts';
import { expectationOf, type PnlDistribution, worstLossCents } from './pnl-distribution.ts';

export type KellyEstimate =
  | {
      readonly kind: 'fraction';
      /** Share of equity whose loss is the structure's worst outcome; from 0 to 1. */
      readonly fraction: number;
      /** Of `fraction`, where the outcomes were estimated from `observations`; `undefined` where they are taken as known. */
      readonly standardError: number | undefined;
    }
  /** No outcome loses: growth has no maximum. */
  | { readonly kind: 'no-losing-outcome' };

/** Nearest to 1 that is searched: there the worst outcome leaves nothing. */
const FRACTION_END = 1 - 2 ** -40;
const SEARCH = { toleranceAbsolute: 1e-14, iterationsMax: 200 };

/**
 * The f that maximises E log(1 + f R), where R is an outcome over the worst loss, so that f is what the worst outcome takes
 * of equity; 0 where the mean outcome is not above 0. It solves E[R / (1 + f R)] = 0, which falls in f; its standard error
 * is that of an M-estimate, 1 / sqrt(n E[(R / (1 + f R))^2]).
 * Source: Kelly (1956), A new interpretation of information rate; Thorp (2006), The Kelly criterion; Huber (1981),
 * Robust Statistics, chapter 3.
 */
export function kellyFraction(distribution: PnlDistribution, observations?: number): KellyEstimate {
  const worst = worstLossCents(distribution);
  if (!(worst > 0)) return { kind: 'no-losing-outcome' };
  const slopeAt = (fraction: number): number =>
    expectationOf(distribution, (pnl) => pnl / worst / (1 + (fraction * pnl) / worst));
  const fraction = fractionOf(slopeAt);
  const information = expectationOf(
    distribution,
    (pnl) => (pnl / worst / (1 + (fraction * pnl) / worst)) ** 2,
  );
  const standardError = observations === undefined ? undefined : 1 / Math.sqrt(observations * information);
  return { kind: 'fraction', fraction, standardError };
}

function fractionOf(slopeAt: (fraction: number) => number): number {
  if (!(slopeAt(0) > 0)) return 0;
  const found = brentRoot(slopeAt, { low: 0, high: FRACTION_END }, SEARCH);
  // Not bracketed: even at the end growth rises, since losing is all but impossible.
  return found.kind === 'not-bracketed' ? FRACTION_END : found.root;
}

/**
 * How much of an estimated fraction to use, f^2 / (f^2 + standard error^2), so that what is known badly is bet little; 1
 * without an error.
 * Source: Baker and McHale (2013), Optimal betting under parameter uncertainty: improving the Kelly criterion.
 */
export function kellyShrinkage(fraction: number, standardError: number | undefined): number {
  if (standardError === undefined) return 1;
  const square = fraction * fraction;
  return square === 0 ? 0 : square / (square + standardError * standardError);
}
