// What a market of daily closes and its volatility index look like in figures: size, tails, clustering, leverage, and fear.
import { mean, quantile, sampleStandardDeviation } from '../../src/core/numerics/index.ts';

const SESSIONS_PER_YEAR = 252;
const SESSIONS_PER_MONTH = 21;

/** Closes of the index and of its volatility index in points, one entry a session; years group what may be correlated. */
export interface DailyMarket {
  readonly close: readonly number[];
  readonly vix: readonly number[];
  readonly year: readonly number[];
}

/** Figures of the sessions whose year `counts`; the session before the first of a year is the one before it in time. */
export function marketMoments(
  market: DailyMarket,
  counts: (year: number) => boolean,
): Readonly<Record<string, number>> {
  const { close, vix, year } = market;
  const rows = year.flatMap((each, row) => (row > 0 && counts(each) ? [row] : []));
  const at = (column: readonly number[], row: number): number => column[row] ?? Number.NaN;
  const logChange = (column: readonly number[], row: number): number =>
    Math.log(at(column, row) / at(column, row - 1));
  const years = rows.map((row) => at(year, row));
  const returns = rows.map((row) => logChange(close, row));
  const levels = rows.map((row) => at(vix, row));
  const changes = rows.map((row) => logChange(vix, row));
  const sizes = returns.map(Math.abs);
  const months = wholeMonths(returns, years);
  const realised = months.map((month) => (mean(month.map((each) => each * each)) ?? 0) * SESSIONS_PER_YEAR);
  const monthReturns = months.map((month) => month.reduce((sum, each) => sum + each, 0));
  return {
    volatility: deviation(returns) * Math.sqrt(SESSIONS_PER_YEAR),
    skew: standardised(returns, 3),
    kurtosis: standardised(returns, 4),
    sizeMemory1: memory(sizes, years, 1),
    sizeMemory21: memory(sizes, years, 21),
    sizeMemory63: memory(sizes, years, 63),
    leverage: correlation(returns.slice(0, -1), sizes.slice(1)),
    vixMean: mean(levels) ?? Number.NaN,
    vixDeviation: deviation(levels),
    vixMedian: quantile(levels, 0.5) ?? Number.NaN,
    vixTop1: quantile(levels, 0.99) ?? Number.NaN,
    vixAbove30: levels.filter((level) => level > 30).length / levels.length,
    vixMemory5: memory(levels.map(Math.log), years, 5),
    vixMemory21: memory(levels.map(Math.log), years, 21),
    vixChange: deviation(changes),
    vixWithReturn: correlation(changes, returns),
    premium: (mean(levels.map((level) => (level / 100) ** 2)) ?? 0) / (mean(realised) ?? 1) - 1,
    worstMonth: Math.min(...monthReturns),
    monthDeviation: deviation(monthReturns),
  };
}

/** Stretches of 21 sessions that lie in one year and do not overlap. */
function wholeMonths(returns: readonly number[], years: readonly number[]): readonly (readonly number[])[] {
  const months: (readonly number[])[] = [];
  for (let from = 0; from + SESSIONS_PER_MONTH <= returns.length; from += SESSIONS_PER_MONTH) {
    if (years[from] === years[from + SESSIONS_PER_MONTH - 1])
      months.push(returns.slice(from, from + SESSIONS_PER_MONTH));
  }
  return months;
}

const deviation = (values: readonly number[]): number => sampleStandardDeviation(values) ?? Number.NaN;

function standardised(values: readonly number[], power: number): number {
  const [centre, scale] = [mean(values) ?? 0, deviation(values)];
  return mean(values.map((value) => ((value - centre) / scale) ** power)) ?? Number.NaN;
}

function correlation(left: readonly number[], right: readonly number[]): number {
  const [meanLeft, meanRight] = [mean(left) ?? 0, mean(right) ?? 0];
  const products = left.map(
    (value, index) => (value - meanLeft) * ((right[index] ?? Number.NaN) - meanRight),
  );
  return (mean(products) ?? Number.NaN) / (deviation(left) * deviation(right));
}

/** Autocorrelation over `lag` sessions of one year. */
function memory(values: readonly number[], years: readonly number[], lag: number): number {
  const centre = mean(values) ?? 0;
  const products = values.flatMap((value, index) =>
    index >= lag && years[index] === years[index - lag]
      ? [(value - centre) * ((values[index - lag] ?? Number.NaN) - centre)]
      : [],
  );
  return (mean(products) ?? Number.NaN) / deviation(values) ** 2;
}
