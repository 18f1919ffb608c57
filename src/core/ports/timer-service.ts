// Time that comes due: virtual in a backtest, the system's clock in a live session.
import type { EpochMs } from '../domain/index.ts';

/** Contract: a timer comes due once, never before its instant; equal instants come due in the order they were set. */
export interface TimerService {
  set(timerId: number, atMs: EpochMs): void;
  /** Instant of the earliest timer, or `undefined`. */
  peekMs(): EpochMs | undefined;
  /** Removes and returns the earliest timer's id. */
  take(): number;
}
