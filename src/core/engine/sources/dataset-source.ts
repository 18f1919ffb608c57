// Turns a prepared dataset into market events: bars at their close, published volatility, a peer's closes, session ends.
import {
  type BarClosed,
  type BarSeries,
  type ChainSnapshot,
  dayNumberOf,
  type EpochMs,
  invariant,
  type MarketEvent,
  type OpeningSettlement,
  type PeerClose,
  type PeerClosed,
  type Root,
  type SessionEnded,
  type VolatilityPublished,
  type VolatilityRow,
} from '../../domain/index.ts';
import { easternMinuteOfDay, type TradingSession } from '../../market/index.ts';
import type { EventPreview, EventSource } from '../../ports/index.ts';

/** The chain over the dataset's bars; `at` moves one shared snapshot to a bar's close. */
export interface DatasetChain {
  at(barIndex: number): ChainSnapshot | { readonly unavailable: string };
  /** The chain of another origin at the same bar, where there is one. */
  otherAt?(barIndex: number): ChainSnapshot | undefined;
}

/** An opening settlement value and the instant from which it is known. */
export interface DatedOpening {
  readonly value: OpeningSettlement;
  readonly knownMs: EpochMs;
}

/** Everything the market shows during a run, in order of time. */
export interface Dataset {
  readonly root: Root;
  readonly series: BarSeries;
  /** The session of each bar, aligned with `series`. */
  readonly sessionOf: readonly TradingSession[];
  readonly chain: DatasetChain;
  /** Volatility rows with the instant at which each became public, in order. */
  readonly volatility: readonly { readonly publishedMs: EpochMs; readonly row: VolatilityRow }[];
  /** A peer's closes of sessions from that of the first bar on, in order; absent: the run has no peer. */
  readonly peer?: readonly PeerClose[];
  /** The settlement value of series that settle on this session's opening, and from when it is known. */
  openingSettlement(session: TradingSession): DatedOpening | undefined;
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
  readonly #series: BarSeries;
  readonly #preview: Mutable<EventPreview> = { availableAtMs: 0 as EpochMs, kind: 'bar-closed' };
  readonly #bar: Mutable<BarClosed['bar']>;
  readonly #event: Mutable<BarClosed>;
  #barIndex = 0;
  #volatilityIndex = 0;
  #peerIndex = 0;
  /** The session's opening value, until it has been given. */
  #opening: DatedOpening | undefined;
  /** The session of the latest bar. */
  #session: TradingSession | undefined;
  // When the next event of each kind is due, Infinity where none is: looked up once an event, compared at every peek.
  #barMs = Number.POSITIVE_INFINITY;
  #volatilityMs = Number.POSITIVE_INFINITY;
  #peerMs = Number.POSITIVE_INFINITY;
  #sessionEndMs = Number.POSITIVE_INFINITY;

