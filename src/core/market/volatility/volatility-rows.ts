// Joins the closes of the volatility index family into one row a session.
import type { SessionDate, VolatilityRow } from '../../domain/index.ts';

/** Closes in points by date; only VIX is needed. */
export interface VolatilityCloses {
  readonly vix: ReadonlyMap<SessionDate, number>;
  readonly vix9d?: ReadonlyMap<SessionDate, number>;
  readonly vix3m?: ReadonlyMap<SessionDate, number>;
  readonly vix6m?: ReadonlyMap<SessionDate, number>;
}

/** One row for each session with a VIX close, in order of date; another index's close is `undefined` where it has none. */
export function volatilityRows(closes: VolatilityCloses): readonly VolatilityRow[] {
  const dates = [...closes.vix.keys()].sort();
  return dates.map((date) => ({
    date,
    vix: closes.vix.get(date) as number,
    vix9d: closes.vix9d?.get(date),
    vix3m: closes.vix3m?.get(date),
    vix6m: closes.vix6m?.get(date),
  }));
}
