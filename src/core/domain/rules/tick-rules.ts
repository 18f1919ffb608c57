// The price steps an exchange allows for a root, as the dated table gives them.
import type { Root } from '../instrument/product.ts';
import type { SessionDate } from '../time.ts';

/** A step that holds from a price on, up to the next step's price. Cents per share. */
export interface TickStep {
  readonly fromCents: number;
  readonly tickCents: number;
}

/** Steps of a root while `from` <= date <= `to`, for single series or for the net price of a multi-leg order. */
export interface TickRule {
  readonly root: Root;
  readonly order: 'single' | 'complex';
  readonly from: SessionDate;
  readonly to: SessionDate | undefined;
  /** In order of `fromCents`, the first at 0. */
  readonly steps: readonly TickStep[];
}
