// The price ladder: how far from mid towards natural an order's limit stands after it has worked for a while.
import {
  cents,
  type Cents,
  type ChainSnapshot,
  invariant,
  type OrderIntent,
  type TickRule,
} from '../../domain/index.ts';
import { netFillPriceCents } from './fill-price.ts';
import { netTickCents, pricedLegs, quotedLegs } from './quoted-legs.ts';

/** Shares of the way from mid (0) to natural (1). */
export interface PriceLadder {
  readonly startShare: number;
  readonly endShare: number;
  /** From one rung to the next, above 0. */
  readonly stepShare: number;
  /** Time on a rung, above 0. */
  readonly rungMs: number;
}

/** Throws `InvariantViolation` on shares outside [0, 1], an end below the start, or a ladder that stands still. */
export function checkLadder({ startShare, endShare, stepShare, rungMs }: PriceLadder): void {
  invariant(
    startShare >= 0 && startShare <= endShare && endShare <= 1,
    `ladder: expected 0 <= start <= end <= 1, found ${startShare} and ${endShare}`,
  );
  invariant(
    stepShare > 0 && rungMs > 0,
    `ladder: expected a step and a time above 0, found ${stepShare} and ${rungMs}`,
  );
}

/** The rung after `workedMs`: 0 at the start, and no further than the first at which the end is reached. */
export function rungAt({ startShare, endShare, stepShare, rungMs }: PriceLadder, workedMs: number): number {
  // Steps that add up to the whole way but for binary noise are the whole way.
  const lastRung = Math.ceil((endShare - startShare) / stepShare - 1e-9);
  return Math.max(0, Math.min(lastRung, Math.floor(workedMs / rungMs)));
}

/** The share of the way at a rung; the last rung is the end itself. */
export function rungShare({ startShare, endShare, stepShare }: PriceLadder, rung: number): number {
  return Math.min(endShare, startShare + rung * stepShare);
}

/** What a limit is worked out from. */
export interface LadderQuotes {
  readonly chain: ChainSnapshot;
  readonly tickRule: TickRule;
}

/**
 * The order's limit at `share` of the way on these quotes, never past the one that was approved; `undefined` where a leg
 * has no sound quote. An opening or adjusting order asks for at least a cent, and no order asks to be paid for taking a whole structure back,
 * which a venue would refuse: only what an assignment left of one may be worth something.
 */
export function ladderLimitCents(
  intent: Pick<OrderIntent, 'action' | 'structure' | 'limitCents'>,
  share: number,
  { chain, tickRule }: LadderQuotes,
): Cents | undefined {
  const quotes = quotedLegs(intent, chain);
  if (quotes === undefined) return undefined;
  const { action, structure, limitCents } = intent;
  const legs = pricedLegs(quotes, action);
  const priceCents = netFillPriceCents(
    { action, naturalShare: share, tickCents: netTickCents(tickRule, legs) },
    legs,
  );
  if (action !== 'close') return cents(Math.max(1, priceCents, limitCents ?? 1));
  const debitCents = structure.kind === 'part' ? priceCents : cents(Math.max(0, priceCents));
  return limitCents === undefined ? debitCents : cents(Math.min(debitCents, limitCents));
}
