// One option class that the account trades: its strategy, its latest bar and what the strategy remembers of it.
import {
  type BarClosed,
  type BarSeries,
  type EntryGate,
  type EpochMs,
  invariant,
  type Root,
  type VolatilityRow,
} from '../domain/index.ts';
import { emptyEwmaVolatility, type EwmaVolatility, noteSessionClose } from '../market/index.ts';
import type { ExpiryCalendar, StrategyConfig, StrategyContext, StrategyMemory } from '../strategy/index.ts';
import { emptyOutcomes, type SessionOutcomes } from './stages/session-outcomes.ts';

/** What is traded in one class. */
export interface LanePlan {
  readonly strategy: StrategyConfig;
  readonly calendar: ExpiryCalendar;
  /** What forecasts and signals begin with; absent: nothing. */
  readonly history?: LaneHistory;
}

/** What was known before the first bar. */
export interface LaneHistory {
  /** Whole sessions, oldest first, in the class's points. */
  readonly days: BarSeries;
  readonly volatility: readonly { readonly publishedMs: EpochMs; readonly row: VolatilityRow }[];
}

export interface Lane extends Omit<LanePlan, 'history'> {
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
  readonly outcomes: SessionOutcomes;
  /** Gates whose first refusal of this session has been traced. */
  readonly tracedGates: Set<EntryGate>;
  /** Trades and gates of adjustments whose first refusal of this session has been recorded. */
  readonly tracedAdjustments: Set<string>;
}

/** A lane before its first bar. */
export function emptyLane({ strategy, calendar, history }: LanePlan, root: Root | undefined): Lane {
  const realised = emptyEwmaVolatility();
  for (const closePoints of history?.days.close ?? []) noteSessionClose(realised, closePoints);
  return {
    root,
    strategy,
    calendar,
    memory: { lastEntryDay: undefined, entriesThisSession: 0, lastStopDay: undefined },
    context: undefined,
    bar: undefined,
    spotPoints: undefined,
    realised,
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
