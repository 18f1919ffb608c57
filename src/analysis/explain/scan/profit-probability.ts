// How probable it is that a structure held to its expiry earns something: that the underlying ends between its break-evens.
import {
  type ChainSnapshot,
  type EntryCandidate,
  MS_PER_YEAR,
  type OptionExpiry,
  type OptionRight,
} from '../../../core/domain/index.ts';
import { strikeBreach } from '../../../core/strategy/index.ts';

type Surface = Pick<ChainSnapshot, 'forwardPoints' | 'strikesCents' | 'model'>;

/**
 * Risk-neutral probability, 0 to 1, under a forward that is lognormal on each side with the surface's volatility at that
 * side's break-even; what the volatility changes from strike to strike is left out of it. `breakevens` are points, rising, one
 * a side that can lose. `undefined` where the chain has no forward or no volatility there.
 * Source: Black (1976), eq. 16: N(-d2) below the lower one, N(d2) above the upper one.
 */
export function profitProbability(
  { structure, naturalCreditCents, quotedAtMs }: EntryCandidate,
  breakevens: readonly number[],
  chain: Surface,
): number | undefined {
  if (!(naturalCreditCents > 0)) return 0;
  const { expiry, legs } = structure;
  const forward = chain.forwardPoints(expiry);
  const years = (expiry.settlesAtMs - quotedAtMs) / MS_PER_YEAR;
  if (forward === undefined || !(forward > 0) || !(years >= 0)) return undefined;
  const shortPut = legs.find(({ contract, quantity }) => quantity < 0 && contract.right === 'put');
  const putPoints = (shortPut?.contract.strikeCents ?? 0) / 100;
  let beyond = 0;
  for (const point of breakevens) {
    const right: OptionRight = point <= putPoints ? 'put' : 'call';
    const iv = volatilityAt(chain, expiry, { right, point });
    if (iv === undefined) return undefined;
    beyond += strikeBreach({ right, strike: point, forward, iv, years }).atExpiry;
  }
  return Math.max(0, 1 - beyond);
}

/** Between the listed strikes on both sides of a point, straight in the strike; at and beyond the outermost strike that strike's own. */
function volatilityAt(
  chain: Surface,
  expiry: OptionExpiry,
  { right, point }: { readonly right: OptionRight; readonly point: number },
): number | undefined {
  const strikes = chain.strikesCents(expiry);
  const above = strikes.find((strike) => strike >= 100 * point) ?? strikes.at(-1);
  const below = strikes.findLast((strike) => strike <= 100 * point) ?? strikes[0];
  if (above === undefined || below === undefined) return undefined;
  const upper = chain.model(expiry, right, above)?.iv;
  const lower = chain.model(expiry, right, below)?.iv;
  if (upper === undefined || lower === undefined) return undefined;
  return above <= below ? lower : lower + ((upper - lower) * (100 * point - below)) / (above - below);
}
