// The hygiene pass over a file's bars: every check in its order, each row accepted, put right, dropped or quarantined.
import {
  type BarSeries,
  intradayMinutes,
  type RawBars,
  type SessionDate,
  type Timeframe,
} from '../../domain/index.ts';
import type { TradingCalendar, TradingSession } from '../calendar/trading-calendar.ts';
import { type BarSlots, placeRows } from './placing/bar-slots.ts';
import type { BarsReport, ClockFinding, LevelChange } from './bars-report.ts';
import { PRICE_RATIO_MAX } from './level-walk.ts';
import { orderRows, settleDuplicates } from './placing/order-rows.ts';
import { type BarColumns, checkRowPrices, volumeOf } from './price-checks.ts';
import { settleClocks } from './repair/clock-shift.ts';
import { quarantineCopies } from './repair/copied-sessions.ts';
import { exchangeOpenClose, type JointStretch, relabelColumns } from './repair/labelled-columns.ts';
import { settleLevels } from './repair/level-changes.ts';
import { quarantineStaleRows } from './repair/stale-rows.ts';
import type { RowStamps } from './placing/row-stamps.ts';
import type { RowTally } from './row-tally.ts';
import { countGaps } from './session-gaps.ts';

/** Trusted bars in order of time, which may be none, with what became of every row. */
export interface JudgedBars {
  readonly series: BarSeries;
  readonly timeframe: Timeframe;
  /** The session in which each bar closes, aligned with `series`. */
  readonly sessionOf: readonly TradingSession[];
  /** The line of each bar in its file, aligned with `series`. */
  readonly lines: Int32Array;
  /** Cash dividends by ex-date, dollars per share, where the file has them. */
  readonly dividends: ReadonlyMap<SessionDate, number>;
  readonly report: BarsReport;
}

/** What a pass works with: the calendar, the bar length, and the verdicts so far. */
export interface BarsPass {
  readonly calendar: TradingCalendar;
  readonly timeframe: Timeframe;
  readonly tally: RowTally;
}

const LONG_BAR_MINUTES = 30;

/** Judges all rows whose stamps have been read; `raw` is left as it is. */
export function judgeBars(raw: RawBars, readStamps: RowStamps, pass: BarsPass): JudgedBars {
  const { calendar, timeframe, tally } = pass;
  const minutes = intradayMinutes(timeframe);
  const { stamps, clocks } =
    minutes === undefined
      ? { stamps: readStamps, clocks: [] }
      : settleClocks(
          { stamps: readStamps, stampKind: raw.stampKind, volume: volumeOf(raw) },
          minutes * 60_000,
          calendar,
          tally,
        );
  const slots = placeRows(stamps, timeframe, calendar, tally);
  const bars = ownColumns(raw);
  const inOrder = orderRows(slots.startMs, tally);
  const isOrderUnknown = relabelColumns(bars, inOrder, tally);
  checkRowPrices(bars, tally, PRICE_RATIO_MAX);
  const columns = [
    bars.open,
    bars.high,
    bars.low,
    bars.close,
    ...(bars.volume === undefined ? [] : [bars.volume]),
  ];
  const candidates = inOrder.filter((row) => tally.isCandidate(row));
  const ordered = settleDuplicates(candidates, slots.startMs, columns, tally);
  const sessions = minutes === undefined ? [] : sessionStretches(ordered, slots);
  // Long bars have too few in a session to prove anything by their joints.
  const joined = (minutes ?? LONG_BAR_MINUTES) < LONG_BAR_MINUTES ? sessions : [];
  exchangeOpenClose(bars, ordered, { sessions: joined, isOrderUnknown }, tally);
  quarantineCopies(bars, ordered, sessions, tally);
  const left = ordered.filter((row) => tally.isCandidate(row));
  const changes = settleLevels(
    bars,
    {
      rows: left,
      timeMs: gather(slots.startMs, left),
      level: gather(bars.close, left),
      sessionIndex: slots.sessionIndex,
      dateOf: (index) => (calendar.sessions[index] as TradingSession).date,
    },
    tally,
  );
  quarantineStaleRows(bars, left, tally);
  const rows = left.filter((row) => tally.isCandidate(row));
  return judged(raw, bars, { slots, changes, clocks, rows }, pass);
}

/** Copies, because repairs are written into them. */
function ownColumns(raw: RawBars): BarColumns {
  return {
    length: raw.length,
    open: raw.open.slice(),
    high: raw.high.slice(),
    low: raw.low.slice(),
    close: raw.close.slice(),
    volume: raw.volume?.slice(),
    dividend: raw.dividend?.slice(),
  };
}

function sessionStretches(ordered: Int32Array, slots: BarSlots): readonly JointStretch[] {
  const stretches: JointStretch[] = [];
  for (let first = 0; first < ordered.length;) {
    const session = slots.sessionIndex[ordered[first] as number];
    let last = first;
    while (last + 1 < ordered.length && slots.sessionIndex[ordered[last + 1] as number] === session)
      last += 1;
    stretches.push({ first, last });
    first = last + 1;
  }
  return stretches;
}

function judged(
  raw: RawBars,
  bars: BarColumns,
  verdict: {
    readonly slots: BarSlots;
    readonly changes: readonly LevelChange[];
    readonly clocks: readonly ClockFinding[];
    readonly rows: Int32Array;
  },
  { calendar, timeframe, tally }: BarsPass,
): JudgedBars {
  const { slots, changes, clocks, rows } = verdict;
  const volume = volumeOf(bars);
  const series: BarSeries = {
    length: rows.length,
    startMs: gather(slots.startMs, rows),
    closeMs: gather(slots.closeMs, rows),
    open: gather(bars.open, rows),
    high: gather(bars.high, rows),
    low: gather(bars.low, rows),
    close: gather(bars.close, rows),
    volume: volume === undefined ? undefined : gather(volume, rows),
  };
  const sessionOf = Array.from(
    rows,
    (row) => calendar.sessions[slots.sessionIndex[row] as number] as TradingSession,
  );
  const report = {
    ...tally.report(),
    accepted: rows.length,
    levelChanges: changes,
    ...(clocks.length === 0 ? {} : { clocks }),
    ...countGaps(series, sessionOf, timeframe),
  };
  const lines = Int32Array.from(rows, (row) => raw.lines[row] as number);
  return { series, timeframe, sessionOf, lines, dividends: dividendsOf(bars, rows, sessionOf), report };
}

function dividendsOf(
  bars: BarColumns,
  rows: Int32Array,
  sessionOf: readonly TradingSession[],
): ReadonlyMap<SessionDate, number> {
  const dividends = new Map<SessionDate, number>();
  for (const [index, row] of rows.entries()) {
    const dollars = bars.dividend?.[row] ?? 0;
    const session = sessionOf[index];
    if (dollars > 0 && session !== undefined) dividends.set(session.date, dollars);
  }
  return dividends;
}

function gather(column: Float64Array, rows: Int32Array): Float64Array {
  const gathered = new Float64Array(rows.length);
  for (let index = 0; index < rows.length; index += 1)
    gathered[index] = column[rows[index] as number] as number;
  return gathered;
}
