// A trade of another tool's list in Quantor's terms: the one form that every reader of such lists gives.
import type { OptionRight } from '../instrument/option-contract.ts';
import type { Cents } from '../money.ts';
import type { EpochMs, SessionDate } from '../time.ts';

export const TRADE_LIST_TOOLS = ['option-omega', 'tastytrade', 'optopsy'] as const;
export type TradeListTool = (typeof TRADE_LIST_TOOLS)[number];

/** A day in New York, and the instant where the list tells the time. */
export interface ImportedMoment {
  readonly date: SessionDate;
  readonly atMs?: EpochMs;
}

/** One leg as it was opened. */
export interface ImportedLeg {
  readonly right: OptionRight;
  readonly strikeCents: Cents;
  readonly expiry: SessionDate;
  /** Contracts of the whole position, + bought, - sold; absent where the list does not tell the side. */
  readonly quantity?: number;
  /** Price at the opening, cents per share, where the list has one. */
  readonly entryCents?: number;
}

/** Money covers the whole position. What a list does not have is absent, never a neutral figure. */
export interface ImportedTrade {
  /** The list's own name of it, such as an order number. */
  readonly name: string;
  /** Lines of the file, the header's being 1. */
  readonly lines: readonly number[];
  /** The underlying or option class in capitals; absent where the list names none. */
  readonly underlying?: string;
  readonly opened: ImportedMoment;
  readonly closed?: ImportedMoment;
  readonly legs: readonly ImportedLeg[];
  /** Units of the structure: of a condor with two contracts a leg, 2. */
  readonly contracts: number;
  readonly multiplier: number;
  /** Cash of the opening before fees, + received. */
  readonly creditCents: Cents;
  /** What everything after the opening cost before fees, + paid. */
  readonly closingCents?: Cents;
  /** Commissions and fees, + paid. */
  readonly feesCents?: Cents;
  /** As the list tells it, after fees; absent while the trade is open. */
  readonly pnlCents?: Cents;
  /** Why it ended, in the list's own words. */
  readonly reason?: string;
  readonly strategy?: string;
  /** What happened between opening and end, such as a roll or an assignment. */
  readonly events: readonly string[];
}
