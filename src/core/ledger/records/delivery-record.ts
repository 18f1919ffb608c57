// The records of contracts that end without an order of ours: settled, exercised, assigned, liquidated.
import type {
  Cents,
  ExerciseDecision,
  ExerciseReason,
  Root,
  SessionDate,
  Settlement,
  SettlementSource,
} from '../../domain/index.ts';
import type { AtEvent, LegRecord } from './leg-record.ts';

export interface ExpirySettledRecord extends AtEvent {
  readonly type: 'expiry-settled';
  readonly root: Root;
  readonly expiry: SessionDate;
  readonly settlement: Settlement;
  readonly settlementPoints: number;
  readonly source: SettlementSource;
  /** Quantity is what the account held of each contract. */
  readonly legs: readonly (LegRecord & {
    /** Contracts exercised or assigned; absent in ledgers of before shares were delivered: all of them. */
    readonly exercised?: number;
    readonly cashPerContractCents: Cents;
    /** Shares that one long contract receives (+) or delivers (-), where any are delivered. */
    readonly sharesPerContract?: number;
    /** Part of the fees that is for these contracts; absent in ledgers of before it was told, which share all fees out. */
    readonly feesCents?: Cents;
  })[];
  /** Where the broker charges for it. */
  readonly feesCents?: Cents;
  readonly cashCents: Cents;
}

/** Contracts exercised or assigned before their expiry. */
export interface OptionExercisedRecord extends AtEvent {
  readonly type: 'option-exercised';
  /** Quantity is what is gone, signed as held. */
  readonly leg: LegRecord;
  readonly reason: ExerciseReason;
  /** Where the venue tells what decided it. */
  readonly decision?: ExerciseDecision;
  /** Shares received (+) or delivered (-), and the cash for them. */
  readonly shares: number;
  readonly amountCents: Cents;
  readonly feesCents: Cents;
  /** The trades it fell on, the oldest first. */
  readonly tradeIds: readonly number[];
  readonly cashCents: Cents;
}

/** Contracts that the broker traded of its own accord. */
export interface PositionLiquidatedRecord extends AtEvent {
  readonly type: 'position-liquidated';
  readonly rule: string;
  /** Quantity is what was bought (+) or sold (-). */
  readonly legs: readonly (LegRecord & { readonly priceCents: Cents })[];
  /** What one trade held long and another short: as many of each side, the quantity positive, end at the price, without cash or fee. */
  readonly crossed?: readonly (LegRecord & { readonly priceCents: Cents })[];
  readonly feesCents: Cents;
  readonly tradeIds: readonly number[];
  readonly cashCents: Cents;
}
