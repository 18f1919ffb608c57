// From raw rows to the bars a run decides on, in the root's points: cleaned, cut, scaled, bridged or aggregated.
import {
  type BarSeries,
  type EpochMs,
  type InputFailure,
  intradayMinutes,
  type RawBars,
  type SessionDate,
  type Timeframe,
  truncatedBarSeries,
} from '../../../core/domain/index.ts';
import {
  aggregateBars,
  type BarsReport,
  prepareBars,
  type PrepareBarsOptions,
  type PreparedBars,
  type TradingCalendar,
  type TradingSession,
} from '../../../core/market/index.ts';
import { createRng } from '../../../core/numerics/index.ts';
import { bridgeIntraday, type SessionBars } from '../../../core/synthetic/index.ts';
import { usageError, type UsageResult } from '../../config/index.ts';
import { rawRowsUpTo } from './raw-rows.ts';
import type { StoredOrigins } from './read-inputs.ts';
import type { ImportAccount } from './stored/read-series.ts';
import { storedBars } from './stored/stored-bars.ts';
import type { SetAside } from './labels/set-aside-labels.ts';

/** Bars of a run and the daily bars behind them; all in the root's points. */
export interface PriceHistory {
  readonly timeframe: Timeframe;
  readonly market: SessionBars;
  /** The session of each bar of `market`. */
  readonly sessionOf: readonly TradingSession[];
  /** Daily bars up to the end of the run, with earlier history where given. */
  readonly daily: SessionBars;
  /** The opening value by session index. */
  readonly openings: ReadonlyMap<number, number>;
  /** By session index, where the bars of a session begin late: when. */
  readonly lateStarts: ReadonlyMap<number, EpochMs>;
  readonly isBridged: boolean;
  readonly repairs: Readonly<Record<string, number>>;
  readonly quarantined: number;
  readonly setAside: SetAside;
}

export interface PriceHistoryRequest {
  readonly bars: RawBars;
  readonly history: RawBars | undefined;
  /** Where bars or history were judged when a store took them: they are not judged again. */
  readonly imported?: Partial<Pick<StoredOrigins, 'bars' | 'history'>>;
  /** `null`: the file's own bar length; of daily bars `dailyTimeframe`. */
  readonly timeframe: Timeframe | null;
  /** What a run on daily bars decides on: `D` itself, or bars drawn inside the days. */
  readonly dailyTimeframe: Timeframe;
  readonly to: SessionDate | undefined;
  readonly priceScale: number;
  readonly seed: number;
}

/** The bars drawn inside days unless others are asked for. */
export const BRIDGED_TIMEFRAME: Timeframe = '5m';
const MS_PER_MINUTE = 60_000;
/** A first price this soon, at most one bar after the opening, still is the opening's. */
const OPENING_MINUTES = 5;

/** Error codes `input-rows`, `no-bars-in-range`, `timeframe-too-fine`. */
export function priceHistory(
  request: PriceHistoryRequest,
  calendar: TradingCalendar,
): UsageResult<PriceHistory> {
  // Cut before anything is judged: what comes after the end of the run must not decide what is trusted before it.
  const raw = request.to === undefined ? request.bars : rawRowsUpTo(request.bars, request.to);
  if (raw.length === 0) return nothingUpTo(request, calendar);
  const { imported } = request;
  const prepared = preparedBars(raw, calendar, { name: 'bars', imported: imported?.bars });
  if (!prepared.ok) return usageErrorOf(prepared);
  const own = scaled(prepared, request.priceScale);
  const earlier = earlierDays(request, own, calendar);
  if (!earlier.ok) return earlier;
  const isDaily = intradayMinutes(prepared.timeframe) === undefined;
  const repairs = repairCounts(prepared.report);
  const quarantined = prepared.report.quarantinedRows;
  if (isDaily) {
    const bridged = bridgedHistory(own, request, calendar);
    return {
      ok: true,
      value: {
        ...bridged,
        daily: joined(earlier.value, own),
        repairs: { ...repairs, ...bridged.repairs },
        quarantined,
        setAside: prepared.report,
      },
    };
  }
  const framed = framedBars(own, prepared.timeframe, request.timeframe, calendar);
  if (!framed.ok) return framed;
  const days = withSessions(aggregateBars(own.bars, calendar, 'D'), calendar);
  const value: PriceHistory = {
    timeframe: request.timeframe ?? prepared.timeframe,
    market: framed.value,
    sessionOf: sessionsOf(framed.value, calendar),
    daily: joined(earlier.value, days),
    openings: firstOpens(own),
    lateStarts: lateStarts(own, intradayMinutes(prepared.timeframe) ?? 0, calendar),
    isBridged: false,
    repairs,
    quarantined,
    setAside: prepared.report,
  };
  return { ok: true, value };
}

