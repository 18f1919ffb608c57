// What is traded as one unit: some legs of one expiry, each held long or short, that are opened, marked and closed together.
import { invariant } from '../invariant.ts';
import { type Cents, cents } from '../money.ts';
import type { OptionContract } from './option-contract.ts';
import type { OptionExpiry } from './option-expiry.ts';
import type { Delivery } from './product.ts';

export const STRUCTURE_KINDS = ['iron-condor', 'short-put'] as const;
export type StructureKind = (typeof STRUCTURE_KINDS)[number];

export interface StructureLeg {
  readonly contract: OptionContract;
  /** Of one unit: 1 long, -1 short. */
  readonly quantity: 1 | -1;
}

/** Legs of one expiry that are traded together: a structure, (`part`) what an assignment left of one, or (`roll`) legs given up with those taken for them. */
export interface LegBundle {
  readonly kind: StructureKind | 'part' | 'roll';
  /** In strike order; prices, quotes and deltas of a bundle are listed in this order everywhere. */
  readonly legs: readonly StructureLeg[];
  readonly expiry: OptionExpiry;
  readonly multiplier: number;
  readonly delivery: Delivery;
}

/** Legs of one expiry whose loss at expiry is bounded. */
export interface OptionStructure extends LegBundle {
  readonly kind: StructureKind;
  /** The most one unit can cost at expiry, cents per share: a condor's wider side, a put's strike. */
  readonly widthCents: Cents;
}

/** Builds a structure of legs in strike order; throws `InvariantViolation` unless they have one expiry and a bounded loss. */
export function optionStructure(kind: StructureKind, legs: readonly StructureLeg[]): OptionStructure {
  const [first] = legs;
  invariant(first !== undefined, 'a structure has legs');
  const { expiry, multiplier, delivery } = first.contract;
  let strikeCents = 0;
  let callQuantity = 0;
  for (const { contract, quantity } of legs) {
    invariant(contract.expiry === expiry, `all legs of a structure (${kind}) have one expiry`);
    invariant(contract.strikeCents >= strikeCents, 'the legs of a structure stand in strike order');
    strikeCents = contract.strikeCents;
    if (contract.right === 'call') callQuantity += quantity;
  }
  invariant(callQuantity >= 0, 'a call that is sold is covered');
  return { kind, legs, expiry, multiplier, delivery, widthCents: greatestCostCents(legs) };
}

/** The legs of `structure` at these places, as a bundle of its own: what is left of it is closed by such orders. */
export function partOfStructure(structure: OptionStructure, places: readonly number[]): LegBundle {
  if (places.length === structure.legs.length) return structure;
  const legs = structure.legs.filter((_, place) => places.includes(place));
  invariant(legs.length === places.length && legs.length > 0, 'a part is of legs that the structure has');
  const { expiry, multiplier, delivery } = structure;
  return { kind: 'part', legs, expiry, multiplier, delivery };
}

/** The value of one unit at these prices of its legs, in whatever unit they are in: negative where the shorts outweigh. */
export function structureValue(structure: Pick<LegBundle, 'legs'>, legPrices: readonly number[]): number {
  const { legs } = structure;
  let sum = 0;
  // By place: this runs for every trade at every bar, and must allocate nothing.
  for (let leg = 0; leg < legs.length; leg += 1) {
    sum += (legs[leg]?.quantity ?? Number.NaN) * (legPrices[leg] ?? Number.NaN);
  }
  return sum;
}

/** The most that one unit of these legs of one expiry can cost at it, cents per share; of calls no more may be sold than bought. */
export function worstCostCents(legs: readonly StructureLeg[]): Cents {
  return greatestCostCents(legs);
}

/** The payoff is linear between strikes and rises or stays level beyond the last, so its least value is at 0 or at a strike. */
function greatestCostCents(legs: readonly StructureLeg[]): Cents {
  let least = payoffCents(legs, 0);
  for (const { contract } of legs) least = Math.min(least, payoffCents(legs, contract.strikeCents));
  return cents(Math.max(0, -least));
}

/** Exercise value of one unit per share, cents. */
function payoffCents(legs: readonly StructureLeg[], underlyingCents: number): number {
  let sum = 0;
  for (const { contract, quantity } of legs) {
    const difference = underlyingCents - contract.strikeCents;
    sum += quantity * Math.max(0, contract.right === 'call' ? difference : -difference);
  }
  return sum;
}
