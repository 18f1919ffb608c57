// The opening value of a daily bar: as published where that is believable, otherwise drawn inside the day's range.
import type { BarSeries } from '../../domain/index.ts';
import type { Rng } from '../../numerics/index.ts';
import { foldIntoUnit } from './unit-path.ts';

/** Share of a day's variance before the opening. */
const OVERNIGHT_SHARE = 0.3;
const FOUR_LN_2 = 4 * Math.LN2;

/**
 * Whether the published open of bar `index` counts as missing: it repeats the previous close exactly, as index files do
 * on most days before 2006, or lies outside the day's range. Decided by the data alone, never by the seed.
 */
export function isOpenMissing(daily: BarSeries, index: number): boolean {
  const open = daily.open[index] as number;
  if (!(open >= (daily.low[index] as number) && open <= (daily.high[index] as number))) return true;
  return index > 0 && open === daily.close[index - 1];
}

/**
 * A value for a missing open: the previous close moved towards the day's close by the night's share of the variance,
 * plus the bridge's noise at the day's range volatility, reflected into the day's range. A first bar without a previous
 * close starts from the middle of its range.
 * Source for the volatility of a range: Parkinson (1980), The extreme value method for estimating the variance.
 */
export function drawOpen(daily: BarSeries, index: number, rng: Rng): number {
  const low = daily.low[index] as number;
  const high = daily.high[index] as number;
  if (high === low) return low;
  const previousClose = index > 0 ? (daily.close[index - 1] as number) : (low + high) / 2;
  const range = high - low;
  const start = (previousClose - low) / range;
  const end = ((daily.close[index] as number) - low) / range;
  const deviation = Math.sqrt((OVERNIGHT_SHARE * (1 - OVERNIGHT_SHARE)) / FOUR_LN_2);
  const drawn = foldIntoUnit(start + OVERNIGHT_SHARE * (end - start) + deviation * rng.normal());
  return Math.min(high, Math.max(low, low + drawn * range));
}
