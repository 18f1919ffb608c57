// Refuses positions and prices that cannot be, before any rule compares them.
import { type HeldPosition, type SignedLeg } from './position.ts';
import type { PricedLeg } from './requirement.ts';
import type { Underlying } from './underlying.ts';

/** Bounds past which a figure is a mistake: contracts, cents of a strike, dollars of a price, shares a contract, shares. */
export const SIZE_MAX = 100_000;
export const STRIKE_CENTS_MAX = 100_000_000;
export const PRICE_DOLLARS_MAX = 1_000_000;
const MULTIPLIER_MAX = 1_000;
const SHARES_MAX = SIZE_MAX * MULTIPLIER_MAX;

/** A whole size, 0 where all was closed, and for options terms and a price that can be; the price may be unknown. */
export function isPossiblePosition(position: HeldPosition | PricedLeg): boolean {
  if (!('contract' in position)) return isSizeUpTo(position.shares, SHARES_MAX);
  const hasPrice = !('priceDollars' in position) || isPossiblePrice(position.priceDollars);
  return isSizeUpTo(position.quantity, SIZE_MAX) && hasPrice && isPossibleContract(position);
}

/** Whether no payoff of these positions at any strike can be more than whole cents count exactly. */
export function isCountable(held: readonly HeldPosition[]): boolean {
  let size = 0;
  let strikeCents = 0;
  for (const position of held) {
    if (!('contract' in position)) size += Math.abs(position.shares);
    else {
      size += Math.abs(position.quantity) * position.contract.multiplier;
      strikeCents = Math.max(strikeCents, position.contract.strikeCents);
    }
  }
  return size * strikeCents <= Number.MAX_SAFE_INTEGER;
}

/** A price above 0. */
export function isPossibleUnderlying({ spotPoints }: Underlying): boolean {
  return spotPoints > 0 && spotPoints <= PRICE_DOLLARS_MAX;
}

function isPossibleContract({ contract }: SignedLeg): boolean {
  const { strikeCents, multiplier, expiry } = contract;
  return (
    isWholeUpTo(strikeCents, STRIKE_CENTS_MAX) &&
    isWholeUpTo(multiplier, MULTIPLIER_MAX) &&
    Number.isFinite(expiry.settlesAtMs)
  );
}

function isPossiblePrice(priceDollars: number | undefined): boolean {
  return priceDollars === undefined || (priceDollars >= 0 && priceDollars <= PRICE_DOLLARS_MAX);
}

function isSizeUpTo(size: number, max: number): boolean {
  return Number.isSafeInteger(size) && Math.abs(size) <= max;
}

function isWholeUpTo(value: number, max: number): boolean {
  return Number.isSafeInteger(value) && value > 0 && value <= max;
}
