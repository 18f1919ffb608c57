// One session's closing values of the volatility index family.
import type { SessionDate } from '../time.ts';

/** Index closes in points (VIX 18 is `18`); a member that is not published or not given is `undefined`. */
export interface VolatilityRow {
  readonly date: SessionDate;
  readonly vix: number;
  readonly vix9d: number | undefined;
  readonly vix3m: number | undefined;
  readonly vix6m: number | undefined;
}
