// One volatility index as daily bars: checked closes, with the day's open and range where the file has them.
import { readBarsFile, readVolatilityFile } from '../../../../adapters/market-data/csv/index.ts';
import {
  type DayNumber,
  emptyBarSeries,
  type EpochMs,
  type InputFailure,
  MS_PER_DAY,
  type RawBars,
  type RawIndexValues,
  type SessionDate,
} from '../../../../core/domain/index.ts';
import type { RunInput } from '../../../../core/ledger/index.ts';
import {
  epochMsFromEastern,
  prepareIndexCloses,
  type TradingCalendar,
  type TradingSession,
} from '../../../../core/market/index.ts';
import type { SessionBars } from '../../../../core/synthetic/index.ts';

export interface CheckedIndex {
  readonly ok: true;
  readonly closes: ReadonlyMap<SessionDate, number>;
  readonly bars: SessionBars;
  /** Rows that could not be trusted. */
  readonly quarantined: number;
  /** Sessions whose intraday rows end before they do: they have no close here. */
  readonly cutSessions: number;
}

/** The index in a file. */
export interface VolatilityIndex extends CheckedIndex {
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
  const full = readBarsFile(path);
  const index = checkedIndex(
    { name: `${role} ${path}`, values: file.values, ranges: full.ok ? full.bars : undefined },
    calendar,
  );
  return index.ok ? { ...index, input: { role, path, sha256: file.sha256, bytes: file.bytes } } : index;
}

/** Checks the levels of an index; `ranges` are its bars where the source has more than closes, as a store has not. */
export function checkedIndex(
  source: { readonly name: string; readonly values: RawIndexValues; readonly ranges: RawBars | undefined },
  calendar: TradingCalendar,
): CheckedIndex | InputFailure {
  const prepared = prepareIndexCloses(source.values, calendar, { name: source.name });
  if (!prepared.ok) return prepared;
  return {
    ok: true,
    closes: prepared.closes,
    bars: dailyBars(prepared.closes, source.ranges, calendar),
    quarantined: prepared.report.quarantinedRows,
    cutSessions: prepared.report.cutSessions,
  };
}

/** A bar for each close; a day without a believable open and range of its own has its close four times. */
function dailyBars(
  closes: ReadonlyMap<SessionDate, number>,
  raw: RawBars | undefined,
  calendar: TradingCalendar,
): SessionBars {
  const ranges = raw === undefined ? new Map<number, DayRange>() : sessionRanges(raw, calendar);
  const bars = emptyBarSeries(closes.size, false);
  const sessionIndex = new Int32Array(closes.size);
  let at = 0;
  for (const [date, close] of closes) {
    const session = calendar.sessionOn(date) as TradingSession;
    const own = believable(ranges.get(session.index), close);
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

interface DayRange {
  open: number;
  high: number;
  low: number;
}

/** First value and range of each session, from daily rows or from the rows inside its hours, in file order. */
function sessionRanges(raw: RawBars, calendar: TradingCalendar): ReadonlyMap<number, DayRange> {
  const ranges = new Map<number, DayRange>();
  for (let row = 0; row < raw.length; row += 1) {
    const session = sessionOfRow(raw, row, calendar);
    const open = raw.open[row] ?? Number.NaN;
    const high = raw.high[row] ?? Number.NaN;
    const low = raw.low[row] ?? Number.NaN;
    if (session === undefined || !(low > 0 && low <= open && open <= high)) continue;
    const range = ranges.get(session.index);
    if (range === undefined) ranges.set(session.index, { open, high, low });
    else {
      range.high = Math.max(range.high, high);
      range.low = Math.min(range.low, low);
    }
  }
  return ranges;
}

function sessionOfRow(raw: RawBars, row: number, calendar: TradingCalendar): TradingSession | undefined {
  const stampMs = raw.stampsMs[row] ?? Number.NaN;
  if (Number.isNaN(stampMs)) return undefined;
  if (raw.stampKind === 'date') return calendar.sessionOnDay(Math.floor(stampMs / MS_PER_DAY) as DayNumber);
  return calendar.containing(raw.stampKind === 'local' ? epochMsFromEastern(stampMs) : (stampMs as EpochMs));
}

/** Factor by which the day's own values may lie from its checked close. */
const RANGE_RATIO_MAX = 6;

/** The range, stretched to hold the close that was checked apart from it; `undefined` where the two cannot be of one day. */
function believable(range: DayRange | undefined, close: number): DayRange | undefined {
  if (range === undefined) return undefined;
  const high = Math.max(range.high, close);
  const low = Math.min(range.low, close);
  return high <= close * RANGE_RATIO_MAX && low >= close / RANGE_RATIO_MAX
    ? { open: range.open, high, low }
    : undefined;
}
