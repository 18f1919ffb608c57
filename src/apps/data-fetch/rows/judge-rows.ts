// Puts the rows of a whole answer through the hygiene of the market room, which decides what the store takes.
import type { StoreImport } from '../../../adapters/dataset/index.ts';
import {
  dayNumberOf,
  intradayMinutes,
  MS_PER_DAY,
  type RawBars,
  type RawRates,
  type SessionDate,
} from '../../../core/domain/index.ts';
import {
  ChainIntake,
  inspectBars,
  isPlausibleRate,
  prepareIndexCloses,
  type TradingCalendar,
} from '../../../core/market/index.ts';
import type { MarketDataPage } from '../../../core/ports/index.ts';
import type { FetchOrder } from '../orders/fetch-order.ts';
import { joinBars, joinChains, joinColumn, joinStamps } from './join-pages.ts';
import { rawChainRowsOf } from './raw-chain-rows.ts';

type Counts = Readonly<Record<string, number>>;

/** What became of the rows; `append` hands those that are kept to the store. */
export interface JudgedRows {
  readonly accepted: number;
  readonly repaired: Counts;
  readonly quarantined: Counts;
  readonly quarantinedLines: readonly { readonly line: number; readonly reason: string }[];
  readonly append: (into: StoreImport) => Promise<void>;
  /** Why none of them can be trusted: columns that the rows contradict. */
  readonly refused?: string;
}

/** Rows of other kinds have no place in the store; their orders are not made. */
export function judgeRows(
  pages: readonly MarketDataPage[],
  { series, title }: FetchOrder,
  calendar: TradingCalendar,
): JudgedRows {
  const all = pages.map(({ rows }) => rows);
  const bars = all.flatMap((rows) => (rows.kind === 'bars' ? [rows.bars] : []));
  if (bars.length > 0) return judgeBars(joinBars(bars), { series, title }, calendar);
  const levels = all.flatMap((rows) => (rows.kind === 'index-levels' ? [rows.levels] : []));
  if (levels.length > 0) return judgeLevels(joinBars(levels), { series, title }, calendar);
  const rates = all.flatMap((rows) => (rows.kind === 'rates' ? [rows.rates] : []));
  if (rates.length > 0) return judgeRates(rates, series.symbol);
  return judgeChain(pages, calendar);
}

type Named = Pick<FetchOrder, 'series' | 'title'>;

const nothing = (quarantined: Counts = {}): JudgedRows => ({
  accepted: 0,
  repaired: {},
  quarantined,
  quarantinedLines: [],
  append: () => Promise.resolve(),
});

function judgeBars(raw: RawBars, { series, title }: Named, calendar: TradingCalendar): JudgedRows {
  if (raw.length === 0) return nothing();
  const judged = inspectBars(raw, calendar, { name: title, timeframe: series.timeframe });
  if (!judged.ok) return nothing({ 'other-timeframe': raw.length });
  const { series: kept, sessionOf, report } = judged;
  const isDaily = intradayMinutes(series.timeframe) === undefined;
  const bars: RawBars = {
    ...kept,
    stampKind: isDaily ? 'date' : 'instant',
    stampsMs: isDaily
      ? Float64Array.from(sessionOf, ({ date }) => dayNumberOf(date) * MS_PER_DAY)
      : kept.startMs,
    lines: judged.lines,
    dividend: undefined,
  };
  return {
    accepted: kept.length,
    repaired: report.repaired,
    quarantined: report.quarantineReasons,
    quarantinedLines: report.quarantined,
    append: (into) => (kept.length === 0 ? Promise.resolve() : into.appendBars(series, bars)),
  };
}

function judgeLevels(raw: RawBars, { series, title }: Named, calendar: TradingCalendar): JudgedRows {
  if (raw.length === 0) return nothing();
  const judged = prepareIndexCloses(raw, calendar, { name: title });
  if (!judged.ok) return nothing({ 'no-usable-close': raw.length });
  const dates = [...judged.closes.keys()];
  const levels = {
    length: dates.length,
    stampKind: 'date' as const,
    stampsMs: Float64Array.from(dates, msOfDate),
    lines: Int32Array.from(dates, (_, row) => row + 1),
    close: Float64Array.from(judged.closes.values()),
  };
  const { repaired, quarantineReasons, quarantined } = judged.report;
  return {
    accepted: dates.length,
    repaired,
    quarantined: quarantineReasons,
    quarantinedLines: quarantined,
    append: (into) => into.appendLevels(series, levels),
  };
}

const msOfDate = (date: SessionDate): number => dayNumberOf(date) * MS_PER_DAY;

function judgeRates(parts: readonly RawRates[], name: string): JudgedRows {
  const stamps = joinStamps(parts);
  const rate = joinColumn(parts, (part) => part.rate);
  const kept: number[] = [];
  const lines: { line: number; reason: string }[] = [];
  let missing = 0;
  for (const [row, value] of rate.entries())
    if (Number.isNaN(value)) missing += 1;
    else if (isPlausibleRate(value)) kept.push(row);
    else lines.push({ line: row + 1, reason: 'implausible-rate' });
  const rates: RawRates = {
    length: kept.length,
    stampKind: 'date',
    stampsMs: Float64Array.from(kept, (row) => stamps.stampsMs[row] ?? Number.NaN),
    lines: Int32Array.from(kept, (row) => row + 1),
    rate: Float64Array.from(kept, (row) => rate[row] ?? Number.NaN),
  };
  return {
    accepted: kept.length,
    // A day on which nothing was published is no fault of a row.
    repaired: missing === 0 ? {} : { 'day-without-rate': missing },
    quarantined: lines.length === 0 ? {} : { 'implausible-rate': lines.length },
    quarantinedLines: lines,
    append: (into) => (kept.length === 0 ? Promise.resolve() : into.appendRates(name, rates)),
  };
}

function judgeChain(pages: readonly MarketDataPage[], calendar: TradingCalendar): JudgedRows {
  const parts = pages.flatMap(({ rows }) => (rows.kind === 'chain' ? [rows.rows] : []));
  const intake = new ChainIntake(calendar);
  const rows = intake.judge(rawChainRowsOf(joinChains(parts)));
  const { accepted, repaired, quarantined, quarantinedLines } = intake.report();
  const refused = intake.mislabelling()?.message;
  return {
    ...(refused === undefined ? {} : { refused }),
    accepted,
    repaired,
    quarantined,
    quarantinedLines,
    append: (into) => (rows.length === 0 ? Promise.resolve() : into.append(rows)),
  };
}
