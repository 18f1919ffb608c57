// Finds rows whose price level does not follow from their neighbours': the longest steady run is trusted, others must join it.
import { MS_PER_YEAR } from '../../domain/index.ts';
import type { QuarantineReason } from './bars-report.ts';
import type { RowTally } from './row-tally.ts';

/**
 * The largest ratio of two prices that a bar, or two neighbouring bars, may have. The widest day of the S&P 500,
 * 1987-10-19, has high over low of 1.26, and since then a fall of 20 % closes the market for the day.
 */
export const PRICE_RATIO_MAX = 1.35;
const LASTING_ROWS_MIN = 10;

/** A column of levels over time: `rows[i]` is the file row of the i-th in order of time. */
export interface TimedLevels {
  readonly rows: Int32Array;
  readonly timeMs: Float64Array;
  readonly level: Float64Array;
}

/** Neighbouring levels, by place in order of time, that are steady among themselves but not with what is trusted. */
export interface StrayStretch {
  readonly first: number;
  readonly last: number;
  /** Level over that of the last trusted place towards the middle of the file. */
  readonly ratio: number;
  /** Whether a trusted level stands on both sides. */
  readonly returns: boolean;
  /** True where the stretch lies after the trusted run. */
  readonly isAfter: boolean;
}

/**
 * Stretches in order of their distance from the longest run without a jump. From that run outwards each level must
 * follow the last trusted one within `ratioMax`, doubled for each year without any level between them.
 */
export function strayStretches(levels: TimedLevels, ratioMax = PRICE_RATIO_MAX): readonly StrayStretch[] {
  if (levels.rows.length === 0) return [];
  const run = longestSteadyRun(levels, ratioMax);
  return [...strays(levels, run.last, 1, ratioMax), ...strays(levels, run.first, -1, ratioMax)];
}

/** Quarantines every stray row; of a volatility index or another series whose levels nothing is repaired in. */
export function checkLevels(levels: TimedLevels, tally: RowTally, ratioMax = PRICE_RATIO_MAX): void {
  for (const stretch of strayStretches(levels, ratioMax)) {
    for (let place = stretch.first; place <= stretch.last; place += 1)
      tally.quarantine(levels.rows[place] as number, levelFault(stretch.ratio));
  }
}

/** A level that is off by nearly a power of ten lost or gained digits. */
export function levelFault(ratio: number): QuarantineReason {
  return decadesOf(ratio) === 0 ? 'implausible-price' : 'decimal-error';
}

/** The power of ten that `ratio` is nearly, or 0. */
export function decadesOf(ratio: number): number {
  const decades = Math.log10(ratio);
  const nearest = Math.round(decades);
  return Math.abs(decades - nearest) <= Math.log10(PRICE_RATIO_MAX) ? nearest : 0;
}

function strays(levels: TimedLevels, start: number, step: 1 | -1, ratioMax: number): readonly StrayStretch[] {
  const found: StrayStretch[] = [];
  const { length } = levels.rows;
  let trusted = start;
  let strayFrom: number | undefined;
  const close = (end: number, returns: boolean): void => {
    if (strayFrom === undefined) return;
    found.push({
      first: Math.min(strayFrom, end),
      last: Math.max(strayFrom, end),
      ratio: levelRatio(levels, trusted, strayFrom),
      returns,
      isAfter: step === 1,
    });
    strayFrom = undefined;
  };
  for (let place = start + step; place >= 0 && place < length; place += step) {
    const before = place - step;
    const isOnStray = strayFrom !== undefined && isSteady(levels, before, place, ratioMax);
    const isNear = isWithin(levelRatio(levels, trusted, place), ratioMax);
    // Rows that go on from a stray stretch belong to it, save that a few stray rows may drift back.
    const isLasting = strayFrom !== undefined && Math.abs(place - strayFrom) >= LASTING_ROWS_MIN;
    if (isOnStray && (isLasting || !isNear)) continue;
    if (isNear || isSteady(levels, trusted, place, ratioMax)) {
      close(before, true);
      trusted = place;
    } else {
      close(before, false);
      strayFrom = place;
    }
  }
  close(step === 1 ? length - 1 : 0, false);
  return found;
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
  if (isWithin(ratio, ratioMax)) return true;
  const years = Math.abs((levels.timeMs[b] as number) - (levels.timeMs[a] as number)) / MS_PER_YEAR;
  return isWithin(ratio, ratioMax * 2 ** years);
}

function isWithin(ratio: number, limit: number): boolean {
  return ratio <= limit && ratio >= 1 / limit;
}

function levelRatio(levels: TimedLevels, from: number, to: number): number {
  return (levels.level[to] as number) / (levels.level[from] as number);
}
