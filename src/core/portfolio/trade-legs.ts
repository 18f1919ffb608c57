// What a trade holds, leg by leg: the one place where contracts, marks and the end of a trade are told.
import { invariant, isSameContract, type OpenTrade, type OptionContract } from '../domain/index.ts';

/** Contracts held: + long, - short. */
export interface HeldContracts {
  readonly contract: OptionContract;
  readonly quantity: number;
}

/** The contracts that open trades hold, trade by trade in leg order; none of zero. */
export function heldContracts(trades: readonly OpenTrade[]): readonly HeldContracts[] {
  const held: HeldContracts[] = [];
  for (const { opening, legContracts } of trades) {
    for (const [place, { contract }] of opening.structure.legs.entries()) {
      const quantity = legContracts[place] ?? 0;
      if (quantity !== 0) held.push({ contract, quantity });
    }
  }
  return held;
}

/** The place of a contract in the trade's structure; throws `InvariantViolation` where it has none. */
export function legPlace(trade: OpenTrade, contract: OptionContract): number {
  const place = trade.opening.structure.legs.findIndex((leg) => isSameContract(leg.contract, contract));
  invariant(place >= 0, `trade ${trade.opening.tradeId} has a leg in every contract it trades`);
  return place;
}

/** Whole units of the structure that are held in all legs alike, or `undefined` where the legs differ or shares are held. */
export function wholeUnits(trade: OpenTrade): number | undefined {
  if (trade.shares !== 0) return undefined;
  let units: number | undefined;
  for (const [place, { quantity }] of trade.opening.structure.legs.entries()) {
    const held = (trade.legContracts[place] ?? 0) * quantity;
    if (units !== undefined && held !== units) return undefined;
    units = held;
  }
  return units;
}

/** The largest bundle that one order can close: the places of all legs still held, and the units they have in common. */
export function closableBundle(trade: OpenTrade): { places: readonly number[]; units: number } | undefined {
  const places: number[] = [];
  let units = Infinity;
  for (const [place, contracts] of trade.legContracts.entries()) {
    if (contracts === 0) continue;
    places.push(place);
    units = Math.min(units, Math.abs(contracts));
  }
  return places.length === 0 ? undefined : { places, units };
}
