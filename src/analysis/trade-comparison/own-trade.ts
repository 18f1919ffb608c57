// A trade of the run as it is held against another tool's: only what both may have.
import type { Cents, EpochMs, OptionRight, Root, SessionDate } from '../../core/domain/index.ts';

/** Money covers the whole position, as in `ImportedTrade`. */
export interface OwnTrade {
  readonly id: number;
  readonly root: Root;
  readonly opened: { readonly date: SessionDate; readonly atMs: EpochMs };
  readonly closed?: { readonly date: SessionDate; readonly atMs: EpochMs };
  /** Points. */
  readonly spotAtEntry: number;
  /** In strike order; contracts of the whole position, + bought, - sold. */
  readonly legs: readonly {
    readonly right: OptionRight;
    readonly strikeCents: Cents;
    readonly expiry: SessionDate;
    readonly quantity: number;
  }[];
  readonly contracts: number;
  readonly multiplier: number;
  readonly creditCents: Cents;
  /** Absent while the trade is open. */
  readonly closingCents?: Cents;
  readonly feesCents: Cents;
  /** Absent while the trade is open. */
  readonly pnlCents?: Cents;
  readonly reason?: string;
  readonly adjustments: number;
}
