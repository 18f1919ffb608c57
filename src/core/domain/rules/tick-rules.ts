// The price steps an exchange allows for a root, as the dated table gives them.
import type { Root } from '../instrument/product.ts';
import type { SessionDate } from '../time.ts';

/** The step of prices below `belowCents`; `undefined`: of all further prices. Cents per share. */
export interface TickStep {
  readonly belowCents: number | undefined;
  readonly tickCents: number;
}

/** Price steps of a root while `from` <= date <= `to`; an absent end is open. */
export interface TickRule {
  readonly root: Root;
  readonly from: SessionDate;
  readonly to: SessionDate | undefined;
  /** Steps of a quote or an order in one series, cheapest first; the last has no bound. */
  readonly quoteTicks: readonly TickStep[];
  /** Step of a multi-leg order's net price, and of the price a leg of it may be given. */
  readonly complexNetTickCents: number;
  readonly complexLegTickCents: number;
  /** Steps of another period stand in for those of this one; a run has to say so. */
  readonly extrapolated?: boolean;
}
