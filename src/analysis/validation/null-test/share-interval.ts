// A count out of so many as a share with its interval.
import { shareInterval } from '../../../core/numerics/index.ts';

export interface ShareInterval {
  readonly count: number;
  readonly of: number;
  readonly share: number;
  /** Ends of the 95% interval; all of 0 to 1 of nothing. */
  readonly low: number;
  readonly high: number;
}

/** The share, 0 of nothing. */
export function shareOf(count: number, of: number): ShareInterval {
  return { count, of, share: of === 0 ? 0 : count / of, ...shareInterval(count, of) };
}
