// Everything that can reach the engine, as one union with one total order.
import type { Bar } from './market/bar.ts';
import type { Root } from './instrument/product.ts';
import type { ChainOrigin, ChainSnapshot } from './market/chain-snapshot.ts';
import type { VolatilityRow } from './market/volatility-row.ts';
import type { KillAction } from './risk-trip.ts';
import type { DayNumber, EpochMs, SessionDate } from './time.ts';
import type { AccountEvent } from './trading/account-event.ts';
import type { ConnectionEvent } from './trading/connection-event.ts';
import type { OrderEvent } from './trading/order-event.ts';

/** What series settle at that settle on a session's opening, in the root's points. */
export interface OpeningSettlement {
  readonly points: number;
  readonly source: 'open-proxy' | 'spy-open-proxy' | 'first-minutes-proxy' | 'late-open-proxy';
}

/** A bar closed. The object is reused by its source: read it during the step, do not keep it. */
export interface BarClosed {
  readonly kind: 'bar-closed';
  readonly seq: number;
  /** The bar's close. */
  readonly availableAtMs: EpochMs;
  /** The class that the bar is of, in whose points its prices are. */
  readonly root: Root;
  readonly bar: Bar;
  readonly sessionDate: SessionDate;
  /** `sessionDate` as a day number, for cheap date arithmetic. */
  readonly sessionDay: DayNumber;
  readonly sessionOpenMs: EpochMs;
  readonly sessionCloseMs: EpochMs;
  /** `sessionOpenMs` in minutes since midnight in New York: 570 unless the session opened late. */
  readonly sessionOpenMinute: number;
  readonly isFirstOfSession: boolean;
  /** False while the run only warms up: before `--from`. */
  readonly isTradable: boolean;
  /** The chain at the bar's close, on which new trades are decided, or the reason there is none. */
  readonly chain: ChainSnapshot | { readonly unavailable: string };
  /** The chain of another origin at the same instant, on which trades that were opened there are marked and closed. */
  readonly otherChain: ChainSnapshot | undefined;
  /** The settlement value of series that settle on this session's opening, given with the first bar at which it is known. */
  readonly openingSettlement: OpeningSettlement | undefined;
}

/** The bar's chain of one origin, or `undefined` where it has none. */
export function chainOfOrigin(
  { chain, otherChain }: Pick<BarClosed, 'chain' | 'otherChain'>,
  origin: ChainOrigin,
): ChainSnapshot | undefined {
  if (!('unavailable' in chain) && chain.origin === origin) return chain;
  return otherChain?.origin === origin ? otherChain : undefined;
}

/** A session's volatility index closes became public (16:15 New York, 13:15 on half days). */
export interface VolatilityPublished {
  readonly kind: 'volatility-published';
  readonly seq: number;
  readonly availableAtMs: EpochMs;
  readonly row: VolatilityRow;
}

/** A peer's close of one session, in its own points. */
export interface PeerClose {
  readonly date: SessionDate;
  /** The session's close, from which it is known. */
  readonly closeMs: EpochMs;
  readonly points: number;
}

/** A peer of the underlying, such as QQQ of SPY, closed its session. */
export interface PeerClosed {
  readonly kind: 'peer-closed';
  readonly seq: number;
  /** The session's close. */
  readonly availableAtMs: EpochMs;
  readonly date: SessionDate;
  /** The peer's own points. */
  readonly points: number;
}

/**
 * A session is over. What the venue reports of it (settlement, interest) reaches the engine first, so that the account
 * may be drawn up.
 */
export interface SessionEnded {
  readonly kind: 'session-ended';
  readonly seq: number;
  /** The session's close. */
  readonly availableAtMs: EpochMs;
  readonly sessionDate: SessionDate;
  /**
   * True where a bar closed at the session's close, or bars of a later session follow; false where the data end inside
   * the session, so that its close is not known.
   */
  readonly isComplete: boolean;
}

/** A timer that the engine set has come due. */
export interface TimerDue {
  readonly kind: 'timer-due';
  readonly seq: number;
  readonly availableAtMs: EpochMs;
  readonly timerId: number;
}

/** A person's instruction; the only way a dashboard can act. */
export interface OperatorCommand {
  readonly kind: 'operator-command';
  readonly seq: number;
  readonly availableAtMs: EpochMs;
  /** `halt` stops new risk until `resume`, exits go on; `flatten` closes everything too; `resume` also unlatches the kill switch. */
  readonly command: KillAction | 'resume';
}

export type MarketEvent = BarClosed | VolatilityPublished | PeerClosed | SessionEnded;
export type EngineEvent =
  | MarketEvent
  | OrderEvent
  | AccountEvent
  | ConnectionEvent
  | TimerDue
  | OperatorCommand;
export type EngineEventKind = EngineEvent['kind'];
