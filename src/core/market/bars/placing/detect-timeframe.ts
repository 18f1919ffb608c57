// The bar length of a file, from the usual distance between its stamps.
import { intradayMinutes, MS_PER_DAY, type Timeframe, TIMEFRAMES } from '../../../domain/index.ts';
import type { RowStamps } from './row-stamps.ts';

const WEEKLY_STEP_DAYS_MIN = 5;
const WEEKLY_STEP_DAYS_MAX = 9;

/** The timeframe whose bars lie as far apart as the file's usually do, or `undefined` where none does. */
export function detectTimeframe(stamps: RowStamps, rows: number): Timeframe | undefined {
  const { stepMs, isDaily } = stamps;
  if (stepMs === undefined) return isDaily && rows > 0 ? 'D' : undefined;
  if (!isDaily) return TIMEFRAMES.find((timeframe) => (intradayMinutes(timeframe) ?? 0) * 60_000 === stepMs);
  const days = Math.round(stepMs / MS_PER_DAY);
  if (days < WEEKLY_STEP_DAYS_MIN) return 'D';
  return days <= WEEKLY_STEP_DAYS_MAX ? 'W' : undefined;
}
