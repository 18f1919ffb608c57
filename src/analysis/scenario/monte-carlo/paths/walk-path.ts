// Walks one path of drawn returns and keeps what it came to: the inner loop of every simulation here.

/** Sessions that stand for a month in which a path's worst month is sought. */
export const SESSIONS_OF_MONTH = 21;

/** One entry a path. Ratios are of equity at the start of the path; falls and losses are decimals. */
export interface PathFigures {
  readonly finalRatio: Float64Array;
  /** Deepest fall from the highest equity so far, positive. */
  readonly drawdown: Float64Array;
  /** Sessions of the longest time below an earlier high; a time that has not ended counts up to the end. */
  readonly underWater: Float64Array;
  readonly lowestRatio: Float64Array;
  /** Lowest return of a session, and of a month of `SESSIONS_OF_MONTH` sessions counted from the start; 0 where the path has none. */
  readonly worstDay: Float64Array;
  readonly worstMonth: Float64Array;
  /** Equity ratio at the end of each of the first `months` months, a path's side by side. */
  readonly monthEnds: Float64Array;
  readonly months: number;
  /** Sums of the returns and of their squares, for the Sharpe ratio. */
  readonly sum: Float64Array;
  readonly squares: Float64Array;
}

/** Columns for `paths` paths of which `months` month ends are kept. */
export function createPathFigures(paths: number, months: number): PathFigures {
  const column = (): Float64Array => new Float64Array(paths);
  return {
    monthEnds: new Float64Array(paths * months),
    months,
    finalRatio: column(),
    drawdown: column(),
    underWater: column(),
    lowestRatio: column(),
    worstDay: column(),
    worstMonth: column(),
    sum: column(),
    squares: column(),
  };
}

/** Which returns a path takes, in order, each multiplied by `scale`: 1 for the run's own size. */
export interface PathDraw {
  readonly returns: Float64Array;
  readonly indices: Int32Array;
  readonly scale: number;
}

/** Writes entry `path` of every column. Equity that falls to nothing or less stays at 0 for the rest of the path. */
export function walkPath({ returns, indices, scale }: PathDraw, into: PathFigures, path: number): void {
  let equity = 1;
  let peak = 1;
  let peakAt = -1;
  let lowestOfPeak = 1;
  let longest = 0;
  let lowest = 1;
  let worstDay = Number.POSITIVE_INFINITY;
  let worstMonth = Number.POSITIVE_INFINITY;
  let monthStart = 1;
  let monthEnd = SESSIONS_OF_MONTH - 1;
  let month = path * into.months;
  const monthsEnd = month + into.months;
  let sum = 0;
  let squares = 0;
  const length = indices.length;
  for (let at = 0; at < length; at += 1) {
    const value = scale * (returns[indices[at] as number] as number);
    sum += value;
    squares += value * value;
    if (value < worstDay) worstDay = value;
    equity *= 1 + value;
    if (equity <= 0) equity = 0;
    if (equity >= peak) {
      if (at - peakAt - 1 > longest) longest = at - peakAt - 1;
      peak = equity;
      peakAt = at;
    } else if (equity < lowestOfPeak * peak) lowestOfPeak = equity / peak;
    if (equity < lowest) lowest = equity;
    if (at === monthEnd) {
      const change = monthStart === 0 ? 0 : equity / monthStart - 1;
      if (change < worstMonth) worstMonth = change;
      monthStart = equity;
      if (month < monthsEnd) into.monthEnds[month] = equity;
      month += 1;
      monthEnd += SESSIONS_OF_MONTH;
    }
  }
  into.finalRatio[path] = equity;
  into.drawdown[path] = 1 - lowestOfPeak;
  into.underWater[path] = Math.max(longest, length - 1 - peakAt);
  into.lowestRatio[path] = lowest;
  into.worstDay[path] = length === 0 ? 0 : worstDay;
  into.worstMonth[path] = worstMonth === Number.POSITIVE_INFINITY ? 0 : worstMonth;
  into.sum[path] = sum;
  into.squares[path] = squares;
}