function bridgedHistory(
  daily: SessionBars,
  request: PriceHistoryRequest,
  calendar: TradingCalendar,
): Omit<PriceHistory, 'daily' | 'quarantined' | 'setAside'> {
  const timeframe = request.timeframe ?? request.dailyTimeframe;
  const barMinutes = intradayMinutes(timeframe);
  const bridged = bridgeIntraday({
    daily,
    sessions: calendar.sessions,
    barMinutes: barMinutes ?? intradayMinutes(BRIDGED_TIMEFRAME) ?? 5,
    rng: createRng(request.seed),
  });
  // A run on daily bars still needs an opening value for each day, which the bridge has.
  const market = barMinutes === undefined ? daily : bridged;
  const openings = new Map(
    Array.from(daily.sessionIndex, (session, row) => [session, bridged.openings[row] as number]),
  );
  return {
    timeframe,
    market: { bars: market.bars, sessionIndex: market.sessionIndex },
    sessionOf: sessionsOf(market, calendar),
    openings,
    lateStarts: new Map(),
    isBridged: barMinutes !== undefined,
    repairs: bridged.repairs['bridged-open'] > 0 ? bridged.repairs : {},
  };
}

function framedBars(
  own: SessionBars,
  given: Timeframe,
  wanted: Timeframe | null,
  calendar: TradingCalendar,
): UsageResult<SessionBars> {
  if (wanted === null || wanted === given) return { ok: true, value: own };
  const wantedMinutes = intradayMinutes(wanted) ?? Number.POSITIVE_INFINITY;
  const givenMinutes = intradayMinutes(given) ?? Number.POSITIVE_INFINITY;
  if (wantedMinutes < givenMinutes) {
    return usageError(
      'timeframe-too-fine',
      `the bars are ${given}: expected --timeframe ${given} or longer, found ${wanted}`,
    );
  }
  return { ok: true, value: withSessions(aggregateBars(own.bars, calendar, wanted), calendar) };
}

/** The days before the first bar, oldest first; none where they end before its eve, since no day's move spans a gap. */
export function daysBeforeBars({ daily, market }: Pick<PriceHistory, 'daily' | 'market'>): BarSeries {
  const firstSession = market.sessionIndex[0] ?? 0;
  const days = daily.sessionIndex.findIndex((session) => session >= firstSession);
  const isJoined = days > 0 && daily.sessionIndex[days - 1] === firstSession - 1;
  return truncatedBarSeries(daily.bars, isJoined ? days : 0);
}

/** Daily bars of `--history` before the first session of the run's own bars. */
function earlierDays(
  request: PriceHistoryRequest,
  own: SessionBars,
  calendar: TradingCalendar,
): UsageResult<SessionBars | undefined> {
  if (request.history === undefined) return { ok: true, value: undefined };
  const imported = request.imported?.history;
  const prepared = preparedBars(request.history, calendar, { name: 'history', timeframe: 'D', imported });
  if (!prepared.ok) return usageErrorOf(prepared);
  const all = scaled(prepared, request.priceScale);
  const firstSession = own.sessionIndex[0] as number;
  const length = all.sessionIndex.findIndex((session) => session >= firstSession);
  return { ok: true, value: length < 0 ? all : cut(all, length) };
}

/** Rows of a file are judged here; those of a store were when it took them. */
export function preparedBars(
  raw: RawBars,
  calendar: TradingCalendar,
  { imported, ...options }: PrepareBarsOptions & { readonly imported: ImportAccount | undefined },
): ReturnType<typeof prepareBars> {
  return imported === undefined ? prepareBars(raw, calendar, options) : storedBars(raw, calendar, imported);
}

