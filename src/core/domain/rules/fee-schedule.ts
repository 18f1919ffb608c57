// What a broker and the exchanges charge for option trades, item by item, as dated rates with their sources.
import type { Root } from '../instrument/product.ts';
import type { SessionDate } from '../time.ts';

/** How a broker turns the sum of its charges into booked money: each order's sum alone, or a whole session's. */
export interface FeeRounding {
  readonly scope: 'order' | 'day';
  /** `nearest` rounds halves up. */
  readonly rounding: 'nearest' | 'up';
  readonly unitCents: number;
}

/** Whom an item concerns, when, and how it is bounded. Items of one name make one charge, whose bounds hold for their sum. */
interface FeeTerms {
  readonly name: string;
  readonly side: 'both' | 'buy' | 'sell';
  readonly effect: 'both' | 'open' | 'close';
  readonly roots: readonly Root[];
  readonly from: SessionDate;
  /** Last day of the item; open where absent. */
  readonly to?: SessionDate;
  /** Price of the leg, dollars per share, from which and below which the item holds. */
  readonly premiumFromDollars?: number;
  readonly premiumBelowDollars?: number;
  /** Contracts of the leg from which and below which the item holds. */
  readonly contractsFrom?: number;
  readonly contractsBelow?: number;
  readonly capDollarsPerLeg?: number;
  /** Most and least that an order pays in charges of this name. */
  readonly capDollarsPerTrade?: number;
  readonly minimumDollarsPerOrder?: number;
  /** True where the rate of another period stands in for one that is not known. */
  readonly extrapolated?: boolean;
  readonly source: string;
}

/** Dollars for each contract; nine decimals count. */
export interface ContractFee extends FeeTerms {
  readonly basis: 'per-contract';
  readonly amountDollars: number;
}

/** Dollars for each dollar received for the legs that are sold; seven decimals count. */
export interface ProceedsFee extends FeeTerms {
  readonly basis: 'sale-proceeds';
  readonly rate: number;
}

export type FeeItem = ContractFee | ProceedsFee;

/** Everything one broker charges. */
export interface FeeSchedule {
  readonly broker: string;
  readonly total: FeeRounding;
  readonly items: readonly FeeItem[];
}
