// Orders: what risk approves, what a venue works, and the states between.
import type { LegBundle } from '../instrument/option-structure.ts';
import type { ChainOrigin } from '../market/chain-snapshot.ts';
import type { Cents } from '../money.ts';
import type { EpochMs } from '../time.ts';
import type { Adjustment } from './adjust/adjustment.ts';
import type { ExitReason } from './decision.ts';

/** How much of the spread an order may give up to be filled. */
export type Urgency = 'patient' | 'urgent';

/**
 * `open` sells the structure for a credit; `close` buys it back; `adjust` gives legs of a trade up for others, for a credit. The
 * legs of `open` and `adjust` are traded as they stand, those of `close` the other way round.
 */
export type OrderAction = 'open' | 'close' | 'adjust';

/** All legs of a structure as one atomic order, sized. */
export interface OrderIntent {
  readonly tradeId: number;
  readonly action: OrderAction;
  /** A whole structure; on closing orders also the part of one that is left, on adjusting ones the legs given up and taken. */
  readonly structure: LegBundle;
  /** On adjusting orders: what they change into what. They fill whole or not at all. */
  readonly adjustment?: Adjustment | undefined;
  /** The order is filled on quotes of this origin; of any, where nothing would be left to trade otherwise (`expiry`). */
  readonly quoteOrigin: ChainOrigin;
  /** Instant of the quotes it was decided on: it is filled on newer ones alone. */
  readonly quotedAtMs: EpochMs;
  /** Units of the structure, a positive whole number. */
  readonly quantity: number;
  readonly urgency: Urgency;
  /** Least net credit (open, adjust) or greatest net debit (close) accepted, cents per share; `undefined`: as the market allows. */
  readonly limitCents: Cents | undefined;
  /** Why the trade is closed; `undefined` on every other order. */
  readonly exitReason: ExitReason | undefined;
  /** The venue fills nothing before this instant; `undefined`: it works at once. */
  readonly workFromMs: EpochMs | undefined;
  /** It is left standing at its limit and neither walked towards the market nor missed where it cannot fill; absent: it is to be filled. */
  readonly rests?: true;
  /** On opening orders: the trade that was closed so that this one takes its place at a later expiry. */
  readonly rolledFrom?: number;
  /** The venue drops the order unfilled at this instant; `undefined`: it works until filled or cancelled. */
  readonly expiresAtMs: EpochMs | undefined;
}

declare const approved: unique symbol;

/** An order that passed every risk check; only core/risk can make one. */
export type ApprovedOrder = OrderIntent & { readonly [approved]: true };

export const ORDER_STATES = [
  'submitted',
  'accepted',
  'partly-filled',
  'unknown',
  'filled',
  'cancelled',
  'rejected',
  'expired',
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** An order as the engine tracks it. */
export interface Order {
  readonly id: number;
  readonly intent: ApprovedOrder;
  readonly submittedAtMs: EpochMs;
  readonly state: OrderState;
  /** Units filled so far. */
  readonly filledQuantity: number;
}
