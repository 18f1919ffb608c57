// The option classes Quantor trades and what the exchange fixes about each: style, delivery, multiplier.

/** An option class by its OCC root. `SPX` is the AM-settled monthly, `SPXW` the PM-settled class. */
export type Root = 'SPX' | 'SPXW' | 'XSP' | 'SPY';

export type ExerciseStyle = 'european' | 'american';
export type Delivery = 'cash' | 'physical';

/** What holds for every contract of a root. */
export interface OptionProduct {
  readonly root: Root;
  readonly style: ExerciseStyle;
  readonly delivery: Delivery;
  /** Dollars of contract value per dollar (or index point) of price. */
  readonly multiplier: number;
}

const PRODUCTS: Readonly<Record<Root, OptionProduct>> = {
  SPX: { root: 'SPX', style: 'european', delivery: 'cash', multiplier: 100 },
  SPXW: { root: 'SPXW', style: 'european', delivery: 'cash', multiplier: 100 },
  XSP: { root: 'XSP', style: 'european', delivery: 'cash', multiplier: 100 },
  SPY: { root: 'SPY', style: 'american', delivery: 'physical', multiplier: 100 },
};

export const ROOTS: readonly Root[] = ['SPX', 'SPXW', 'XSP', 'SPY'];

/** The product of a root. */
export function productOf(root: Root): OptionProduct {
  return PRODUCTS[root];
}
