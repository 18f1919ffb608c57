// A structure that is held: how it was opened, what it has cost or brought so far, and its latest mark.
import type { OptionStructure } from '../instrument/option-structure.ts';
import type { Cents } from '../money.ts';
import type { EpochMs, SessionDate } from '../time.ts';
import type { ChainOrigin } from '../market/chain-snapshot.ts';
import type { SideRoll } from './adjust/adjustment.ts';
import type { ExitReason } from './decision.ts';
import type { EntryCandidate } from './entry-candidate.ts';

/**
 * Facts of how what is held was opened; a later fill of the same order and an adjustment make a new object. Leg arrays are aligned
 * with the structure's legs.
 */
export interface TradeOpening {
  readonly tradeId: number;
  readonly structure: OptionStructure;
  /** Units of the structure that were opened. */
  readonly quantity: number;
  readonly openedAtMs: EpochMs;
  readonly openedOn: SessionDate;
  readonly spotPoints: number;
  /** Of the quotes it was filled on: for its life it is marked, judged and closed on quotes of this origin. */
  readonly quoteOrigin: ChainOrigin;
  /** Instant of the quotes it was filled on. */
  readonly quotedAtMs: EpochMs;
  /** Cents per share; the mean of several fills may carry a fraction. */
  readonly legPricesCents: readonly number[];
  /** Net credit received by the opening and all adjustments, cents per share, a mean likewise. */
  readonly creditCents: number;
  readonly feesCents: Cents;
  /** The candidate as decided, whose deltas and mids explain the entry; its legs are those before any adjustment. */
  readonly candidate: EntryCandidate;
  /** Implied volatility of each leg on the quotes of the decision that took it, decimal a year; absent: no leg has been changed, those of `candidate`. */
  readonly legIvs?: readonly number[];
  /** The trade whose place it took at a later expiry. */
  readonly rolledFrom?: number;
  /** VIX-like level known at the decision, points; `undefined` where none was known. */
  readonly vixPoints: number | undefined;
}

/** A held trade; the portfolio owns and updates the mutable fields. */
export interface OpenTrade {
  opening: TradeOpening;
  /** Contracts held now, + long, - short, in leg order. */
  readonly legContracts: number[];
  /** Shares that assignment and exercise left: + long, - short. */
  shares: number;
  /** Cash of all share deliveries and share trades so far, before fees. */
  shareCashCents: number;
  /** Cash that each leg's closing fills and settlement brought (+) or cost (-), before fees, in leg order. */
  readonly legExitCashCents: number[];
  /** Why it is being wound down, once something other than its own orders took a part of it; shares first, then the rest. */
  windDown: ExitReason | undefined;
  /** Order id of a working share order. */
  shareOrderId: number | undefined;
  /** Cash booked on the trade so far: credit and debits less fees. */
  cashFlowCents: number;
  feesCents: number;
  /**
   * Value of all legs held at mid, where nobody bids at what closing brings or costs; cents for the whole position, negative
   * while the shorts outweigh the longs.
   */
  legsMarkCents: number;
  /** Twice the latest worth of each leg, cents per share, in leg order. */
  readonly legDoubleMarksCents: number[];
  /** Latest price of the underlying while shares are held, cents. */
  sharePriceCents: number;
  /** `legsMarkCents` and the shares at the latest price of the underlying. */
  markCents: number;
  /** Twice the mid cost of buying it back, cents per share. */
  closeCostDoubleCents: number;
  /** Instant of the newest quotes it was filled or marked on. */
  quotedAtMs: EpochMs;
  /**
   * True while the latest market event gave every leg a quote of the trade's origin that no earlier event had; a stale
   * mark keeps its last value, and on quotes seen before it tells a rule nothing new.
   */
  isMarkFresh: boolean;
  /** Fresh marks in a row, at market events up to now, at which the stop condition held. */
  stopBreachCount: number;
  /** Fresh marks in a row at which the implied volatility of its shorts stood at or past its stop. */
  ivBreachCount: number;
  /** The most profit on fresh marks since it first reached what arms a trailing exit, twice cents per share; `undefined`: it has not. */
  peakProfitDoubleCents: number | undefined;
  /** Calendar days from the current session to expiry. */
  dte: number;
  /** Order id of a working closing order. */
  closingOrderId: number | undefined;
  /** Order id of a working order that changes some of its legs for others. */
  adjustingOrderId: number | undefined;
  /** An order that rests was taken back for an adjustment, which the next bar decides on anew: none is sent in its place before. */
  isAdjustmentDue: boolean;
  /** The adjustments that have filled, the first one first; none of a kind twice. */
  adjustments: readonly SideRoll[];
  /** The session of the latest of them, whose new legs were opened then. */
  adjustedOn: SessionDate | undefined;
  /** Why it is to be closed next, by an order that waits until the one that works has ended. */
  pendingExit: ExitReason | undefined;
  /** The least and the most that its P&L could have come to when it was first to be closed and a leg had no sound quote, cents. */
  missedExitCents?: readonly [low: Cents, high: Cents] | undefined;
}
