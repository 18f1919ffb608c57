// One option class that the account trades: its strategy, its latest bar and what the strategy remembers of it.
import {
  type BarClosed,
  barOf,
  type BarSeries,
  type EntryGate,
  type EpochMs,
  invariant,
  type PeerClose,
  type Root,
  type VolatilityRow,
} from '../domain/index.ts';
import { emptyEwmaVolatility, type EwmaVolatility, noteSessionClose } from '../market/index.ts';
import { createSignalDesk, type SignalDesk, type SignalPlan } from '../signals/index.ts';
import type { ExpiryCalendar, StrategyConfig, StrategyContext, StrategyMemory } from '../strategy/index.ts';
import { emptyOutcomes, type SessionOutcomes } from './stages/session-outcomes.ts';

/** What is traded in one class. */
export interface LanePlan {
  readonly strategy: StrategyConfig;
  readonly calendar: ExpiryCalendar;
  /** What forecasts and signals begin with; absent: nothing. */
  readonly history?: LaneHistory;
  /** What the signals are and do; absent: none. */
  readonly signals?: SignalPlan | undefined;
}

/** What was known before the first bar. */
export interface LaneHistory {
  /** Whole sessions, oldest first, in the class's points. */
  readonly days: BarSeries;
  readonly volatility: readonly { readonly publishedMs: EpochMs; readonly row: VolatilityRow }[];
  /** Of sessions before the first bar of the class, oldest first; absent: the run has no peer. */
  readonly peer?: readonly PeerClose[];
}

export interface Lane extends Omit<LanePlan, 'history' | 'signals'> {
  /** `undefined`: whatever the bars are of, in a run of one class. */
  readonly root: Root | undefined;
  readonly memory: StrategyMemory;
  /** What the strategy was last shown; rewritten at every bar. */
  context: { -readonly [K in keyof StrategyContext]: StrategyContext[K] } | undefined;
  /** The latest bar, its source's own object: what it says holds until the next one. */
  bar: BarClosed | undefined;
  spotPoints: number | undefined;
  /** Of the underlying, from the closes of sessions that are over, those before the run included. */
  readonly realised: EwmaVolatility;
  /** `undefined` where every signal is switched off. */
  readonly desk: SignalDesk | undefined;
  readonly outcomes: SessionOutcomes;
  /** Gates whose first refusal of this session has been traced. */
  readonly tracedGates: Set<EntryGate>;
  /** Trades and gates of adjustments whose first refusal of this session has been recorded. */
  readonly tracedAdjustments: Set<string>;
}

/** A lane before its first bar. */
export function emptyLane({ strategy, calendar, history, signals }: LanePlan, root: Root | undefined): Lane {
  const realised = emptyEwmaVolatility();
  for (const closePoints of history?.days.close ?? []) noteSessionClose(realised, closePoints);
  const desk = signals && createSignalDesk(signals);
  if (desk !== undefined && history !== undefined) warmUp(desk, history);
  return {
    root,
    strategy,
    calendar,
    memory: { lastEntryDay: undefined, entriesThisSession: 0, lastStopDay: undefined },
    context: undefined,
    bar: undefined,
    spotPoints: undefined,
    realised,
    desk,
    outcomes: emptyOutcomes(),
    tracedGates: new Set(),
    tracedAdjustments: new Set(),
  };
}

/** The lane that trades a class; throws `InvariantViolation` where none of several does. */
export function laneOf({ lanes }: { readonly lanes: readonly Lane[] }, root: Root): Lane {
  const [first] = lanes;
  const lane = first?.root === undefined ? first : lanes.find((one) => one.root === root);
  if (lane === undefined) invariant(false, `${root} is traded by no lane of the run`);
  return lane;
}

/** Shows the desk the days, levels and peer's closes of before the run in the order in which they became known. */
function warmUp(desk: SignalDesk, { days, volatility, peer = [] }: LaneHistory): void {
  let level = 0;
  let close = 0;
  for (let day = 0; day < days.length; day += 1) {
    const closeMs = days.closeMs[day] as EpochMs;
    level = noteLevels(desk, volatility, { from: level, beforeMs: closeMs });
    close = noteCloses(desk, peer, { from: close, upToMs: closeMs });
    desk.noteDailyBar(barOf(days, day));
  }
  noteLevels(desk, volatility, { from: level, beforeMs: Number.POSITIVE_INFINITY });
  noteCloses(desk, peer, { from: close, upToMs: Number.POSITIVE_INFINITY });
}

function noteLevels(
  desk: SignalDesk,
  volatility: LaneHistory['volatility'],
  { from, beforeMs }: { readonly from: number; readonly beforeMs: number },
): number {
  let next = from;
  for (; next < volatility.length; next += 1) {
    const level = volatility[next];
    if (level === undefined || level.publishedMs >= beforeMs) break;
    desk.noteVolatility(level.row, level.publishedMs);
  }
  return next;
}

function noteCloses(
  desk: SignalDesk,
  peer: readonly PeerClose[],
  { from, upToMs }: { readonly from: number; readonly upToMs: number },
): number {
  let next = from;
  for (; next < peer.length; next += 1) {
    const close = peer[next];
    if (close === undefined || close.closeMs > upToMs) break;
    desk.notePeerClose(close.points, close.closeMs);
  }
  return next;
}
