// Keeps some of a file's rows, such as those up to the end of a run, before any of them is judged.
import { dayNumberOf, MS_PER_DAY, type RawBars, type SessionDate } from '../../../core/domain/index.ts';
import { easternEpochMs } from '../../../core/market/index.ts';

const MINUTES_PER_DAY = 24 * 60;

/** The rows stamped on `to` or before; a row whose stamp cannot be read is kept for the hygiene pass to tell of. */
export function rawRowsUpTo(raw: RawBars, to: SessionDate): RawBars {
  const endMs =
    raw.stampKind === 'instant' ? easternEpochMs(to, MINUTES_PER_DAY) : (dayNumberOf(to) + 1) * MS_PER_DAY;
  return rawRowsKept(raw, (row) => !((raw.stampsMs[row] ?? Number.NaN) >= endMs));
}

/** The rows that are kept, in their order. */
export function rawRowsKept(raw: RawBars, isKept: (row: number) => boolean): RawBars {
  const rows = Array.from(raw.stampsMs.keys()).filter(isKept);
  if (rows.length === raw.length) return raw;
  const gather = (column: Float64Array): Float64Array =>
    Float64Array.from(rows, (row) => column[row] ?? Number.NaN);
  return {
    ...raw,
    length: rows.length,
    stampsMs: gather(raw.stampsMs),
    lines: Int32Array.from(rows, (row) => raw.lines[row] ?? 0),
    open: gather(raw.open),
    high: gather(raw.high),
    low: gather(raw.low),
    close: gather(raw.close),
    volume: raw.volume && gather(raw.volume),
    dividend: raw.dividend && gather(raw.dividend),
  };
}
