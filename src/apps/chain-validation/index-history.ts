// The level of a volatility index at any instant that its files cover: closes, rows inside the day, or a line between.
import type { LevelSource } from '../../analysis/chain-fit/index.ts';
import { readVolatilityFile } from '../../adapters/market-data/csv/index.ts';
import type { EpochMs, InputFailure, RawIndexValues } from '../../core/domain/index.ts';
import { epochMsFromEastern, type TradingCalendar, type TradingSession } from '../../core/market/index.ts';
import { lastIndexAtOrBelow } from '../../core/numerics/index.ts';
import { readVolatilityIndex, type VolatilityIndex } from '../sessions/index.ts';

export interface IndexLevel {
  readonly points: number;
  readonly source: LevelSource;
}

export interface IndexHistory {
  /** The level at an instant of a session, its open and close included. */
  levelAt(session: TradingSession, ms: EpochMs): IndexLevel | undefined;
  /** The level on the line from the session's open to its close. */
  lineAt(session: TradingSession, ms: EpochMs): IndexLevel | undefined;
}

/** Rows inside the day are asked only within this of an instant. */
const GAP_MS_MAX = 61 * 60_000;

/** Reads files of one index; of several that know an instant the earlier named counts, rows inside the day first. */
export function readIndexHistory(
  name: string,
  paths: readonly string[],
  calendar: TradingCalendar,
): { readonly ok: true; readonly history: IndexHistory } | InputFailure {
  const daily: VolatilityIndex[] = [];
  const intraday: IntradayRows[] = [];
  for (const path of paths) {
    const index = readVolatilityIndex(name, path, calendar);
    if (!index.ok) return index;
    daily.push(index);
    const rows = readVolatilityFile(path);
    if (rows.ok && rows.values.stampKind !== 'date') intraday.push(intradayRows(rows.values));
  }
  const lineAt = (session: TradingSession, ms: EpochMs): IndexLevel | undefined =>
    firstFound(daily, (index) => levelOnLine(index, session, ms));
  const levelAt = (session: TradingSession, ms: EpochMs): IndexLevel | undefined => {
    if (ms >= session.closeMs) return firstFound(daily, (index) => closeOf(index, session));
    return firstFound(intraday, (rows) => levelBetweenRows(rows, session, ms)) ?? lineAt(session, ms);
  };
  return { ok: true, history: { levelAt, lineAt } };
}

interface IntradayRows {
  /** Ends of the rows, ascending, with the closes reached then. */
  readonly endMs: Float64Array;
  readonly close: Float64Array;
}

function firstFound<T>(
  from: readonly T[],
  find: (each: T) => IndexLevel | undefined,
): IndexLevel | undefined {
  for (const each of from) {
    const found = find(each);
    if (found !== undefined) return found;
  }
  return undefined;
}

function closeOf(index: VolatilityIndex, session: TradingSession): IndexLevel | undefined {
  const points = index.closes.get(session.date);
  return points === undefined ? undefined : { points, source: 'close' };
}

/** Rows carry the start of their bar; its length is the least distance between two. */
function intradayRows({ stampKind, stampsMs, close }: RawIndexValues): IntradayRows {
  const rows = Array.from(stampsMs, (ms, row) => ({
    startMs: stampKind === 'local' ? epochMsFromEastern(ms) : ms,
    close: close[row] as number,
  })).filter((row) => row.close > 0 && row.startMs > 0);
  rows.sort((a, b) => a.startMs - b.startMs);
  let stepMs = GAP_MS_MAX;
  for (const [at, row] of rows.entries()) {
    const before = rows[at - 1];
    if (before !== undefined && row.startMs > before.startMs)
      stepMs = Math.min(stepMs, row.startMs - before.startMs);
  }
  return {
    endMs: Float64Array.from(rows, (row) => row.startMs + stepMs),
    close: Float64Array.from(rows, (row) => row.close),
  };
}

function levelBetweenRows(rows: IntradayRows, session: TradingSession, ms: EpochMs): IndexLevel | undefined {
  const before = lastIndexAtOrBelow(rows.endMs, ms);
  const startMs = rows.endMs[before];
  const endMs = rows.endMs[before + 1];
  if (startMs === undefined || endMs === undefined || endMs - startMs > GAP_MS_MAX) return undefined;
  if (startMs < session.openMs - GAP_MS_MAX) return undefined;
  const share = (ms - startMs) / (endMs - startMs);
  const start = rows.close[before] as number;
  return { points: start + share * ((rows.close[before + 1] as number) - start), source: 'intraday' };
}

function levelOnLine(
  { bars }: VolatilityIndex,
  session: TradingSession,
  ms: EpochMs,
): IndexLevel | undefined {
  const row = bars.sessionIndex.indexOf(session.index);
  if (row < 0) return undefined;
  const share = (ms - session.openMs) / (session.closeMs - session.openMs);
  const open = bars.bars.open[row] as number;
  const close = bars.bars.close[row] as number;
  return { points: open * (close / open) ** share, source: 'open-close-line' };
}
