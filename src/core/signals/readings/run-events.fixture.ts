// Bars, volatility rows and days of made-up runs over the exchange's sessions, for the tests of readings.
import {
  type Bar,
  type BarClosed,
  type ChainSnapshot,
  dayNumberOf,
  type EpochMs,
  type SessionDate,
  type VolatilityRow,
} from '../../domain/index.ts';
import { nyse } from '../../market/bundled-rules.fixture.ts';
import type { TradingSession } from '../../market/index.ts';
import { createReadings } from './create-readings.ts';
import type { LiveReadings } from './live-readings.ts';
import { READING_NAMES } from './reading-book.ts';
import type { ReadingsConfig } from './readings-config.ts';

const MINUTE_MS = 60_000;

/** Something a book is told. */
export type Note =
  | { readonly kind: 'bar'; readonly bar: BarClosed }
  | { readonly kind: 'row'; readonly row: VolatilityRow; readonly atMs: EpochMs }
  | { readonly kind: 'peer'; readonly points: number; readonly atMs: EpochMs };

/** The sessions from a date on. */
export function sessionsFrom(date: string, count: number): readonly TradingSession[] {
  const first = nyse.atOrAfter(date as SessionDate);
  return first === undefined ? [] : nyse.sessions.slice(first.index, first.index + count);
}

/** A book that computes everything unless told otherwise. */
export function bookOf(config: Partial<ReadingsConfig> = {}): LiveReadings {
  return createReadings({ wanted: READING_NAMES, calendar: nyse, ...config });
}

/** Bars of `minutes` over a session, their closes in order; bars without a close are missing. */
export function barsOf(
  session: TradingSession,
  minutes: number,
  closes: readonly (number | undefined)[],
  given: { readonly open?: number; readonly chain?: ChainSnapshot } = {},
): readonly BarClosed[] {
  let open = given.open;
  const bars = closes.flatMap((close, place) => {
    if (close === undefined) return [];
    const startMs = (session.openMs + place * minutes * MINUTE_MS) as EpochMs;
    const closeMs = Math.min(startMs + minutes * MINUTE_MS, session.closeMs) as EpochMs;
    const first = open ?? close;
    open = close;
    const high = Math.max(first, close);
    const low = Math.min(first, close);
    return [{ startMs, closeMs, open: first, high, low, close, volume: 100 }];
  });
  return bars.map((bar, place) => eventOf(session, bar, place === 0, given.chain));
}

/** One whole session as one bar. */
export function dayOf(session: TradingSession, prices: Pick<Bar, 'open' | 'high' | 'low' | 'close'>): Bar {
  return { startMs: session.openMs, closeMs: session.closeMs, ...prices, volume: 100 };
}

/** The event of a bar's close. */
export function eventOf(
  session: TradingSession,
  bar: Bar,
  isFirstOfSession = true,
  chain?: ChainSnapshot,
): BarClosed {
  return {
    kind: 'bar-closed',
    seq: 1,
    availableAtMs: bar.closeMs,
    root: 'SPY',
    bar,
    sessionDate: session.date,
    sessionDay: dayNumberOf(session.date),
    sessionOpenMs: session.openMs,
    sessionCloseMs: session.closeMs,
    sessionOpenMinute: 570,
    isFirstOfSession,
    isTradable: true,
    chain: chain ?? { unavailable: 'no-recorded-chain' },
    otherChain: undefined,
    openingSettlement: undefined,
  };
}

/** A session's levels, as they are published a quarter of an hour after its close. */
export function rowOf(session: TradingSession, vix: number, members: Partial<VolatilityRow> = {}): Note {
  const row = { date: session.date, vix, vix9d: undefined, vix3m: undefined, vix6m: undefined, ...members };
  return { kind: 'row', row, atMs: (session.closeMs + 15 * MINUTE_MS) as EpochMs };
}

/** Tells a book all of it, in order. */
export function tell(book: LiveReadings, notes: readonly (Note | BarClosed)[]): void {
  for (const note of notes) {
    if (note.kind === 'bar-closed') book.noteBar(note);
    else if (note.kind === 'bar') book.noteBar(note.bar);
    else if (note.kind === 'row') book.noteVolatility(note.row, note.atMs);
    else book.notePeerClose(note.points, note.atMs);
  }
}
