// Puts the rows of a whole answer through the hygiene of the market room, which decides what the store takes.
import {
  type ChainRows,
  type DayNumber,
  dayNumberOf,
  intradayMinutes,
  MS_PER_DAY,
  type RawBars,
  type RawRates,
  type SessionDate,
  sessionDateOf,
} from '../../../core/domain/index.ts';
import {
  ChainIntake,
  inspectBars,
  isPlausibleRate,
  prepareIndexCloses,
  type TradingCalendar,
} from '../../../core/market/index.ts';
import type { MarketDataPage, SessionSpan } from '../../../core/ports/index.ts';
import type { FetchOrder } from '../orders/fetch-order.ts';
import { joinBars, joinChains, joinColumn, joinStamps, pickChainRows } from './join-pages.ts';
import { type JudgedRows, nothingJudged, placesWithin, withOutside } from './judged-rows.ts';
import { rawChainRowsOf } from './raw-chain-rows.ts';

/** What rows are judged by; those of other days than the span's were not asked for and are left out. */
export interface JudgedBy {
  readonly calendar: TradingCalendar;
  readonly span: SessionSpan | undefined;
}

type Named = Pick<FetchOrder, 'series' | 'title'>;

/** Rows of other kinds have no place in the store; their orders are not made. */
export function judgeRows(pages: readonly MarketDataPage[], order: Named, by: JudgedBy): JudgedRows {
  const all = pages.map(({ rows }) => rows);
  const bars = all.flatMap((rows) => (rows.kind === 'bars' ? [rows.bars] : []));
  if (bars.length > 0) return judgeBars(joinBars(bars), order, by);
  const levels = all.flatMap((rows) => (rows.kind === 'index-levels' ? [rows.levels] : []));
  if (levels.length > 0) return judgeLevels(joinBars(levels), order, by);
  const rates = all.flatMap((rows) => (rows.kind === 'rates' ? [rows.rates] : []));
  if (rates.length > 0) return judgeRates(rates, order.series.symbol, by);
  return judgeChain(pages, by);
}

function judgeBars(raw: RawBars, { series, title }: Named, { calendar, span }: JudgedBy): JudgedRows {
  if (raw.length === 0) return nothingJudged();
  const judged = inspectBars(raw, calendar, { name: title, timeframe: series.timeframe });
  if (!judged.ok) return nothingJudged({ 'other-timeframe': raw.length });
  const { series: kept, sessionOf, report } = judged;
  const isDaily = intradayMinutes(series.timeframe) === undefined;
  const dates = sessionOf.map(({ date }) => date);
  const places = placesWithin(dates, span);
  const picked = (column: Float64Array): Float64Array =>
    Float64Array.from(places, (place) => column[place] ?? Number.NaN);
  const bars: RawBars = {
    length: places.length,
    stampKind: isDaily ? 'date' : 'instant',
    stampsMs: isDaily
      ? Float64Array.from(places, (place) => msOfDate(dates[place] as SessionDate))
      : picked(kept.startMs),
    open: picked(kept.open),
    high: picked(kept.high),
    low: picked(kept.low),
    close: picked(kept.close),
    volume: kept.volume === undefined ? undefined : picked(kept.volume),
    lines: Int32Array.from(places, (place) => judged.lines[place] ?? 0),
    dividend: undefined,
  };
  const own = new Set(places.map((place) => dates[place] as SessionDate));
  return {
    ...nothingJudged(report.quarantineReasons),
    accepted: bars.length,
    repaired: withOutside(report.repaired, dates.length - bars.length),
    quarantinedLines: report.quarantined,
    dates: own,
    shortSessions: report.sessions.shortSessions.filter(({ date }) => own.has(date)),
    append: (into) => (bars.length === 0 ? Promise.resolve() : into.appendBars(series, bars)),
  };
}

