// Another future: everything that was not known at an instant is gone, or false.
import type { EpochMs } from '../../../core/domain/index.ts';
import type { TradingCalendar } from '../../../core/market/index.ts';

/** What becomes of everything after an instant. */
export interface FutureChange {
  readonly kind: 'cut' | 'poison';
  /** The close of the bar up to which everything stays as it is. */
  readonly atMs: EpochMs;
  /** What prices after it are multiplied by once they have been drawn, so far off that no figure can hide it. */
  readonly absurdFactor: number;
}

/** Levels of volatility after the instant are multiplied by this. */
export const FALSE_LEVEL_FACTOR = 3;
/** False rows of a file stay near enough to their neighbours for the hygiene pass to believe them. */
const BELIEVABLE_FACTORS = [1.08, 0.93] as const;
/** Odd, so that neighbours differ and no short window of rows has the same factors as another. */
const SPREAD = 2_654_435_761;

/** What the prices of a false row are multiplied by: it differs from row to row, so that false moves are false too. */
export function believableFactor(row: number): number {
  return BELIEVABLE_FACTORS[((row * SPREAD) >>> 0) >>> 31] ?? 1;
}

/** The calendar index of the session in which an instant lies, or after which it comes. */
export function sessionAt(calendar: Pick<TradingCalendar, 'lastOpened'>, atMs: EpochMs): number {
  return calendar.lastOpened(atMs)?.index ?? -1;
}
