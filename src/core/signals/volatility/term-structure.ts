// The slope of the volatility indices over their terms, as ratios that pass 1 where the near term is the dearer one.
import type { VolatilityRow } from '../../domain/index.ts';

/** VIX9D over VIX; `undefined` where VIX9D was not published. */
export function nineDayRatio({ vix, vix9d }: VolatilityRow): number | undefined {
  return vix9d === undefined ? undefined : vix9d / vix;
}

/** VIX over VIX3M; `undefined` where VIX3M was not published. */
export function threeMonthRatio({ vix, vix3m }: VolatilityRow): number | undefined {
  return vix3m === undefined ? undefined : vix / vix3m;
}
