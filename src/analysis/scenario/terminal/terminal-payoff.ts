// What a structure that is held to its expiry comes to at each price of the underlying.
import { invariant } from '../../../core/domain/index.ts';

export interface TerminalLeg {
  readonly right: 'call' | 'put';
  readonly strikePoints: number;
  /** Contracts times multiplier: + long, - short. */
  readonly shares: number;
}

/** Legs of one expiry and the cash they brought (+) or cost (-), fees taken off, whole position. */
export interface TerminalStructure {
  readonly legs: readonly TerminalLeg[];
  readonly cashDollars: number;
}

/** The P&L at a price, whole position, dollars: cash and the exercise value of every leg. */
export function terminalPnl({ legs, cashDollars }: TerminalStructure, pricePoints: number): number {
  let dollars = cashDollars;
  for (const { right, strikePoints, shares } of legs) {
    const inTheMoney = right === 'call' ? pricePoints - strikePoints : strikePoints - pricePoints;
    if (inTheMoney > 0) dollars += shares * inTheMoney;
  }
  return dollars;
}

/** The least and the greatest P&L at prices from 0 to `highestPoints`, which bends at strikes alone. */
export function pnlRange(
  structure: TerminalStructure,
  highestPoints: number,
): { readonly low: number; readonly high: number } {
  invariant(highestPoints > 0, `a highest price is above 0, found ${highestPoints}`);
  const inside = structure.legs
    .map(({ strikePoints }) => strikePoints)
    .filter((strike) => strike < highestPoints);
  const values = [0, ...inside, highestPoints].map((price) => terminalPnl(structure, price));
  return { low: Math.min(...values), high: Math.max(...values) };
}

/** A structure as arrays, for a loop that allocates nothing: shares, strikes, and 1 for calls, -1 for puts. */
export interface FlatStructure {
  readonly shares: Float64Array;
  readonly strikes: Float64Array;
  readonly signs: Float64Array;
  readonly cashDollars: number;
}

export function flatStructure({ legs, cashDollars }: TerminalStructure): FlatStructure {
  return {
    shares: Float64Array.from(legs, ({ shares }) => shares),
    strikes: Float64Array.from(legs, ({ strikePoints }) => strikePoints),
    signs: Float64Array.from(legs, ({ right }) => (right === 'call' ? 1 : -1)),
    cashDollars,
  };
}
