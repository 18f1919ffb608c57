// Drawn bars and closes in the form in which files of them are read, for runs on made-up markets.
import { emptyBarSeries, type RawBars } from '../../../core/domain/index.ts';
import type { TradingSession } from '../../../core/market/index.ts';
import type { SessionBars } from '../../../core/synthetic/index.ts';
import type { IndexDays } from './read-inputs.ts';

/** Rows as a file of bars with these stamps would give them, line 1 being its header; without volume. */
export function drawnBars(
  { bars: { length, open, high, low, close } }: SessionBars,
  stamps: Pick<RawBars, 'stampKind' | 'stampsMs'>,
): RawBars {
  return {
    length,
    ...stamps,
    lines: Int32Array.from({ length }, (_, row) => row + 2),
    open,
    high,
    low,
    close,
    volume: undefined,
    dividend: undefined,
  };
}

/** An index of one close a session, without a range of its own: inside the day the level moves from one close to the next. */
export function drawnIndex(closes: Float64Array, sessions: readonly TradingSession[]): IndexDays {
  const bars = emptyBarSeries(closes.length, false);
  for (const [row, { openMs, closeMs }] of sessions.entries()) {
    bars.startMs[row] = openMs;
    bars.closeMs[row] = closeMs;
  }
  for (const column of [bars.open, bars.high, bars.low, bars.close]) column.set(closes);
  return {
    closes: new Map(sessions.map(({ date }, row) => [date, closes[row] as number])),
    bars: { bars, sessionIndex: Int32Array.from(sessions, ({ index }) => index) },
  };
}
