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

/** P&L as straight lines between strikes: on piece i, up to `strikes[i]`, it is `levels[i]` + `slopes[i]` x price. */
export interface LinearPieces {
  /** Ascending, without repeats; one fewer than the pieces. */
  readonly strikes: Float64Array;
  readonly levels: Float64Array;
  /** 0 where the P&L does not depend on the price. */
  readonly slopes: Float64Array;
}

export function linearPieces({ legs, cashDollars }: TerminalStructure): LinearPieces {
  const strikes = Float64Array.from(new Set(legs.map(({ strikePoints }) => strikePoints))).sort();
  const levels = new Float64Array(strikes.length + 1).fill(cashDollars);
  const slopes = new Float64Array(strikes.length + 1);
  for (const { right, strikePoints, shares } of legs) {
    const sign = right === 'call' ? 1 : -1;
    for (let piece = 0; piece < slopes.length; piece += 1) {
      // The last piece begins at the highest strike and has no end.
      const isAbove = piece > 0 && (strikes[piece - 1] as number) >= strikePoints;
      if (isAbove !== (right === 'call')) continue;
      slopes[piece] = (slopes[piece] as number) + sign * shares;
      levels[piece] = (levels[piece] as number) - sign * shares * strikePoints;
    }
  }
  return { strikes, levels, slopes };
}
