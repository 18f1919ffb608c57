// A stated shock of the past: how far the index and the level of volatility went, as published; stress tests apply it to other days.
import type { SessionDate } from '../time.ts';

export interface HistoricalShock {
  readonly id: string;
  /** A few words for tables. */
  readonly title: string;
  /** The session whose close it begins at, and the one it ends in. */
  readonly from: SessionDate;
  readonly to: SessionDate;
  /** S&P 500, points. */
  readonly spotBefore: number;
  readonly spotAfter: number;
  readonly volatilityIndex: 'VIX' | 'VXO';
  readonly volatilityBefore: number;
  readonly volatilityAfter: number;
  readonly source: string;
}
