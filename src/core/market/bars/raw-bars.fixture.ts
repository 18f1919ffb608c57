// Builds raw bar rows as a file would give them, for the tests of this folder.
import type { RawBars, StampKind } from '../../domain/index.ts';
import type { TradingSession } from '../calendar/trading-calendar.ts';

/** One row of a file; a missing volume is an empty cell. */
export interface Row {
  readonly stampMs: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume?: number;
  readonly dividend?: number;
}

/** Rows as columns; line 1 is the header. */
export function rawBars(rows: readonly Row[], stampKind: StampKind = 'instant'): RawBars {
  const column = (pick: (row: Row) => number | undefined): Float64Array =>
    Float64Array.from(rows, (row) => pick(row) ?? Number.NaN);
  return {
    length: rows.length,
    stampKind,
    stampsMs: column((row) => row.stampMs),
    lines: Int32Array.from(rows, (_, index) => index + 2),
    open: column((row) => row.open),
    high: column((row) => row.high),
    low: column((row) => row.low),
    close: column((row) => row.close),
    volume: rows.some((row) => row.volume !== undefined) ? column((row) => row.volume) : undefined,
    dividend: rows.some((row) => row.dividend !== undefined) ? column((row) => row.dividend) : undefined,
  };
}

/** A whole session of bars `minutes` long, each with its own prices around 100. */
export function sessionRows(session: TradingSession, minutes: number): readonly Row[] {
  const rows: Row[] = [];
  for (let stampMs: number = session.openMs; stampMs < session.closeMs; stampMs += minutes * 60_000) {
    const wave = Math.sin(stampMs / 1e6);
    const open = 100 + 3 * wave;
    const close = open + 0.25;
    rows.push({ stampMs, open, high: close + 0.5, low: open - 0.5, close, volume: 1000 + rows.length });
  }
  return rows;
}
