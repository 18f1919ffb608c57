// Checks each row's own prices, and each price level against the rows around it.
import { MS_PER_YEAR, type RawBars } from '../../domain/index.ts';
import type { QuarantineReason } from './bars-report.ts';
import type { RowTally } from './row-tally.ts';

/**
 * The largest ratio of two prices that a bar, or two neighbouring bars, may have. The widest day of the S&P 500,
 * 1987-10-19, has high over low of 1.26, and since then a fall of 20 % closes the market for the day.
 */
const PRICE_RATIO_MAX = 1.35;
/** Vendors rebuild prices from adjusted ones; a high this little below the open, relative, is rounding. */
const ROUNDING_RATIO = 1e-6;

/** The volume column, or `undefined` where the file has none or leaves all of it empty. */
export function volumeOf(raw: RawBars): Float64Array | undefined {
  return raw.volume?.some((shares) => !Number.isNaN(shares)) === true ? raw.volume : undefined;
}

/** Quarantines candidates whose own numbers contradict each other. */
export function checkRowPrices(raw: RawBars, tally: RowTally): void {
  const { open, high, low, close } = raw;
  const volume = volumeOf(raw);
  for (let row = 0; row < raw.length; row += 1) {
    if (!tally.isCandidate(row)) continue;
    const [o, h, l, c] = [open[row] as number, high[row] as number, low[row] as number, close[row] as number];
    const fault = priceFault(o, h, l, c);
    if (fault !== undefined) tally.quarantine(row, fault);
    else if (volume !== undefined && !((volume[row] as number) >= 0 && volume[row] !== Infinity)) {
      tally.quarantine(row, 'bad-volume');
    }
  }
}

function priceFault(o: number, h: number, l: number, c: number): QuarantineReason | undefined {
  if (!Number.isFinite(o + h + l + c)) return 'not-a-number';
  if (o <= 0 || h <= 0 || l <= 0 || c <= 0) return 'non-positive-price';
  const slack = ROUNDING_RATIO * h;
  if (h + slack < Math.max(o, c, l) || l - slack > Math.min(o, c)) return 'ohlc-violation';
  return h > l * PRICE_RATIO_MAX ? levelFault(h / l) : undefined;
}

/** A column of levels over time: `rows[i]` is the file row of the i-th in order of time. */
export interface TimedLevels {
  readonly rows: Int32Array;
  readonly timeMs: Float64Array;
  readonly level: Float64Array;
}

/**
 * Quarantines rows whose level does not follow from their neighbours'. The longest run without a jump is trusted;
 * from it outwards each row must follow the last trusted one within `ratioMax`, doubled for each year between them.
 */
export function checkLevels(levels: TimedLevels, tally: RowTally, ratioMax = PRICE_RATIO_MAX): void {
  const { rows } = levels;
  const run = longestSteadyRun(levels, ratioMax);
  const walk = (start: number, step: 1 | -1): void => {
    let trusted = start;
    for (let index = start + step; index >= 0 && index < rows.length; index += step) {
      const ratio = levelRatio(levels, trusted, index);
      if (isSteady(levels, trusted, index, ratioMax)) trusted = index;
      else tally.quarantine(rows[index] as number, levelFault(ratio));
    }
  };
  walk(run.last, 1);
  walk(run.first, -1);
}

function longestSteadyRun(
  levels: TimedLevels,
  ratioMax: number,
): { readonly first: number; readonly last: number } {
  let best = { first: 0, last: 0 };
  let first = 0;
  for (let index = 1; index <= levels.rows.length; index += 1) {
    if (index < levels.rows.length && isSteady(levels, index - 1, index, ratioMax)) continue;
    if (index - 1 - first > best.last - best.first) best = { first, last: index - 1 };
    first = index;
  }
  return best;
}

function isSteady(levels: TimedLevels, a: number, b: number, ratioMax: number): boolean {
  const ratio = levelRatio(levels, a, b);
  if (ratio <= ratioMax && ratio >= 1 / ratioMax) return true;
  const years = Math.abs((levels.timeMs[b] as number) - (levels.timeMs[a] as number)) / MS_PER_YEAR;
  const limit = ratioMax * 2 ** years;
  return ratio <= limit && ratio >= 1 / limit;
}

function levelRatio(levels: TimedLevels, from: number, to: number): number {
  return (levels.level[to] as number) / (levels.level[from] as number);
}

/** A level that is off by nearly a power of ten lost or gained digits. */
function levelFault(ratio: number): QuarantineReason {
  const decades = Math.log10(ratio);
  const nearest = Math.round(decades);
  return nearest !== 0 && Math.abs(decades - nearest) <= Math.log10(PRICE_RATIO_MAX)
    ? 'decimal-error'
    : 'implausible-price';
}
