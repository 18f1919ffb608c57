// A position as a stress reprices it: its legs with the volatilities that its own quotes implied, and the market it stood in.
import type { OptionRight, SessionDate } from '../../../../core/domain/index.ts';

export interface StressLeg {
  readonly right: OptionRight;
  readonly strikePoints: number;
  /** Of the whole position: + long, - short. */
  readonly contracts: number;
  /** Dollars per point and contract. */
  readonly multiplier: number;
  /** Implied by the leg's own quote, decimal a year; of an American leg with what early exercise is worth taken out. */
  readonly iv: number;
  /** The quote itself, its middle; where it is known an American leg's mark is met although its value has more in it than `iv` tells. */
  readonly midPoints?: number;
}

export interface StressPosition {
  readonly tradeId: number;
  readonly date: SessionDate;
  readonly legs: readonly StressLeg[];
  readonly spotPoints: number;
  /** Of the legs' one expiry. */
  readonly forwardPoints: number;
  /** Calendar time to the settlement, above 0. */
  readonly years: number;
  /** Continuously compounded, decimal. */
  readonly rate: number;
  readonly vixPoints: number;
  readonly isAmerican: boolean;
  /** Worst loss at expiry net of the credit, dollars, positive, as the ledger states it. */
  readonly maxLossDollars: number;
}

/** What is done to the market of a position. */
export interface MarketShock {
  /** Of the underlying and its forward, decimal: -0.1 is a fall by a tenth. */
  readonly spotChange: number;
  /** The level of the volatility index afterwards. */
  readonly vixPoints: number;
  /** Calendar days that pass. */
  readonly days: number;
}