  constructor(dataset: Dataset) {
    this.#dataset = dataset;
    this.#series = dataset.series;
    const zero = 0 as EpochMs;
    this.#bar = { startMs: zero, closeMs: zero, open: 0, high: 0, low: 0, close: 0, volume: undefined };
    this.#event = {
      kind: 'bar-closed',
      seq: 0,
      availableAtMs: zero,
      root: dataset.root,
      bar: this.#bar,
      sessionDate: '' as BarClosed['sessionDate'],
      sessionDay: 0 as BarClosed['sessionDay'],
      sessionOpenMs: zero,
      sessionCloseMs: zero,
      sessionOpenMinute: 0,
      isFirstOfSession: false,
      isTradable: false,
      chain: { unavailable: 'not-started' },
      otherChain: undefined,
      openingSettlement: undefined,
    };
    this.#seekBar(0);
    this.#seekVolatility(0);
    this.#seekPeer(0);
  }

  peek(): EventPreview | undefined {
    const kind = this.#nextKind();
    if (kind === undefined) return undefined;
    const preview = this.#preview;
    preview.kind = kind;
    preview.availableAtMs = Math.min(
      this.#barMs,
      this.#volatilityMs,
      this.#peerMs,
      this.#sessionEndMs,
    ) as EpochMs;
    return preview;
  }

  next(seq: number): MarketEvent {
    switch (this.#nextKind()) {
      case 'bar-closed':
        return this.#closeBar(seq);
      case 'session-ended':
        return this.#endSession(seq);
      case 'volatility-published':
        return this.#publish(seq);
      case 'peer-closed':
        return this.#closePeer(seq);
      default:
        invariant(false, 'the source has a next event');
    }
  }

  /** At one instant: volatility, the peer, then the bar, then the session's end (event-order.ts). */
  #nextKind(): MarketEvent['kind'] | undefined {
    const publicMs = Math.min(this.#volatilityMs, this.#peerMs);
    if (this.#barMs < publicMs && this.#barMs <= this.#sessionEndMs) return 'bar-closed';
    if (this.#sessionEndMs < publicMs) return 'session-ended';
    if (this.#peerMs < this.#volatilityMs) return 'peer-closed';
    return this.#volatilityMs === Number.POSITIVE_INFINITY ? undefined : 'volatility-published';
  }

  #endSession(seq: number): SessionEnded {
    const session = this.#session;
    invariant(session !== undefined, 'a session is over');
    this.#sessionEndMs = Number.POSITIVE_INFINITY;
    return {
      kind: 'session-ended',
      seq,
      availableAtMs: session.closeMs,
      sessionDate: session.date,
      isComplete: this.#bar.closeMs >= session.closeMs || this.#barMs !== Number.POSITIVE_INFINITY,
    };
  }

  #publish(seq: number): VolatilityPublished {
    const published = this.#dataset.volatility[this.#volatilityIndex];
    invariant(published !== undefined, 'a volatility row is due');
    this.#seekVolatility(this.#volatilityIndex + 1);
    return { kind: 'volatility-published', seq, availableAtMs: published.publishedMs, row: published.row };
  }

  #closePeer(seq: number): PeerClosed {
    const close = this.#dataset.peer?.[this.#peerIndex];
    invariant(close !== undefined, 'a close of the peer is due');
    this.#seekPeer(this.#peerIndex + 1);
    const { closeMs, date, points } = close;
    return { kind: 'peer-closed', seq, availableAtMs: closeMs, date, points };
  }

  #closeBar(seq: number): BarClosed {
    const index = this.#barIndex;
    const session = this.#dataset.sessionOf[index];
    invariant(session !== undefined, 'every bar belongs to a session');
    const event = this.#event;
    event.isFirstOfSession = session !== this.#session;
    if (event.isFirstOfSession) this.#enterSession(session);
    this.#readBar(index);
    event.openingSettlement = this.#openingDue();
    event.seq = seq;
    event.availableAtMs = this.#bar.closeMs;
    event.isTradable = this.#bar.closeMs >= this.#dataset.tradableFromMs;
    event.chain = this.#dataset.chain.at(index);
    event.otherChain = this.#dataset.chain.otherAt?.(index);
    this.#seekBar(index + 1);
    return event;
  }

  /** The opening value at the first bar by whose close it is known, `undefined` before and after. */
  #openingDue(): OpeningSettlement | undefined {
    const opening = this.#opening;
    if (opening === undefined || this.#bar.closeMs < opening.knownMs) return undefined;
    this.#opening = undefined;
    return opening.value;
  }

  #enterSession(session: TradingSession): void {
    this.#session = session;
    this.#opening = this.#dataset.openingSettlement(session);
    this.#sessionEndMs = session.closeMs;
    const event = this.#event;
    event.sessionDate = session.date;
    event.sessionDay = dayNumberOf(session.date);
    event.sessionOpenMs = session.openMs;
    event.sessionCloseMs = session.closeMs;
    event.sessionOpenMinute = easternMinuteOfDay(session.openMs, session.date);
  }

  #readBar(index: number): void {
    const series = this.#series;
    const bar = this.#bar;
    bar.startMs = valueAt(series.startMs, index) as EpochMs;
    bar.closeMs = valueAt(series.closeMs, index) as EpochMs;
    bar.open = valueAt(series.open, index);
    bar.high = valueAt(series.high, index);
    bar.low = valueAt(series.low, index);
    bar.close = valueAt(series.close, index);
    bar.volume = series.volume?.[index];
  }

  #seekBar(index: number): void {
    this.#barIndex = index;
    const isLeft = index < this.#series.length;
    this.#barMs = isLeft ? valueAt(this.#series.closeMs, index) : Number.POSITIVE_INFINITY;
  }

  #seekVolatility(index: number): void {
    this.#volatilityIndex = index;
    this.#volatilityMs = this.#dataset.volatility[index]?.publishedMs ?? Number.POSITIVE_INFINITY;
  }

  #seekPeer(index: number): void {
    this.#peerIndex = index;
    this.#peerMs = this.#dataset.peer?.[index]?.closeMs ?? Number.POSITIVE_INFINITY;
  }
}

function valueAt(column: Float64Array, index: number): number {
  const value = column[index];
  invariant(value !== undefined, 'every column is as long as its series');
  return value;
}
