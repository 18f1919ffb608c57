// What a broker and the exchanges charge for trades of options and shares and for assignments, as dated rates with their sources.
import type { Root } from '../instrument/product.ts';
import type { SessionDate } from '../time.ts';

/** How a broker turns the sum of its charges into booked money: each order's sum alone, or a whole session's. */
export interface FeeRounding {
  readonly scope: 'order' | 'day';
  /** `nearest` rounds halves up. */
  readonly rounding: 'nearest' | 'up';
  readonly unitCents: number;
  /** What is rounded: the sum of all charges, where it is not said, or the charges of each name by themselves. */
  readonly over?: 'total' | 'charge';
}

/** What an item charges: orders of options, shares that change hands, or notices of exercise and assignment. */
export type FeeSubject = 'options' | 'shares' | 'assignment';

/** Whom an item concerns, when, and how it is bounded. Items of one name make one charge, whose bounds hold for their sum. */
interface FeeTerms {
  readonly name: string;
  /** Options where it is not said. */
  readonly concerns?: FeeSubject;
  readonly side: 'both' | 'buy' | 'sell';
  readonly effect: 'both' | 'open' | 'close';
  /** Of shares the roots whose options deliver them. */
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
  /** Most that shares pay in charges of this name for each dollar of their value; it goes before the least. */
  readonly capRateOfValue?: number;
  /** True where shares that an exercise or assignment delivers are not charged. */
  readonly isFreeOnDelivery?: boolean;
  /** True where the rate of another period stands in for one that is not known. */
  readonly extrapolated?: boolean;
  readonly confidence?: 'confirmed' | 'approximate';
  readonly source: string;
}

/** Dollars for each contract; nine decimals count. */
export interface ContractFee extends FeeTerms {
  readonly basis: 'per-contract';
  readonly concerns?: 'options';
  readonly amountDollars: number;
}

/** Dollars for each dollar received for what is sold, options or shares; seven decimals count. */
export interface ProceedsFee extends FeeTerms {
  readonly basis: 'sale-proceeds';
  readonly concerns?: 'options' | 'shares';
  readonly rate: number;
}

/** Dollars for each share; nine decimals count. */
export interface ShareFee extends FeeTerms {
  readonly basis: 'per-share';
  readonly concerns: 'shares';
  readonly amountDollars: number;
}

/** Dollars for each notice of exercise or assignment of one series, however many contracts it names. */
export interface NoticeFee extends FeeTerms {
  readonly basis: 'per-notice';
  readonly concerns: 'assignment';
  readonly amountDollars: number;
}

export type FeeItem = ContractFee | ProceedsFee | ShareFee | NoticeFee;

/** Everything one broker charges. */
export interface FeeSchedule {
  readonly broker: string;
  readonly total: FeeRounding;
  /** The last day for which the items are known; a later one is charged by them, which stand in for those to come. */
  readonly knownTo?: SessionDate;
  readonly items: readonly FeeItem[];
}
