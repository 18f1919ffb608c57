// A moment of the world: the engine, the venue and what lies between them, and when two moments are the same.
import type { BarClosed, Command, EpochMs, OptionContract } from '../../src/core/domain/index.ts';
import type { EngineState } from '../../src/core/engine/index.ts';
import type { LedgerRecord } from '../../src/core/ledger/index.ts';
import { fingerprint } from './fingerprint.ts';
import { isBooked, type UnderWay, type VenueModel } from './venue-model.ts';

/** What the market does, in order. An expiry settles only once the venue has dropped its orders and told everything. */
export type Scheduled =
  | { readonly kind: 'bar'; readonly bar: BarClosed; readonly others?: readonly OtherBar[] }
  | { readonly kind: 'settle'; readonly choices: readonly SettlementChoice[]; readonly atMs: EpochMs };

/** Another way that the market may go instead of the bar. */
export interface OtherBar {
  readonly name: string;
  readonly bar: BarClosed;
}

/** One way an expiry may settle what is held. */
export interface SettlementChoice {
  readonly label: string;
  settle(held: Readonly<Record<string, number>>): UnderWay | undefined;
}

export interface WorldRules {
  readonly state: EngineState;
  readonly schedule: readonly Scheduled[];
  /** Contracts that may be held. */
  readonly contracts: readonly OptionContract[];
  /** How often the world may do these of its own accord. */
  readonly assignments: number;
  readonly liquidations: number;
  readonly rejections: number;
  readonly restarts: number;
  readonly lineLosses: number;
  /** How often a person may order everything closed. */
  readonly flattenings: number;
  /** Whether the venue acknowledges orders before it fills them. */
  readonly isAcknowledged: boolean;
  /** Whether reports come out of order and more than once. */
  readonly isReordered: boolean;
  /** The engine's state out of its records. */
  readonly restored: (records: readonly LedgerRecord[]) => EngineState;
  /** Breaks the engine on purpose after each of its steps, to see that it is noticed. */
  readonly planted?: (state: EngineState, commands: Command[]) => void;
}

export interface Moment {
  readonly engine: EngineState;
  readonly venue: VenueModel;
  /** How much of the schedule has happened. */
  readonly place: number;
  readonly isConnected: boolean;
  readonly restartsLeft: number;
  readonly lineLossesLeft: number;
  readonly flatteningsLeft: number;
  readonly timers: readonly { readonly id: number; readonly atMs: number }[];
  /** Newest first. */
  readonly records: RecordList | undefined;
}

export interface RecordList {
  readonly record: LedgerRecord;
  readonly before: RecordList | undefined;
}

/** The moment before anything has happened. */
export function firstMoment(rules: WorldRules): Moment {
  const venue: VenueModel = {
    orders: [],
    shareOrders: [],
    held: {},
    shares: 0,
    cashCents: rules.state.portfolio.cashCents,
    underWay: [],
    told: [],
    assignmentsLeft: rules.assignments,
    liquidationsLeft: rules.liquidations,
    rejectionsLeft: rules.rejections,
  };
  return {
    engine: rules.state,
    venue,
    place: 0,
    isConnected: true,
    restartsLeft: rules.restarts,
    lineLossesLeft: rules.lineLosses,
    flatteningsLeft: rules.flattenings,
    timers: [],
    records: undefined,
  };
}

/** Equal for moments between which nothing that can still happen tells a difference. */
export function keyOfMoment(moment: Moment): number {
  const { engine, venue, place, isConnected, timers } = moment;
  const left = [moment.restartsLeft, moment.lineLossesLeft, moment.flatteningsLeft];
  const rest = [place, isConnected, left, timers];
  return fingerprint({ engine, venue: inCanonicalOrder(venue), rest });
}

/**
 * Reports that change the account wait in order, the others in a bag. What was told already is left out: the engine
 * knows what it has seen, so that a repetition finds it in the same state either way.
 */
function inCanonicalOrder(venue: VenueModel): unknown {
  const { underWay, held, orders, shareOrders, shares, cashCents } = venue;
  const { assignmentsLeft, liquidationsLeft, rejectionsLeft } = venue;
  const booked = underWay.filter(({ effect }) => isBooked(effect));
  const bag = new Set(underWay.filter(({ effect }) => !isBooked(effect)));
  const keys = Object.keys(held).toSorted();
  return {
    orders,
    shareOrders,
    account: [shares, cashCents, ...keys.map((key) => [key, held[key]])],
    left: [assignmentsLeft, liquidationsLeft, rejectionsLeft],
    booked,
    bag,
  };
}

/** Whether everything is over and nothing is held, works or is under way. */
export function isQuiet({ schedule }: WorldRules, { engine, venue, place }: Moment): boolean {
  return (
    place === schedule.length &&
    venue.underWay.length === 0 &&
    venue.orders.length === 0 &&
    venue.shareOrders.length === 0 &&
    venue.shares === 0 &&
    Object.keys(venue.held).length === 0 &&
    engine.portfolio.openTrades.length === 0 &&
    engine.workingOrders.size === 0 &&
    engine.shareOrders.size === 0
  );
}
