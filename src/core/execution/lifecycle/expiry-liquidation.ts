// Whether a broker closes a position on its expiry day because the account could not carry the shares it may be left with.
import { invariant } from '../../domain/index.ts';
import { type NetHolding, physicalSettlement } from './physical-settlement.ts';
import { isAutomatic } from './pin/pin-distribution.ts';

/** What a broker's rule says beside its time of day, which is dated data. */
export interface LiquidationRule {
  /** How far the underlying may still move to either side, as a share of its price: no strike inside is safe. */
  readonly zone: number;
  /** Equity that shares must be covered by, as a share of their value: 1 in a cash account, 0.5 by Regulation T. */
  readonly equityShare: number;
  /** Whether the broker closes whole positions, or its process buys back shorts alone and leaves the longs. */
  readonly closes: 'all-legs' | 'short-legs';
}

/** The account and the market at the rule's time. */
export interface LiquidationView {
  /** Of one expiry that delivers shares. */
  readonly held: readonly NetHolding[];
  readonly equityCents: number;
  /** Shares held already. */
  readonly shares: number;
  readonly spotPoints: number;
}

/** `worstShares`: the most the account might hold (+) or owe (-), at the price in the zone that takes the most equity. */
export interface Liquidation {
  readonly isDue: boolean;
  readonly reason: 'cannot-carry-shares' | 'shares-covered';
  readonly worstShares: number;
  readonly requiredCents: number;
  /** What is traded to close: bought (+), sold (-). Empty where nothing is due. */
  readonly closing: readonly NetHolding[];
}

/**
 * What the rule does with one expiry. Shares are those an expiry inside the zone would leave: at its ends, at the spot and
 * a cent to either side of every strike in it, since between two strikes one leg alone delivers.
 */
export function expiryLiquidation(view: LiquidationView, rule: LiquidationRule): Liquidation {
  const { held, equityCents, spotPoints } = view;
  invariant(spotPoints > 0 && spotPoints < Infinity, `expected a price above 0, found ${spotPoints}`);
  invariant(Number.isFinite(equityCents), `expected finite equity, found ${equityCents}`);
  let worst = { worstShares: view.shares, requiredCents: 0 };
  for (const pricePoints of pricesToTry(held, spotPoints, rule.zone)) {
    const worstShares = view.shares + sharesAt(held, pricePoints);
    const requiredCents = rule.equityShare * Math.abs(worstShares) * pricePoints * 100;
    if (requiredCents > worst.requiredCents) worst = { worstShares, requiredCents };
  }
  const isDue = worst.requiredCents > equityCents && held.some(({ quantity }) => quantity !== 0);
  return {
    isDue,
    reason: isDue ? 'cannot-carry-shares' : 'shares-covered',
    ...worst,
    closing: isDue ? closingOf(held, rule.closes) : [],
  };
}

function closingOf(held: readonly NetHolding[], closes: LiquidationRule['closes']): readonly NetHolding[] {
  return held
    .filter(({ quantity }) => quantity < 0 || (quantity > 0 && closes === 'all-legs'))
    .map(({ contract, quantity }) => ({ contract, quantity: -quantity }));
}

function pricesToTry(held: readonly NetHolding[], spotPoints: number, zone: number): readonly number[] {
  const low = spotPoints * (1 - zone);
  const high = spotPoints * (1 + zone);
  const besideStrikes = held.flatMap(({ contract: { strikeCents } }) => [
    (strikeCents - 1) / 100,
    (strikeCents + 1) / 100,
  ]);
  return [low, spotPoints, high, ...besideStrikes.filter((price) => price >= low && price <= high)];
}

/** Shares delivered by an expiry at this price, every short in the money by a cent being assigned. */
function sharesAt(held: readonly NetHolding[], pricePoints: number): number {
  const price = Math.round(pricePoints * 100) / 100;
  return physicalSettlement(held, price, ({ contract, contracts }) =>
    isAutomatic(contract, price) ? contracts : 0,
  ).shares;
}
