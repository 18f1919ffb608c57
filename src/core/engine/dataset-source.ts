// Turns a prepared dataset into market events: bars at their close, published volatility, session ends.
import {
  type BarClosed,
  type BarSeries,
  type ChainSnapshot,
  dayNumberOf,
  type EpochMs,
  invariant,
  type MarketEvent,
  type SessionEnded,
  type VolatilityPublished,
  type VolatilityRow,
} from '../domain/index.ts';
import { easternMinuteOfDay, type TradingSession } from '../market/index.ts';
import type { EventPreview, EventSource } from '../ports/index.ts';

/** The chain over the dataset's bars; `at` moves one shared snapshot to a bar's close. */
export interface DatasetChain {
  at(barIndex: number): ChainSnapshot | { readonly unavailable: string };
}

/** Everything the market shows during a run, in order of time. */
export interface Dataset {
  readonly series: BarSeries;
  /** The session of each bar, aligned with `series`. */
  readonly sessionOf: readonly TradingSession[];
  readonly chain: DatasetChain;
  /** Volatility rows with the instant at which each became public, in order. */
  readonly volatility: readonly { readonly publishedMs: EpochMs; readonly row: VolatilityRow }[];
  /** The settlement value of series that settle on this session's opening. */
  openingSettlement(session: TradingSession): BarClosed['openingSettlement'];
  /** Bars that close at or after this instant may be traded on; earlier ones warm up. */
  readonly tradableFromMs: EpochMs;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A source over `dataset`; its events are reused objects. */
export function createDatasetSource(dataset: Dataset): EventSource {
  return new DatasetSource(dataset);
}

class DatasetSource implements EventSource {
  readonly #dataset: Dataset;
  readonly #preview: Mutable<EventPreview> = { availableAtMs: 0 as EpochMs, kind: 'bar-closed' };
  readonly #bar: Mutable<BarClosed['bar']>;
  readonly #event: Mutable<BarClosed>;
  #barIndex = 0;
  #volatilityIndex = 0;
  /** The session whose end has not been told yet. */
  #unended: TradingSession | undefined;

  constructor(dataset: Dataset) {
    this.#dataset = dataset;
    const zero = 0 as EpochMs;
    this.#bar = { startMs: zero, closeMs: zero, open: 0, high: 0, low: 0, close: 0, volume: undefined };
    this.#event = {
      kind: 'bar-closed',
      seq: 0,
      availableAtMs: zero,
      bar: this.#bar,
      sessionDate: '' as BarClosed['sessionDate'],
      sessionDay: 0 as BarClosed['sessionDay'],
      sessionOpenMs: zero,
      sessionCloseMs: zero,
      sessionOpenMinute: 0,
      isFirstOfSession: false,
      isLastOfSession: false,
      isTradable: false,
      chain: { unavailable: 'not-started' },
      openingSettlement: undefined,
    };
  }

  peek(): EventPreview | undefined {
    const { series, volatility } = this.#dataset;
    const barMs = this.#barIndex < series.length ? (series.closeMs[this.#barIndex] ?? 0) : Number.POSITIVE_INFINITY;
    const volatilityMs = volatility[this.#volatilityIndex]?.publishedMs ?? Number.POSITIVE_INFINITY;
    const isSessionOver = this.#unended !== undefined && this.#sessionAt(this.#barIndex) !== this.#unended;
    const endMs = isSessionOver ? (this.#unended?.closeMs ?? 0) : Number.POSITIVE_INFINITY;
    const preview = this.#preview;
    // At one instant: volatility, then the bar, then the session's end (event-order.ts).
    if (endMs < volatilityMs && endMs < barMs) {
      preview.kind = 'session-ended';
      preview.availableAtMs = endMs as EpochMs;
    } else if (volatilityMs <= barMs) {
      if (volatilityMs === Number.POSITIVE_INFINITY) return undefined;
      preview.kind = 'volatility-published';
      preview.availableAtMs = volatilityMs as EpochMs;
    } else {
      preview.kind = 'bar-closed';
      preview.availableAtMs = barMs as EpochMs;
    }
    return preview;
  }

  next(seq: number): MarketEvent {
    const preview = this.peek();
    invariant(preview !== undefined, 'the source has a next event');
    switch (preview.kind) {
      case 'session-ended':
        return this.#endSession(seq);
      case 'volatility-published':
        return this.#publish(seq);
      default:
        return this.#closeBar(seq);
    }
  }

  #endSession(seq: number): SessionEnded {
    const session = this.#unended;
    invariant(session !== undefined, 'a session is over');
    this.#unended = undefined;
    return { kind: 'session-ended', seq, availableAtMs: session.closeMs, sessionDate: session.date };
  }

  #publish(seq: number): VolatilityPublished {
    const published = this.#dataset.volatility[this.#volatilityIndex];
    invariant(published !== undefined, 'a volatility row is due');
    this.#volatilityIndex += 1;
    return { kind: 'volatility-published', seq, availableAtMs: published.publishedMs, row: published.row };
  }

  #closeBar(seq: number): BarClosed {
    const index = this.#barIndex;
    const session = this.#sessionAt(index);
    invariant(session !== undefined, 'every bar belongs to a session');
    this.#barIndex = index + 1;
    this.#readBar(index);
    const event = this.#event;
    event.seq = seq;
    event.availableAtMs = this.#bar.closeMs;
    event.isFirstOfSession = this.#sessionAt(index - 1) !== session;
    event.isLastOfSession = this.#sessionAt(index + 1) !== session;
    event.isTradable = this.#bar.closeMs >= this.#dataset.tradableFromMs;
    event.chain = this.#dataset.chain.at(index);
    event.openingSettlement = event.isFirstOfSession ? this.#dataset.openingSettlement(session) : undefined;
    if (event.isFirstOfSession) this.#enterSession(session);
    return event;
  }

  #enterSession(session: TradingSession): void {
    this.#unended = session;
    const event = this.#event;
    event.sessionDate = session.date;
    event.sessionDay = dayNumberOf(session.date);
    event.sessionOpenMs = session.openMs;
    event.sessionCloseMs = session.closeMs;
    event.sessionOpenMinute = easternMinuteOfDay(session.openMs, session.date);
  }

  #readBar(index: number): void {
    const { series } = this.#dataset;
    const bar = this.#bar;
    bar.startMs = valueAt(series.startMs, index) as EpochMs;
    bar.closeMs = valueAt(series.closeMs, index) as EpochMs;
    bar.open = valueAt(series.open, index);
    bar.high = valueAt(series.high, index);
    bar.low = valueAt(series.low, index);
    bar.close = valueAt(series.close, index);
    bar.volume = series.volume?.[index];
  }

  #sessionAt(index: number): TradingSession | undefined {
    return this.#dataset.sessionOf[index];
  }
}

function valueAt(column: Float64Array, index: number): number {
  const value = column[index];
  invariant(value !== undefined, 'every column is as long as its series');
  return value;
}
