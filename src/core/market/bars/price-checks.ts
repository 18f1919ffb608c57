// Checks each row's own prices, puts right what the row itself proves, and takes out what contradicts itself.
import type { RawBars } from '../../domain/index.ts';
import type { QuarantineReason } from './bars-report.ts';
import { levelFault } from './level-walk.ts';
import { correctedRow, type RowCorrection, type RowValues, type UsualBar } from './repair/row-columns.ts';
import type { RowTally } from './row-tally.ts';

/** Vendors rebuild prices from adjusted ones; a high this little below the open, relative, is rounding. */
const ROUNDING_RATIO = 1e-6;
const SAMPLE_ROWS = 2000;
const SENTINELS: ReadonlySet<number> = new Set([-1, -99, -999, -9999]);

/** The columns of a file's bars, of which a pass may change its own copy. */
export type BarColumns = Pick<RawBars, 'length' | 'open' | 'high' | 'low' | 'close' | 'volume'> &
  Partial<Pick<RawBars, 'dividend'>>;

/** The volume column, or `undefined` where the file has none or leaves all of it empty. */
export function volumeOf(raw: BarColumns): Float64Array | undefined {
  return raw.volume?.some((shares) => !Number.isNaN(shares)) === true ? raw.volume : undefined;
}

/**
 * Quarantines candidates whose own numbers contradict each other, save those that one exchange of columns or one moved
 * decimal point explains: these are written into `bars`. `barRatioMax` is the widest high over low of one bar.
 */
export function checkRowPrices(bars: BarColumns, tally: RowTally, barRatioMax: number): void {
  const { open, high, low, close } = bars;
  const volume = volumeOf(bars);
  const faultOf = (row: RowValues): QuarantineReason | undefined =>
    priceFault(row, barRatioMax) ?? (volume === undefined ? undefined : volumeFault(row.volume));
  const isBar = (row: RowValues): boolean => faultOf(row) === undefined;
  let usual: UsualBar | undefined;
  for (let row = 0; row < bars.length; row += 1) {
    if (!tally.isCandidate(row)) continue;
    const values = {
      open: open[row] as number,
      high: high[row] as number,
      low: low[row] as number,
      close: close[row] as number,
      volume: volume?.[row] ?? Number.NaN,
    };
    const fault = faultOf(values);
    if (fault === undefined) continue;
    usual ??= usualBar(bars, volume, tally);
    const correction = correctedRow(values, isBar, usual);
    if (correction === undefined) tally.quarantine(row, fault);
    else applyCorrection(bars, row, correction, tally);
  }
}

/** Medians over at most `SAMPLE_ROWS` rows, evenly spread. */
function usualBar(bars: BarColumns, volume: Float64Array | undefined, tally: RowTally): UsualBar {
  const step = Math.max(1, Math.floor(bars.length / SAMPLE_ROWS));
  const ranges: number[] = [];
  const sizes: number[] = [];
  for (let row = 0; row < bars.length; row += step) {
    if (!tally.isCandidate(row)) continue;
    const range = Math.log((bars.high[row] as number) / (bars.low[row] as number));
    const size = (volume?.[row] ?? 0) / (bars.close[row] as number);
    if (Number.isFinite(range) && range >= 0) ranges.push(range);
    if (size > 0 && Number.isFinite(size)) sizes.push(size);
  }
  return { range: median(ranges) ?? 0, volumeOverPrice: median(sizes) };
}

function median(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[values.length >>> 1];
}

function applyCorrection(bars: BarColumns, row: number, correction: RowCorrection, tally: RowTally): void {
  const { kind } = correction.change;
  if (!tally.does('repair', kind)) {
    tally.quarantine(row, kind);
    return;
  }
  const { open, high, low, close, volume } = correction.values;
  bars.open[row] = open;
  bars.high[row] = high;
  bars.low[row] = low;
  bars.close[row] = close;
  if (bars.volume !== undefined) bars.volume[row] = volume;
  tally.change(row, correction.change);
}

function volumeFault(shares: number): QuarantineReason | undefined {
  return shares >= 0 && shares !== Infinity ? undefined : 'bad-volume';
}

function priceFault(row: RowValues, barRatioMax: number): QuarantineReason | undefined {
  const { open, high, low, close } = row;
  if (!Number.isFinite(open + high + low + close)) return 'not-a-number';
  if (open <= 0 || high <= 0 || low <= 0 || close <= 0) {
    const isSentinel = [open, high, low, close].every((price) => price > 0 || SENTINELS.has(price));
    return isSentinel ? 'sentinel' : 'non-positive-price';
  }
  const slack = ROUNDING_RATIO * high;
  if (high + slack < Math.max(open, close, low) || low - slack > Math.min(open, close))
    return 'ohlc-violation';
  return high > low * barRatioMax ? levelFault(high / low) : undefined;
}
