// The figures by which months of a preset are held against a published index.
import { skewness } from '../../src/analysis/metrics/index.ts';
import type { PresetMonth } from './run-preset.ts';

/** Yearly figures and ratios are decimals. */
export interface MonthStatistics {
  readonly months: number;
  /** Compound growth a year, and the same over what bills earned. */
  readonly growth: number;
  readonly growthOverBills: number;
  /** Mean of a month. */
  readonly mean: number;
  /** Sample standard deviation of a month times the square root of 12. */
  readonly volatility: number;
  readonly skew: number;
  /** Deepest fall between month ends. */
  readonly drawdown: number;
  /** The worst months, the worst first. */
  readonly worst: readonly PresetMonth[];
  /** Months below -6%. */
  readonly deepMonths: number;
}

const DEEP_MONTH = -0.06;

/** The figures of the months from `from` to `to`, `YYYY-MM` both; throws for fewer than two. */
export function monthStatistics(
  all: readonly PresetMonth[],
  from = '0000-00',
  to = '9999-99',
): MonthStatistics {
  const months = all.filter(({ month }) => month >= from && month <= to);
  if (months.length < 2)
    throw new RangeError(`${from} to ${to}: expected two months, found ${months.length}`);
  const values = months.map(({ value }) => value);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  const growth = yearlyGrowth(values);
  return {
    months: values.length,
    growth,
    growthOverBills: (1 + growth) / (1 + yearlyGrowth(months.map(({ bills }) => bills))) - 1,
    mean,
    volatility: Math.sqrt(12 * variance),
    skew: skewness(values) ?? 0,
    drawdown: deepestFall(values),
    worst: months.toSorted((a, b) => a.value - b.value).slice(0, 5),
    deepMonths: values.filter((value) => value < DEEP_MONTH).length,
  };
}

function yearlyGrowth(values: readonly number[]): number {
  return values.reduce((product, value) => product * (1 + value), 1) ** (12 / values.length) - 1;
}

function deepestFall(values: readonly number[]): number {
  let level = 1;
  let highest = 1;
  let deepest = 0;
  for (const value of values) {
    level *= 1 + value;
    highest = Math.max(highest, level);
    deepest = Math.max(deepest, 1 - level / highest);
  }
  return deepest;
}
