// Times at which trading stood still in all markets, as the dated table gives them.
import type { SessionDate } from '../time.ts';

/** A market-wide halt inside a session, from its first second to the one at which trading resumes. */
export interface TradingHalt {
  readonly date: SessionDate;
  /** Seconds since midnight in New York. */
  readonly fromSecond: number;
  readonly toSecond: number;
}
