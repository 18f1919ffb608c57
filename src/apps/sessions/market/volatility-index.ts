// One volatility index as daily bars: checked closes, with the day's open and range where the file has them.
import { readBarsFile, readVolatilityFile } from '../../../adapters/market-data/csv/index.ts';
import {
  dayNumberOf,
  emptyBarSeries,
  type InputFailure,
  MS_PER_DAY,
  type RawBars,
  type SessionDate,
} from '../../../core/domain/index.ts';
import type { RunInput } from '../../../core/ledger/index.ts';
import { prepareIndexCloses, type TradingCalendar, type TradingSession } from '../../../core/market/index.ts';
import type { SessionBars } from '../../../core/synthetic/index.ts';

export interface VolatilityIndex {
  readonly ok: true;
  readonly closes: ReadonlyMap<SessionDate, number>;
  readonly bars: SessionBars;
  /** Rows that could not be trusted. */
  readonly quarantined: number;
  readonly input: RunInput;
}

/** Reads and checks the index in a file; `role` is its name in the manifest. */
export function readVolatilityIndex(
  role: string,
  path: string,
  calendar: TradingCalendar,
): VolatilityIndex | InputFailure {
  const file = readVolatilityFile(path);
  if (!file.ok) return file;
  const prepared = prepareIndexCloses(file.values, calendar, { name: `${role} ${path}` });
  if (!prepared.ok) return prepared;
  const full = readBarsFile(path);
  return {
    ok: true,
    closes: prepared.closes,
    bars: dailyBars(prepared.closes, full.ok ? full.bars : undefined, calendar),
    quarantined: prepared.report.quarantinedRows,
    input: { role, path, sha256: file.sha256, bytes: file.bytes },
  };
}

/** A bar for each close; a day without a believable open and range of its own has its close four times. */
function dailyBars(
  closes: ReadonlyMap<SessionDate, number>,
  raw: RawBars | undefined,
  calendar: TradingCalendar,
): SessionBars {
  const rowOf = raw?.stampKind === 'date' ? rowsByDay(raw) : new Map<number, number>();
  const bars = emptyBarSeries(closes.size, false);
  const sessionIndex = new Int32Array(closes.size);
  let at = 0;
  for (const [date, close] of closes) {
    const session = calendar.sessionOn(date) as TradingSession;
    const row = rowOf.get(dayNumberOf(date));
    const own = row === undefined || raw === undefined ? undefined : rangeAround(raw, row, close);
    sessionIndex[at] = session.index;
    bars.startMs[at] = session.openMs;
    bars.closeMs[at] = session.closeMs;
    bars.open[at] = own?.open ?? close;
    bars.high[at] = own?.high ?? close;
    bars.low[at] = own?.low ?? close;
    bars.close[at] = close;
    at += 1;
  }
  return { bars, sessionIndex };
}

function rowsByDay(raw: RawBars): ReadonlyMap<number, number> {
  return new Map(Array.from(raw.stampsMs, (ms, row) => [Math.floor(ms / MS_PER_DAY), row]));
}

interface DayRange {
  readonly open: number;
  readonly high: number;
  readonly low: number;
}

/** Factor by which the day's own values may lie from its checked close. */
const RANGE_RATIO_MAX = 6;

function rangeAround(raw: RawBars, row: number, close: number): DayRange | undefined {
  const open = raw.open[row] ?? Number.NaN;
  const high = raw.high[row] ?? Number.NaN;
  const low = raw.low[row] ?? Number.NaN;
  const isOrdered = low > 0 && low <= open && open <= high && low <= close && close <= high;
  return isOrdered && high <= close * RANGE_RATIO_MAX && low >= close / RANGE_RATIO_MAX
    ? { open, high, low }
    : undefined;
}
