// A restoration under way: what it is given, and what it has come to so far.
import {
  type BarClosed,
  type Cents,
  dayNumberOf,
  type EpochMs,
  type ExitReason,
  type PeerClosed,
  type SessionDate,
  type StructureKind,
  type VolatilityPublished,
} from '../../domain/index.ts';
import type { OrderFilledRecord } from '../../ledger/index.ts';
import { isStop } from '../../strategy/index.ts';
import type { EngineState, TradingPlan } from '../engine-state.ts';
import type { Lane } from '../lane.ts';
import type { ExpiryOf } from './restored-contracts.ts';

/** What the signals are made of. */
export type Watched = BarClosed | VolatilityPublished | PeerClosed;

/** What a ledger does not say and a restart needs. */
export interface RestoreContext {
  readonly plan: TradingPlan;
  readonly initialCashCents: Cents;
  readonly structure: StructureKind;
  readonly expiryOf: ExpiryOf;
  /** The date of the session that an instant falls in or follows. */
  readonly dateOf: (atMs: EpochMs) => SessionDate;
  /**
   * Bars, levels and a peer's closes since the plan's history up to the restart, in order, for the signals; without them each is
   * unavailable until it has seen enough again, and its gate stands.
   */
  readonly watched?: Iterable<Watched>;
}

/** A restoration under way: the state, and a fill whose trade's record is still to come. */
export interface Restoration {
  readonly state: EngineState;
  readonly context: RestoreContext;
  pendingFill: OrderFilledRecord | undefined;
}

/** The pause after a stop begins with the decision, so an order tells of it first. */
export function noteStop(lane: Lane, reason: ExitReason | undefined, date: SessionDate): void {
  if (isStop(reason)) lane.memory.lastStopDay = dayNumberOf(date);
}
