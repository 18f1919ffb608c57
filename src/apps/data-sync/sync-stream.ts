// One stream of a synchronisation: its items for the alignment, where they come from, and what each of them shows.
import type { Timeframe } from '../../core/domain/index.ts';
import {
  type AgeLimit,
  type AlignedStream,
  type ChainBook,
  createFrameSchedule,
  type FrameSeries,
  orderItems,
  type OrderedItems,
  type TradingCalendar,
  type TradingSession,
} from '../../core/market/index.ts';
import { easternText } from './eastern-text.ts';
import type { AgeSetting, SyncRequest } from './sync-request.ts';

/** A stream with what a person is told of it. `shows` describes an item by its place among the ordered items. */
export interface SyncStream {
  readonly aligned: AlignedStream;
  readonly items: OrderedItems | undefined;
  readonly origin: string;
  /** The bars of a stream of bars. */
  readonly frame?: FrameSeries;
  /** What a count of `age` is called, `bar` or `session`; `undefined` where minutes are. */
  readonly ageWord: 'bar' | 'session' | 'week' | undefined;
  shows(item: number): string;
  /** The stamp of an item that counts as of an earlier instant, epoch ms; `undefined` of others. */
  stampedAtMs?(item: number): number | undefined;
}

const MS_PER_MINUTE = 60_000;
/** Volatility indices are calculated for a quarter of an hour beyond the close of the stock market. */
const INDEX_AFTER_CLOSE_MS = 15 * MS_PER_MINUTE;
/** One missing bar is tolerated, a second is not. */
const FRAME_AGE: AgeSetting = { unit: 'bars', limit: 1 };
const CHAIN_AGE: AgeSetting = { unit: 'minutes', limit: 10 };
const INDEX_AGE: AgeSetting = { unit: 'bars', limit: 1 };

/** The bars of a frame, dated at their closes. */
export function frameStream(
  frame: FrameSeries,
  base: Timeframe | undefined,
  request: SyncRequest,
  calendar: TradingCalendar,
): SyncStream {
  const { timeframe } = frame;
  const items = frame.origin === 'missing' ? undefined : orderItems(frame.series.closeMs);
  const setting = request.ages.get(timeframe) ?? FRAME_AGE;
  const ageWord = AGE_WORDS[timeframe] ?? 'bar';
  return {
    aligned: {
      name: timeframe,
      items,
      delayMs: delayOf(timeframe, request),
      age: ageLimit(setting, () => createFrameSchedule(calendar, timeframe)),
    },
    items,
    origin: originText(frame, base),
    ageWord: setting.unit === 'bars' ? ageWord : undefined,
    frame,
    shows: (item) => frameText(frame, items?.source[item] ?? -1),
  };
}

/** The snapshots of one option class, dated at their quotes. */
export function chainStream(
  { root, snapshots }: ChainBook,
  request: SyncRequest,
  calendar: TradingCalendar,
): SyncStream {
  const items = orderItems(Float64Array.from(snapshots, ({ atMs }) => atMs));
  const setting = request.ages.get('chain') ?? CHAIN_AGE;
  return {
    aligned: {
      name: `chain ${root}`,
      items,
      delayMs: delayOf('chain', request),
      age: ageLimit(setting, () => createFrameSchedule(calendar, 'D')),
    },
    items,
    origin: 'quotes',
    ageWord: setting.unit === 'bars' ? 'session' : undefined,
    stampedAtMs: (item) => snapshots[items.source[item] ?? -1]?.stampedAtMs,
    shows: (item) => {
      const { expiries = [], vendorSpot, atMs, stampedAtMs } = snapshots[items.source[item] ?? -1] ?? {};
      const strikes = expiries.reduce((sum, { strikesCents }) => sum + strikesCents.length, 0);
      const quotes = `${expiries.length} expiries, ${strikes} strikes, spot ${priceText(vendorSpot)}`;
      return atMs === undefined || stampedAtMs === undefined
        ? quotes
        : `as of the close, stamped ${stampText(stampedAtMs, atMs)}: ${quotes}`;
    },
  };
}

/** The closes of an index, dated a quarter of an hour after their session's. */
export function indexStream(
  name: string,
  closes: readonly { readonly session: TradingSession; readonly points: number }[],
  request: SyncRequest,
  calendar: TradingCalendar,
): SyncStream {
  const items = orderItems(
    Float64Array.from(closes, ({ session }) => session.closeMs + INDEX_AFTER_CLOSE_MS),
  );
  const setting = request.ages.get(name) ?? INDEX_AGE;
  return {
    aligned: {
      name,
      items,
      delayMs: delayOf(name, request),
      age: ageLimit(setting, () => createFrameSchedule(calendar, 'D', INDEX_AFTER_CLOSE_MS)),
    },
    items,
    origin: 'closes',
    ageWord: setting.unit === 'bars' ? 'session' : undefined,
    shows: (item) => `${priceText(closes[items.source[item] ?? -1]?.points)} points`,
  };
}

const AGE_WORDS: Readonly<Partial<Record<Timeframe, 'session' | 'week'>>> = { D: 'session', W: 'week' };

function ageLimit(setting: AgeSetting, schedule: () => ReturnType<typeof createFrameSchedule>): AgeLimit {
  return setting.unit === 'bars'
    ? { unit: 'bars', schedule: schedule(), limit: setting.limit }
    : { unit: 'minutes', limit: setting.limit };
}

function delayOf(name: string, { delayMinutes }: SyncRequest): number {
  return (delayMinutes.get(name) ?? 0) * MS_PER_MINUTE;
}

function originText(frame: FrameSeries, base: Timeframe | undefined): string {
  if (frame.origin === 'missing') return frame.reason === 'no-base' ? 'no bars' : `below ${base ?? ''}`;
  return frame.origin === 'given' ? 'given' : `from ${frame.from}`;
}

/** A bar's close, and of how many bars it was built where some are missing. */
function frameText(frame: FrameSeries, bar: number): string {
  if (frame.origin === 'missing') return '';
  const close = `close ${priceText(frame.series.close[bar])}`;
  if (frame.origin === 'given' || frame.baseBars[bar] === frame.baseBarsDue[bar]) return close;
  return `${close}, of ${frame.baseBars[bar]} of ${frame.baseBarsDue[bar]} ${frame.from} bars`;
}

/** The time alone where it is of the day it counts for. */
function stampText(stampedAtMs: number, atMs: number): string {
  const [stamped, asOf] = [easternText(stampedAtMs), easternText(atMs)];
  return stamped.slice(0, 10) === asOf.slice(0, 10) ? stamped.slice(11) : stamped;
}

function priceText(price: number | undefined): string {
  return price === undefined ? 'unknown' : String(Math.round(price * 100) / 100);
}
