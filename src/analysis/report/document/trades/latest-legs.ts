// The legs that a trade holds at its end, with the prices they were opened at: those of its opening, and what adjustments made of them.
import { type Cents, cents } from '../../../../core/domain/index.ts';
import type { LegRecord, OrderFilledRecord } from '../../../../core/ledger/index.ts';
import { meanEntryCents, openingCashCents, type RecordedTrade } from './trade-history.ts';

export interface LatestLeg {
  readonly leg: LegRecord;
  /** Cents per share; the mean of several fills may carry a fraction. */
  readonly entryCents: number;
  /** Delta where it was opened, calls positive; `undefined` where no record tells it. */
  readonly delta: number | undefined;
}

/** In strike order, at one strike the put first: the order in which records list prices of them. */
export function latestLegs(trade: RecordedTrade): readonly LatestLeg[] {
  const [first] = trade.fills;
  const entries = meanEntryCents(trade);
  const deltas = first.legDeltas ?? trade.opened.candidate.deltas;
  let legs = first.legs.map((leg, place): LatestLeg => ({
    leg,
    entryCents: entries[place] as number,
    delta: deltas[place],
  }));
  for (const { fill, order } of trade.adjustments) {
    const orderDeltas = order?.candidate?.deltas;
    const traded = fill.legs.map((leg, place): LatestLeg => ({
      leg,
      entryCents: fill.legPricesCents[place] as number,
      delta: (fill.legDeltas ?? orderDeltas)?.[place],
    }));
    const kept = legs.filter((held) => !traded.some((one) => isSame(one, held)));
    const taken = traded.filter((one) => !legs.some((held) => isSame(one, held)));
    legs = [...kept, ...taken].toSorted(
      ({ leg: a }, { leg: b }) =>
        a.strikeCents - b.strikeCents || Number(b.right === 'put') - Number(a.right === 'put'),
    );
  }
  return legs;
}

/** Cash that opening and adjusting fills brought (+) or cost (-), before fees. */
export function totalCreditCents(trade: RecordedTrade): Cents {
  const adjusted = trade.adjustments.reduce((sum, { fill }) => sum + fillCashCents(fill), 0);
  return cents(openingCashCents(trade) + adjusted);
}

/** Cash of a fill before fees: what is sold brings in, what is bought costs. */
export function fillCashCents({ legs, legPricesCents, quantity }: OrderFilledRecord): number {
  return legs.reduce(
    (sum, leg, place) => sum - leg.quantity * leg.multiplier * quantity * (legPricesCents[place] as number),
    0,
  );
}

/** Both are of the trade's one expiry. */
function isSame({ leg: a }: LatestLeg, { leg: b }: LatestLeg): boolean {
  return a.right === b.right && a.strikeCents === b.strikeCents;
}
