// One expiry of one class: its date, how its settlement value is struck, and the last instants that matter.
import type { EpochMs, SessionDate } from '../time.ts';
import type { Root } from './product.ts';

/** `AM`: struck from the opening of `sessionDate`; `PM`: from its close. */
export type Settlement = 'AM' | 'PM';

/** A listed expiry; the same expiry of a run is one object, so identity may be used as its key. */
export interface OptionExpiry {
  readonly root: Root;
  readonly sessionDate: SessionDate;
  readonly settlement: Settlement;
  /** The last instant at which the series trades: the close before an AM settlement, the close itself for PM. */
  readonly lastTradeMs: EpochMs;
  /** The instant to which time value runs: open (AM) or close (PM) of `sessionDate`. */
  readonly settlesAtMs: EpochMs;
}
