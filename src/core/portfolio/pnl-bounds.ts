// What closing a trade could come to while some of its legs have no quote: the least and the most that prices without arbitrage allow.
import {
  type Cents,
  cents,
  type ChainSnapshot,
  isSoundQuote,
  type OpenTrade,
  type OptionRight,
  type QuoteSlot,
} from '../domain/index.ts';

/** Contracts that are to be closed. */
export interface ClosingLeg {
  readonly right: OptionRight;
  readonly strikeCents: number;
  /** Held: + long, - short; not 0. */
  readonly contracts: number;
  /** What closing brings or costs, cents per share: a long's bid, a short's ask; `undefined` where there is no sound quote. */
  readonly priceCents: number | undefined;
}

/** Cash that closing all legs brings (+) or costs (-), cents per share times contracts. */
export interface ClosingBounds {
  readonly low: number;
  readonly high: number;
}

/**
 * The least and the most that a trade's P&L could come to if all it holds were closed now for these fees: quoted
 * legs at the price at which the other side is met, legs without a sound quote wherever they may be. `undefined` where every
 * leg that is held has a quote: then nothing has to be bounded.
 */
export function pnlBoundsCents(
  trade: OpenTrade,
  chain: ChainSnapshot | undefined,
  spotPoints: number,
  closingFeesCents: number,
): readonly [low: Cents, high: Cents] | undefined {
  if (isQuoted(trade, chain)) return undefined;
  const legs = closingLegs(trade, chain);
  const { low, high } = closingBounds(legs, spotPoints * 100);
  const { multiplier } = trade.opening.structure;
  const besideLegs = trade.cashFlowCents + trade.shares * spotPoints * 100 - closingFeesCents;
  return [cents(Math.floor(besideLegs + low * multiplier)), cents(Math.ceil(besideLegs + high * multiplier))];
}

/** Whether every leg that a trade holds has a sound quote. */
export function isQuoted({ opening, legContracts }: OpenTrade, chain: ChainSnapshot | undefined): boolean {
  const slot: QuoteSlot = { bidCents: 0, askCents: 0 };
  return (
    chain !== undefined &&
    opening.structure.legs.every(
      ({ contract }, place) =>
        legContracts[place] === 0 || (chain.readQuote(contract, slot) && isSoundQuote(slot)),
    )
  );
}

/** The legs that a trade holds, priced as closing them would be. */
function closingLegs(
  { opening, legContracts }: OpenTrade,
  chain: ChainSnapshot | undefined,
): readonly ClosingLeg[] {
  const slot: QuoteSlot = { bidCents: 0, askCents: 0 };
  return opening.structure.legs.flatMap(({ contract }, place) => {
    const contracts = legContracts[place] ?? 0;
    if (contracts === 0) return [];
    const hasPrice = chain !== undefined && chain.readQuote(contract, slot) && isSoundQuote(slot);
    const priceCents = contracts > 0 ? slot.bidCents : slot.askCents;
    const { right, strikeCents } = contract;
    return [{ right, strikeCents, contracts, priceCents: hasPrice ? priceCents : undefined }];
  });
}

/**
 * Bounds by what no price can break: an option is worth no less than nothing, a put no more than its strike and a call no
 * more than the underlying; of two with one right the one nearer the money is worth more, by no more than their strikes
 * are apart; and all together no less than their least and no more than their greatest payoff at expiry. Where quoted legs
 * contradict each other they do not bound what lies between them.
 * Source: Merton (1973), Theory of rational option pricing, theorems 1, 4 and 5.
 */
