// What a broker and the exchanges charge for option trades, item by item, as dated rates with their sources.
import type { Root } from '../instrument/product.ts';
import type { SessionDate } from '../time.ts';

/**
 * How an item's amount becomes whole cents. `leg-nearest` and `order-nearest` round each leg's or the order's amount
 * to the nearest cent, halves up; `order-up` rounds the order's amount up; the `day-up` items of all orders of a
 * session are added unrounded and the sum is rounded up.
 */
export type FeeRounding = 'leg-nearest' | 'order-nearest' | 'order-up' | 'day-up';

/** One row of a rate table. The first row whose floors are all met is charged; where none is, nothing is. */
export interface FeeRate {
  /** Dollars per contract, or per dollar of sale proceeds; at most nine decimals count. */
  readonly dollars: number;
  /** Price of the leg, cents per share, from which the row holds. */
  readonly premiumCentsMin?: number;
  /** Contracts of the leg from which the row holds. */
  readonly legContractsMin?: number;
  /** Contracts traded earlier in the calendar month from which the row holds. */
  readonly monthContractsMin?: number;
}

/** The rates of an item from `from` until the next edition begins; an item that was repealed ends in one without rates. */
export interface FeeEdition {
  readonly from: SessionDate;
  readonly source: string;
  readonly rates: readonly FeeRate[];
  readonly legDollarsMax?: number;
  readonly orderDollarsMax?: number;
  /** Least charge of an order to which the item applies at all. */
  readonly orderDollarsMin?: number;
}

/** One line of a broker's bill. */
export interface FeeItem {
  readonly name: string;
  /** `contract`: rates are per contract. `sale-proceeds`: per dollar received for the legs that are sold. */
  readonly basis: 'contract' | 'sale-proceeds';
  /** Whose legs pay; `undefined`: both buys and sells. */
  readonly side?: 'buy' | 'sell';
  /** Which orders pay; `undefined`: opening and closing alike. */
  readonly action?: 'open' | 'close';
  /** Which classes pay; `undefined`: all. */
  readonly roots?: readonly Root[];
  readonly rounding: FeeRounding;
  /** At least one, in order of `from`. */
  readonly editions: readonly FeeEdition[];
}

/** Everything one broker charges. */
export interface FeeSchedule {
  readonly broker: string;
  /** The last date for which the rates were checked; later dates are charged the latest rates, and flagged. */
  readonly checkedThrough: SessionDate;
  readonly items: readonly FeeItem[];
}
