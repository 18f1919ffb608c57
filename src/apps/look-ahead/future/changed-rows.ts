// The rows of one file with another future, before any of them is judged.
import {
  type DayNumber,
  type EpochMs,
  intradayMinutes,
  MS_PER_DAY,
  type RawBars,
} from '../../../core/domain/index.ts';
import { epochMsFromEastern, type TradingCalendar } from '../../../core/market/index.ts';
import { type ImportAccount, preparedBars, rawRowsKept } from '../../sessions/index.ts';
import { believableFactor, type FutureChange } from './future-change.ts';

const MS_PER_MINUTE = 60_000;
const FALSE_VOLUME_FACTOR = 3;
/** A factor alone would leave the range of a bar as it was. */
const FALSE_RANGE = { high: 1.01, low: 0.99 } as const;

/**
 * From when each row of a file is known, epoch ms: the close of its bar. Of a row that no bar was made of, and of the rows of a
 * store, the stamp tells; one without a stamp is known from the first.
 */
export function knownFrom(
  raw: RawBars,
  calendar: TradingCalendar,
  imported: ImportAccount | undefined,
): Float64Array {
  const prepared = preparedBars(raw, calendar, { name: 'bars', imported });
  const minutes = prepared.ok ? (intradayMinutes(prepared.timeframe) ?? 0) : 0;
  const closeMs = new Map<number, number>();
  // Rows of a store have no lines to be told apart by.
  if (prepared.ok && imported === undefined)
    for (const [bar, line] of prepared.lines.entries()) closeMs.set(line, prepared.series.closeMs[bar] ?? 0);
  return Float64Array.from(
    raw.lines,
    (line, row) => closeMs.get(line) ?? stampedClose(raw, row, calendar, minutes),
  );
}

function stampedClose(raw: RawBars, row: number, calendar: TradingCalendar, minutes: number): number {
  const stampMs = raw.stampsMs[row] ?? Number.NaN;
  if (Number.isNaN(stampMs)) return Number.NEGATIVE_INFINITY;
  if (raw.stampKind !== 'date') {
    const startMs = raw.stampKind === 'local' ? epochMsFromEastern(stampMs) : (stampMs as EpochMs);
    const session = calendar.containing(startMs);
    return Math.min(startMs + minutes * MS_PER_MINUTE, session?.closeMs ?? Number.POSITIVE_INFINITY);
  }
  const session = calendar.sessionOnDay(Math.floor(stampMs / MS_PER_DAY) as DayNumber);
  return session?.closeMs ?? stampMs + MS_PER_DAY;
}

/** The file with every row that was not known at the instant cut off or made false. `knownMs` is aligned with the rows. */
export function changedRows(raw: RawBars, knownMs: Float64Array, change: FutureChange): RawBars {
  const isLater = (row: number): boolean => (knownMs[row] ?? 0) > change.atMs;
  return change.kind === 'cut' ? rawRowsKept(raw, (row) => !isLater(row)) : withFalseRows(raw, isLater);
}

function withFalseRows(raw: RawBars, isLater: (row: number) => boolean): RawBars {
  const times =
    (factorOf: (row: number) => number) =>
    (column: Float64Array): Float64Array =>
      column.map((value, row) => (isLater(row) ? value * factorOf(row) : value));
  const price = times(believableFactor);
  return {
    ...raw,
    open: price(raw.open),
    high: times((row) => believableFactor(row) * FALSE_RANGE.high)(raw.high),
    low: times((row) => believableFactor(row) * FALSE_RANGE.low)(raw.low),
    close: price(raw.close),
    volume: raw.volume && times(() => FALSE_VOLUME_FACTOR)(raw.volume),
  };
}