export function closingBounds(legs: readonly ClosingLeg[], spotCents: number): ClosingBounds {
  const known = legs.reduce((sum, { contracts, priceCents = 0 }) => sum + contracts * priceCents, 0);
  const unquoted = legs.filter(({ priceCents }) => priceCents === undefined);
  if (unquoted.length === 0) return { low: known, high: known };
  let low = known;
  let high = known;
  for (const right of ['put', 'call'] as const) {
    const ladder = ladderOf(legs, right, spotCents);
    low -= greatestValue(ladder, -1);
    high += greatestValue(ladder, 1);
  }
  for (const [payoff, beside] of [
    [payoffRange(unquoted), known],
    [payoffRange(legs), 0],
  ] as const) {
    low = Math.max(low, beside + payoff.low);
    high = Math.min(high, beside + payoff.high);
  }
  return { low, high: Math.max(low, high) };
}

/** A leg in order of rising value, and by how much it can exceed the one before it. */
interface Rung extends ClosingLeg {
  readonly riseMax: number;
}

/** Legs of one right from the least to the most valuable; below the first stands an option that is worth nothing. */
function ladderOf(legs: readonly ClosingLeg[], right: OptionRight, spotCents: number): readonly Rung[] {
  const direction = right === 'put' ? 1 : -1;
  const rising = legs
    .filter((leg) => leg.right === right)
    .toSorted((a, b) => direction * (a.strikeCents - b.strikeCents));
  return rising.map((leg, index) => {
    const before = rising[index - 1];
    const first = right === 'put' ? leg.strikeCents : spotCents;
    return { ...leg, riseMax: before === undefined ? first : Math.abs(leg.strikeCents - before.strikeCents) };
  });
}

/** The greatest worth (side 1), or the greatest cost (-1), of the rungs without a price. */
function greatestValue(ladder: readonly Rung[], side: 1 | -1): number {
  let value = 0;
  let floorCents = 0;
  let between: Rung[] = [];
  for (const rung of ladder) {
    between.push(rung);
    if (rung.priceCents === undefined) continue;
    value += valueBetween(between, side, { floorCents, totalRise: rung.priceCents - floorCents });
    floorCents = rung.priceCents;
    between = [];
  }
  return value + valueBetween(between, side, { floorCents, totalRise: undefined });
}

/**
 * The greatest worth of rungs above one of a known price, up to the next known one if there is any. A rise lifts its rung and all
 * that come after, so it is worth what those hold together: rises are given to the worthiest first.
 */
function valueBetween(
  rungs: readonly Rung[],
  side: 1 | -1,
  { floorCents, totalRise }: { readonly floorCents: number; readonly totalRise: number | undefined },
): number {
  let held = 0;
  const worths = rungs
    .toReversed()
    .map(({ contracts, priceCents, riseMax }) => {
      held += priceCents === undefined ? side * contracts : 0;
      return { riseMax, worth: held };
    })
    .toSorted((a, b) => b.worth - a.worth);
  const room = worths.reduce((sum, { riseMax }) => sum + riseMax, 0);
  const isBound = totalRise !== undefined && totalRise >= 0 && totalRise <= room;
  let left = isBound ? totalRise : Infinity;
  let value = floorCents * held;
  for (const { riseMax, worth } of worths) {
    // Nobody is owed a rise where no price above says how much there is.
    if (!isBound && worth <= 0) break;
    const rise = Math.min(left, riseMax);
    value += rise * worth;
    left -= rise;
  }
  return value;
}

/** The least and the greatest payoff at expiry, cents per share times contracts; infinite where it has no bound. */
function payoffRange(legs: readonly ClosingLeg[]): ClosingBounds {
  const slope = legs.reduce((sum, { right, contracts }) => sum + (right === 'call' ? contracts : 0), 0);
  const corners = [0, ...legs.map(({ strikeCents }) => strikeCents)].map((priceCents) =>
    legs.reduce((sum, { right, strikeCents, contracts }) => {
      const above = priceCents - strikeCents;
      return sum + contracts * Math.max(0, right === 'call' ? above : -above);
    }, 0),
  );
  return {
    low: slope < 0 ? -Infinity : Math.min(...corners),
    high: slope > 0 ? Infinity : Math.max(...corners),
  };
}