function judgeLevels(raw: RawBars, { series, title }: Named, { calendar, span }: JudgedBy): JudgedRows {
  if (raw.length === 0) return nothingJudged();
  const judged = prepareIndexCloses(raw, calendar, { name: title });
  if (!judged.ok) return nothingJudged({ 'no-usable-close': raw.length });
  const all = [...judged.closes.keys()];
  const places = placesWithin(all, span);
  const dates = places.map((place) => all[place] as SessionDate);
  const levels = {
    length: dates.length,
    stampKind: 'date' as const,
    stampsMs: Float64Array.from(dates, msOfDate),
    lines: Int32Array.from(dates, (_, row) => row + 1),
    close: Float64Array.from(dates, (date) => judged.closes.get(date) ?? Number.NaN),
  };
  const { repaired, quarantineReasons, quarantined } = judged.report;
  return {
    ...nothingJudged(quarantineReasons),
    accepted: dates.length,
    repaired: withOutside(repaired, all.length - dates.length),
    quarantinedLines: quarantined,
    dates: new Set(dates),
    append: (into) => (dates.length === 0 ? Promise.resolve() : into.appendLevels(series, levels)),
  };
}

const msOfDate = (date: SessionDate): number => dayNumberOf(date) * MS_PER_DAY;
const dateOfMs = (ms: number): SessionDate => sessionDateOf(Math.floor(ms / MS_PER_DAY) as DayNumber);

function judgeRates(parts: readonly RawRates[], name: string, { span }: JudgedBy): JudgedRows {
  const stamps = joinStamps(parts);
  const rate = joinColumn(parts, (part) => part.rate);
  const dates = Array.from(stamps.stampsMs, dateOfMs);
  const within = placesWithin(dates, span);
  const kept: number[] = [];
  const valuelessDates: SessionDate[] = [];
  const lines: { line: number; reason: string }[] = [];
  for (const row of within) {
    const value = rate[row] ?? Number.NaN;
    if (Number.isNaN(value)) valuelessDates.push(dates[row] as SessionDate);
    else if (isPlausibleRate(value)) kept.push(row);
    else lines.push({ line: row + 1, reason: 'implausible-rate' });
  }
  const rates: RawRates = {
    length: kept.length,
    stampKind: 'date',
    stampsMs: Float64Array.from(kept, (row) => stamps.stampsMs[row] ?? Number.NaN),
    lines: Int32Array.from(kept, (row) => row + 1),
    rate: Float64Array.from(kept, (row) => rate[row] ?? Number.NaN),
  };
  // A day on which nothing was published is no fault of a row.
  const repaired = valuelessDates.length === 0 ? {} : { 'day-without-rate': valuelessDates.length };
  return {
    ...nothingJudged(lines.length === 0 ? {} : { 'implausible-rate': lines.length }),
    accepted: kept.length,
    repaired: withOutside(repaired, dates.length - within.length),
    quarantinedLines: lines,
    dates: new Set(kept.map((row) => dates[row] as SessionDate)),
    valuelessDates,
    append: (into) => (kept.length === 0 ? Promise.resolve() : into.appendRates(name, rates)),
  };
}

function judgeChain(pages: readonly MarketDataPage[], { calendar, span }: JudgedBy): JudgedRows {
  const parts = pages.flatMap(({ rows }) => (rows.kind === 'chain' ? [rows.rows] : []));
  const all = joinChains(parts);
  const places = placesWithin(datesOf(all), span);
  const intake = new ChainIntake(calendar);
  const asked = places.length === all.length ? all : pickChainRows(all, places);
  const rows = intake.judge(rawChainRowsOf(asked));
  const { accepted, repaired, quarantined, quarantinedLines } = intake.report();
  const refused = intake.mislabelling()?.message;
  return {
    ...nothingJudged(quarantined),
    ...(refused === undefined ? {} : { refused }),
    accepted,
    repaired: withOutside(repaired, all.length - asked.length),
    quarantinedLines,
    dates: new Set(datesOf(rows)),
    append: (into) => (rows.length === 0 ? Promise.resolve() : into.append(rows)),
  };
}

function datesOf({ date, length }: ChainRows): readonly SessionDate[] {
  return Array.from(date.subarray(0, length), (day) => sessionDateOf(day as DayNumber));
}
