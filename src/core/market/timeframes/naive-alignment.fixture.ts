// The alignment written the slow way, item by item and close by close: the oracle of its tests and the peer of its benchmark.
import { type EpochMs, intradayMinutes, type SessionDate, type Timeframe } from '../../domain/index.ts';
import type { TradingCalendar } from '../calendar/trading-calendar.ts';
import type { StreamState } from './aligned-stream.ts';

/** A stream as its source has it: in any order, with anything in it. */
export interface NaiveStream {
  readonly instantsMs: readonly number[] | undefined;
  readonly delayMs: number;
  /** Closes of the frame that age an item, or `undefined` where minutes do. */
  readonly closesMs: readonly number[] | undefined;
  readonly limit: number;
}

export interface NaiveView {
  readonly state: StreamState;
  readonly atMs: number | undefined;
  /** The last place in the source with that instant. */
  readonly place: number | undefined;
  readonly age: number | undefined;
}

/** What is known of a stream at an instant, by a mask over all its items. */
export function naiveView(stream: NaiveStream, ms: number): NaiveView {
  const { instantsMs = [], delayMs, closesMs, limit } = stream;
  const visible = instantsMs.filter((at) => Number.isFinite(at) && at + delayMs <= ms);
  if (visible.length === 0) return { state: 'none', atMs: undefined, place: undefined, age: undefined };
  const atMs = Math.max(...visible);
  const age =
    closesMs === undefined
      ? (ms - atMs) / 60_000
      : closesMs.filter((close) => close > atMs && close <= ms).length;
  const late: StreamState = age <= limit ? 'prior' : 'stale';
  return { state: atMs === ms ? 'exact' : late, atMs, place: instantsMs.lastIndexOf(atMs), age };
}

/** Every close of a timeframe in the sessions of a span, walked minute by minute. */
export function naiveCloses(
  calendar: TradingCalendar,
  timeframe: Timeframe,
  span: { readonly from: SessionDate; readonly to: SessionDate },
): readonly number[] {
  const sessions = calendar.sessions.filter(({ date }) => date >= span.from && date <= span.to);
  const minutes = intradayMinutes(timeframe);
  if (timeframe === 'D') return sessions.map(({ closeMs }) => closeMs);
  if (minutes === undefined)
    return (
      sessions
        .filter(({ date }) => {
          const next = calendar.after(date)?.date ?? '9999';
          const weekday = new Date(`${date}T00:00Z`).getUTCDay();
          const sunday = new Date(Date.parse(`${date}T00:00Z`) + (7 - weekday) * 86_400_000);
          return next > sunday.toISOString().slice(0, 10);
        })
        // On that Monday the sessions of Tuesday to Friday were still expected.
        .map(({ date, closeMs }) => (date === '2001-09-10' ? Date.parse('2001-09-14T20:00Z') : closeMs))
    );
  return sessions.flatMap(({ openMs, closeMs }) => {
    const closes: EpochMs[] = [];
    for (let ms: number = openMs + 60_000; ms <= closeMs; ms += 60_000)
      if ((ms - openMs) % (minutes * 60_000) === 0 || ms === closeMs) closes.push(ms as EpochMs);
    return closes;
  });
}