function nothingUpTo(request: PriceHistoryRequest, calendar: TradingCalendar): UsageResult<never> {
  const prepared = preparedBars(request.bars, calendar, { name: 'bars', imported: request.imported?.bars });
  if (!prepared.ok) return usageErrorOf(prepared);
  const { from, to } = prepared.report.sessions;
  const found = `the bars run from ${from} to ${to}`;
  return usageError('no-bars-in-range', `${found}: expected some up to --to ${request.to}`);
}

function scaled(prepared: PreparedBars, scale: number): SessionBars {
  const { series } = prepared;
  const times = (column: Float64Array): Float64Array =>
    scale === 1 ? column : column.map((value) => value * scale);
  return {
    bars: {
      ...series,
      open: times(series.open),
      high: times(series.high),
      low: times(series.low),
      close: times(series.close),
    },
    sessionIndex: Int32Array.from(prepared.sessionOf, (session) => session.index),
  };
}

function joined(earlier: SessionBars | undefined, own: SessionBars): SessionBars {
  if (earlier === undefined || earlier.bars.length === 0) return own;
  const join = (a: Float64Array, b: Float64Array): Float64Array => Float64Array.from([...a, ...b]);
  return {
    bars: {
      length: earlier.bars.length + own.bars.length,
      startMs: join(earlier.bars.startMs, own.bars.startMs),
      closeMs: join(earlier.bars.closeMs, own.bars.closeMs),
      open: join(earlier.bars.open, own.bars.open),
      high: join(earlier.bars.high, own.bars.high),
      low: join(earlier.bars.low, own.bars.low),
      close: join(earlier.bars.close, own.bars.close),
      volume: earlier.bars.volume && own.bars.volume && join(earlier.bars.volume, own.bars.volume),
    },
    sessionIndex: Int32Array.from([...earlier.sessionIndex, ...own.sessionIndex]),
  };
}

function cut(days: SessionBars, length: number): SessionBars {
  return { bars: slice(days.bars, length), sessionIndex: days.sessionIndex.subarray(0, length) };
}

function slice(series: BarSeries, length: number): BarSeries {
  return truncatedBarSeries(series, length);
}

function withSessions(bars: BarSeries, calendar: TradingCalendar): SessionBars {
  const sessionIndex = Int32Array.from(bars.startMs, (ms) => calendar.lastOpened(ms as never)?.index ?? -1);
  return { bars, sessionIndex };
}

function sessionsOf(market: SessionBars, calendar: TradingCalendar): readonly TradingSession[] {
  return Array.from(market.sessionIndex, (index) => calendar.sessions[index] as TradingSession);
}

function firstOpens(own: SessionBars): ReadonlyMap<number, number> {
  const opens = new Map<number, number>();
  for (const [bar, session] of own.sessionIndex.entries()) {
    if (!opens.has(session)) opens.set(session, own.bars.open[bar] as number);
  }
  return opens;
}

function lateStarts(
  own: SessionBars,
  barMinutes: number,
  calendar: TradingCalendar,
): ReadonlyMap<number, EpochMs> {
  const allowedMs = Math.min(barMinutes, OPENING_MINUTES) * MS_PER_MINUTE;
  const late = new Map<number, EpochMs>();
  for (const [bar, index] of own.sessionIndex.entries()) {
    if (own.sessionIndex[bar - 1] === index) continue;
    const startMs = own.bars.startMs[bar] as EpochMs;
    const openMs = calendar.sessions[index]?.openMs ?? startMs;
    if (startMs - openMs > allowedMs) late.set(index, startMs);
  }
  return late;
}

function repairCounts(report: BarsReport): Record<string, number> {
  const { missingBars, missingSessions } = report.gaps;
  return {
    ...report.repaired,
    ...(missingBars > 0 ? { 'missing-bars': missingBars } : {}),
    ...(missingSessions > 0 ? { 'missing-sessions': missingSessions } : {}),
  };
}

export function usageErrorOf({ error }: InputFailure): UsageResult<never> {
  return usageError(
    error.code,
    error.message,
    error.problems.map((message) => ({ message })),
  );
}
