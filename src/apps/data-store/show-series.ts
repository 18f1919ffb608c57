// Stored bars of one session, or the latest sessions of daily and weekly ones.
import { alignedRows } from '../../analysis/report/index.ts';
import type { DatasetStore, StoredPart } from '../../adapters/dataset/index.ts';
import {
  addDays,
  type DayNumber,
  type EpochMs,
  intradayMinutes,
  isoInstant,
  MS_PER_DAY,
  type RawBars,
  type SessionDate,
  sessionDateOf,
  type Timeframe,
} from '../../core/domain/index.ts';
import { easternDateOf, easternMinuteOfDay } from '../../core/market/index.ts';
import { usageError, type UsageResult } from '../config/index.ts';
import { listStore } from './list-store.ts';
import { readingStore } from './reading-store.ts';

export interface SeriesRequest {
  readonly store: string;
  readonly symbol: string;
  /** The shortest stored where none is given. */
  readonly timeframe: Timeframe | undefined;
  /** The last stored date where none is given. */
  readonly date: SessionDate | undefined;
}

export interface SeriesView {
  readonly request: SeriesRequest;
  readonly timeframe: Timeframe;
  readonly from: SessionDate;
  readonly to: SessionDate;
  readonly bars: RawBars;
  readonly parts: readonly StoredPart[];
}

/** Calendar days of daily and weekly bars that are shown up to the date. */
const DAYS_SHOWN: Readonly<Partial<Record<Timeframe, number>>> = { D: 30, W: 200 };

/** The view. Codes: `bars-missing`, and those of the store. */
export async function showSeries(request: SeriesRequest): Promise<UsageResult<SeriesView>> {
  const listing = await listStore(request.store);
  if (!listing.ok) return listing;
  const held = listing.value.items.filter(({ kind, name }) => kind === 'bars' && name === request.symbol);
  const wanted = held.find(
    ({ timeframe }) => request.timeframe === undefined || timeframe === request.timeframe,
  );
  if (wanted === undefined) {
    const frames =
      held.length === 0 ? 'none' : `those of ${held.map(({ timeframe }) => timeframe).join(', ')}`;
    const frame = request.timeframe === undefined ? '' : ` of ${request.timeframe}`;
    return usageError(
      'bars-missing',
      `${request.store}: expected bars${frame} of ${request.symbol}, found ${frames}`,
    );
  }
  const timeframe = wanted.timeframe as Timeframe;
  const to = request.date ?? wanted.to;
  const from = addDays(to, -(DAYS_SHOWN[timeframe] ?? 0));
  return readingStore(request.store, async (store) => read(store, request, { timeframe, from, to }));
}

async function read(
  store: DatasetStore,
  request: SeriesRequest,
  window: Pick<SeriesView, 'timeframe' | 'from' | 'to'>,
): Promise<UsageResult<SeriesView>> {
  const { rows, parts } = await store.readBars({ ...window, symbol: request.symbol });
  if (rows.length === 0)
    return usageError(
      'bars-missing',
      `${request.store}: expected ${window.timeframe} bars of ${request.symbol} on ${window.to}, found none; quantor data list tells the dates`,
    );
  return { ok: true, value: { request, ...window, bars: rows, parts } };
}

/** One object; a bar is stamped at its start, and null is a number that is not there. */
export function seriesDocument({
  request,
  timeframe,
  from,
  to,
  bars,
}: SeriesView): Readonly<Record<string, unknown>> {
  const isIntraday = intradayMinutes(timeframe) !== undefined;
  return {
    store: request.store,
    symbol: request.symbol,
    timeframe,
    from,
    to,
    bars: Array.from({ length: bars.length }, (_, row) => {
      const number = (column: Float64Array | undefined): number | null => {
        const value = column?.[row] ?? Number.NaN;
        return Number.isNaN(value) ? null : value;
      };
      const stamp = bars.stampsMs[row] as number;
      return {
        start: isIntraday ? isoInstant(stamp as EpochMs) : dateOf(stamp),
        open: number(bars.open),
        high: number(bars.high),
        low: number(bars.low),
        close: number(bars.close),
        volume: number(bars.volume),
        dividend: number(bars.dividend),
      };
    }),
  };
}

/** The bars as a table, in lines of at most 100 characters. */
export function seriesText({ request, timeframe, from, to, bars, parts }: SeriesView): string {
  const span = from === to ? to : `${from} to ${to}`;
  const header = ['start', 'open', 'high', 'low', 'close', 'volume'];
  const rows = Array.from({ length: bars.length }, (_, row) => [
    startText(bars.stampsMs[row] as number, timeframe),
    ...[bars.open, bars.high, bars.low, bars.close].map((column) => price(column[row] as number)),
    volume(bars.volume?.[row]),
  ]);
  return [
    `${request.symbol} ${timeframe} bars, ${span}, ${bars.length} from ${parts.length} ${parts.length === 1 ? 'part' : 'parts'}; times are New York's`,
    ...alignedRows([header, ...rows], ['left', 'right', 'right', 'right', 'right', 'right']),
  ].join('\n');
}

function startText(stampMs: number, timeframe: Timeframe): string {
  if (intradayMinutes(timeframe) === undefined) return dateOf(stampMs);
  const minute = Math.floor(easternMinuteOfDay(stampMs as EpochMs, easternDateOf(stampMs as EpochMs)));
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

function dateOf(stampMs: number): SessionDate {
  return sessionDateOf(Math.floor(stampMs / MS_PER_DAY) as DayNumber);
}

function price(value: number): string {
  return Number.isNaN(value) ? '-' : value.toFixed(2);
}

function volume(value: number | undefined): string {
  return value === undefined || Number.isNaN(value)
    ? '-'
    : String(Math.round(value)).replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',');
}
