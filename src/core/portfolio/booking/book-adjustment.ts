// Books an order that gave up legs of a trade for others: the trade stays one, with new legs and the credit of both orders.
import {
  type Cents,
  cents,
  hasContract,
  invariant,
  type LegBundle,
  type OpenTrade,
  type OptionContract,
  type OptionStructure,
  type SessionDate,
  type SideRoll,
  structureAfter,
  structureValue,
} from '../../domain/index.ts';
import type { Portfolio } from '../portfolio-state.ts';
import { revalueTrade } from '../revalue-trade.ts';
import { legPlace } from '../trade-legs.ts';
import { takeContracts } from './book-orders.ts';
import { bookCash } from './end-trade.ts';

/** The fill of an adjusting order; prices in cents per share, in the order of the bundle's legs. */
export interface AdjustingFill {
  readonly kind: SideRoll;
  readonly bundle: LegBundle;
  /** Units of the bundle. */
  readonly quantity: number;
  readonly legPricesCents: readonly Cents[];
  /** On the quotes that the order was decided on, decimal a year; `undefined` where they are not known. */
  readonly legIvs: readonly number[] | undefined;
  readonly feesCents: Cents;
  readonly quotedAtMs: OpenTrade['quotedAtMs'];
  readonly date: SessionDate;
}

/**
 * Books the fill on `trade`. Its structure is worked out of what it holds now: the bundle of an order that is told late may
 * have been decided on other legs, and changes those of its own side alone. Marks begin anew at the fill; the best profit
 * stays, since profit at mid counts all credits and what all legs cost now.
 */
export function bookAdjustment(portfolio: Portfolio, trade: OpenTrade, fill: AdjustingFill): void {
  const { kind, bundle, quantity, legPricesCents, feesCents } = fill;
  const { opening } = trade;
  const before = opening.structure;
  for (const [index, leg] of bundle.legs.entries()) {
    if (!hasContract(before, leg.contract)) continue;
    // Bought back what is held short, sold what is held long.
    const contracts = -leg.quantity * quantity;
    const cashCents = contracts * (legPricesCents[index] ?? Number.NaN) * leg.contract.multiplier;
    const place = legPlace(trade, leg.contract);
    takeContracts(trade, place, { contracts, cashCents });
    invariant(trade.legContracts[place] === 0, 'a leg is given up in all its contracts');
  }
  const valueCents = structureValue(bundle, legPricesCents);
  const structure = structureAfter(before, bundle);
  const prices = realigned(
    opening.legPricesCents,
    { before, bundle, structure },
    (index) => legPricesCents[index],
  );
  const legIvs = realigned(
    opening.legIvs ?? opening.candidate.ivs,
    { before, bundle, structure },
    (index) => fill.legIvs?.[index],
  );
  takeLegs(trade, { before, bundle, structure }, fill);
  trade.opening = {
    ...opening,
    structure,
    legPricesCents: prices,
    legIvs,
    creditCents: opening.creditCents - valueCents,
  };
  trade.adjustments = [...trade.adjustments, kind];
  trade.adjustedOn = fill.date;
  trade.quotedAtMs = fill.quotedAtMs;
  trade.isMarkFresh = false;
  // A stop has to be seen on two quotes of what is held now.
  trade.stopBreachCount = 0;
  trade.ivBreachCount = 0;
  bookCash(portfolio, trade, { cashCents: cents(-valueCents * bundle.multiplier * quantity), feesCents });
  revalueTrade(trade);
}

interface Change {
  readonly before: OptionStructure;
  readonly bundle: LegBundle;
  readonly structure: OptionStructure;
}

/** Puts the trade's own lists in the order of the new legs; what was taken begins at its fill. */
function takeLegs(trade: OpenTrade, change: Change, { quantity, legPricesCents }: AdjustingFill): void {
  const unitOf = (index: number): number => change.bundle.legs[index]?.quantity ?? Number.NaN;
  replaceAll(
    trade.legContracts,
    realigned(trade.legContracts, change, (index) => unitOf(index) * quantity),
  );
  replaceAll(
    trade.legExitCashCents,
    realigned(trade.legExitCashCents, change, () => 0),
  );
  replaceAll(
    trade.legDoubleMarksCents,
    realigned(trade.legDoubleMarksCents, change, (index) => 2 * (legPricesCents[index] ?? Number.NaN)),
  );
}

/** Values of the legs after the change: kept ones keep theirs, `taken` tells that of a leg of the bundle. */
function realigned(
  values: readonly number[],
  { before, bundle, structure }: Change,
  taken: (index: number) => number | undefined,
): readonly number[] {
  return structure.legs.map(({ contract }) => {
    const place = placeOf(before, contract);
    const value = place >= 0 ? values[place] : taken(placeOf(bundle, contract));
    return value ?? Number.NaN;
  });
}

function placeOf({ legs }: Pick<LegBundle, 'legs'>, contract: OptionContract): number {
  return legs.findIndex((leg) => hasContract({ legs: [leg] }, contract));
}

function replaceAll(list: number[], values: readonly number[]): void {
  list.splice(0, list.length, ...values);
}
