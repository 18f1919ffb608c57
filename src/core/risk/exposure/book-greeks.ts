// The Greeks of everything that is held and of what may yet be filled, as dollars, over all roots together.
import type { ChainOrigin, ChainSnapshot, LegBundle, OpenTrade, Root } from '../../domain/index.ts';
import { heldContracts } from '../../portfolio/index.ts';
import { type GreekDollars, NO_GREEKS, plusGreeks } from './greek-dollars.ts';
import { legsGreeks } from './leg-greeks.ts';

/** The chain of a root at this instant, of one origin; `undefined` where there is none. */
export type ChainLookup = (root: Root, origin: ChainOrigin) => ChainSnapshot | undefined;

/** An opening order that the venue has not ended: what is left of it may be filled at any time. */
export interface WorkingOpening {
  readonly structure: LegBundle;
  readonly quoteOrigin: ChainOrigin;
  /** Units not filled yet. */
  readonly quantity: number;
  /** Least credit it accepts, cents per share. */
  readonly limitCents: number;
}

export interface HeldBook {
  readonly openTrades: readonly OpenTrade[];
  readonly workingOpenings: readonly WorkingOpening[];
}

/** Days to expiry from which on positions are left out; `Infinity` counts all. */
export interface BookScope {
  readonly dteMax: number;
  readonly dteOf: (bundle: LegBundle) => number;
}

/** The Greeks of a book's positions within `scope`, or `undefined` where those of one cannot be told. */
export function bookGreeks(
  book: HeldBook,
  chainOf: ChainLookup,
  rate: number,
  scope?: BookScope,
): GreekDollars | undefined {
  let sum = NO_GREEKS;
  const isCounted = (bundle: LegBundle): boolean =>
    scope === undefined || scope.dteOf(bundle) <= scope.dteMax;
  for (const trade of book.openTrades) {
    if (!isCounted(trade.opening.structure)) continue;
    const own = tradeGreeks(trade, chainOf, rate);
    if (own === undefined) return undefined;
    sum = plusGreeks(sum, own);
  }
  for (const { structure, quoteOrigin, quantity } of book.workingOpenings) {
    if (!isCounted(structure)) continue;
    const chain = chainOf(structure.expiry.root, quoteOrigin);
    const own = chain === undefined ? undefined : legsGreeks(structure.legs, chain, rate);
    if (own === undefined) return undefined;
    sum = plusGreeks(sum, own, quantity);
  }
  return sum;
}

function tradeGreeks(trade: OpenTrade, chainOf: ChainLookup, rate: number): GreekDollars | undefined {
  const { structure, quoteOrigin } = trade.opening;
  const chain = chainOf(structure.expiry.root, quoteOrigin);
  if (chain === undefined) return undefined;
  const options = legsGreeks(heldContracts([trade]), chain, rate);
  const shares = { ...NO_GREEKS, delta: trade.shares * chain.spotPoints };
  return options === undefined ? undefined : plusGreeks(shares, options);
}
