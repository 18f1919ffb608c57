// Everything the engine remembers between events; only `step` changes it.
import {
  type ApprovedOrder,
  type ApprovedShareOrder,
  type Cents,
  type ChainOrigin,
  type DayTradeRule,
  type EntryCandidate,
  type EpochMs,
  type FeeSchedule,
  invariant,
  type Order,
  type Root,
  type SessionDate,
  type Signal,
} from '../domain/index.ts';
import type { TradingCalendar } from '../market/index.ts';
import type { NakedRates } from '../margin/index.ts';
import { emptyPortfolio, type Portfolio } from '../portfolio/index.ts';
import {
  type EventWatch,
  initialRiskStatus,
  type RiskLimits,
  type RiskStatus,
  type SentOrder,
  type StatusLimits,
} from '../risk/index.ts';
import type { AssignmentOutlook } from '../strategy/index.ts';
import type { RollOut } from './adjust/roll-out-place.ts';
import { emptyLane, type Lane, type LanePlan } from './lane.ts';
import type { LadderPlan, LadderProgress } from './orders/ladder-plan.ts';

/** What a run trades by; fixed for its length. */
export interface TradingPlan extends LanePlan {
  /** The class that `strategy` and `calendar` are of; needed where others are traded beside it. */
  readonly root?: Root;
  /** Further classes traded in the same account, each with a strategy of its own. */
  readonly also?: readonly (LanePlan & { readonly root: Root })[];
  readonly risk: RiskLimits;
  /** The continuously compounded yearly rate known on a date, where cash earns one. */
  readonly rateOn: ((date: SessionDate) => number | undefined) | undefined;
  /** What the account's broker charges, kept back from buying power; absent: nothing. */
  readonly fees?: FeeSchedule | undefined;
  /** Step of a structure's net price by root and date, cents a share; absent or `undefined`: a cent. */
  readonly netTickCents?: ((root: Root, date: SessionDate) => number | undefined) | undefined;
  /** What the account may lose before new risk stops, and which releases are kept clear of; absent: no limit, none. */
  readonly watch?: RiskWatch;
  /** The day-trade rule of the account's broker; absent: bound by none. */
  readonly dayTrading?: DayTradePlan | undefined;
  /** The exchanges' rates of naked shorts on a date, for the margins that records tell; absent: the latest known. */
  readonly nakedRatesOn?: ((date: SessionDate) => NakedRates | undefined) | undefined;
  /** What tells that short options on shares may be assigned early; absent: nothing does. */
  readonly assignments?: AssignmentOutlook | undefined;
  /** How the limits of working orders walk; absent: they stay as approved. */
  readonly ladder?: LadderPlan | undefined;
}

/** What stops new risk for the whole account. */
export interface RiskWatch {
  readonly limits: StatusLimits;
  readonly events: EventWatch | undefined;
}

/** What binds an account that opens and closes on one day. */
export interface DayTradePlan {
  readonly kind: 'margin' | 'cash';
  /** The rule of the account's broker on a date, where one is known. */
  readonly ruleOn: (date: SessionDate) => DayTradeRule | undefined;
  readonly calendar: Pick<TradingCalendar, 'sessionOn' | 'sessions'>;
}

/** A trade that was opened and, in whole or in part, closed on one day. */
export interface DayTrade {
  readonly tradeId: number;
  readonly date: SessionDate;
}

/** An order the venue has not ended, with what it was decided on. */
export interface WorkingOrder {
  readonly order: Order & { readonly intent: ApprovedOrder };
  /** The decision behind an opening order. */
  readonly candidate: EntryCandidate | undefined;
  /** Of an adjusting order: implied volatility of each of its legs on the quotes it was decided on. */
  readonly legIvs?: readonly number[] | undefined;
}

/** A share order that the venue has not ended. */
export interface WorkingShareOrder {
  readonly id: number;
  readonly intent: ApprovedShareOrder;
  readonly submittedAtMs: EpochMs;
}

/** The latest values of the signals. */
export interface SignalSet {
  /** VIX-like level of the latest published session, points. */
  vixPoints: Signal<number>;
  /** The session whose close that is. */
  vixDate: SessionDate | undefined;
}

export interface RunCounts {
  events: number;
  bars: number;
  candidates: number;
  orders: number;
  trades: number;
  /**
   * Open trades at bar closes before their last, by the origin of the quotes they were marked on; `repeated`: on quotes
   * that an earlier bar had seen, `stale`: a leg had none.
   */
  readonly marks: Record<ChainOrigin | 'repeated' | 'stale', number>;
}

export interface EngineState {
  readonly plan: TradingPlan;
  readonly portfolio: Portfolio;
  /** One for each class that is traded, that of the plan first. */
  readonly lanes: readonly Lane[];
  /** That of the event in hand. */
  lane: Lane;
  readonly signals: SignalSet;
  readonly workingOrders: Map<number, WorkingOrder>;
  /** Orders that ended with units unfilled: a fill made before the end may still be reported. */
  readonly endedOrders: Map<number, WorkingOrder>;
  readonly shareOrders: Map<number, WorkingShareOrder>;
  /** Of the working orders that walk a ladder. */
  readonly ladders: Map<number, LadderProgress>;
  /** Trades that were closed to be rolled out and whose places are still to be taken. */
  readonly rollOuts: RollOut[];
  /** The session of every trade that was closed by an order on the day it was opened, oldest first. */
  readonly dayTrades: DayTrade[];
  /** False while the line to the venue is lost: nothing new is risked until it has told what became of every order. */
  isConnected: boolean;
  readonly seenFillIds: Set<number>;
  /** Orders of the last minutes, oldest first: what rate and duplicates are judged on. */
  readonly sentOrders: SentOrder[];
  readonly counts: RunCounts;
  nowMs: EpochMs;
  seq: number;
  sessionDate: SessionDate | undefined;
  /** Latches of the limits on losses, and what an operator has ordered. */
  riskStatus: RiskStatus;
  nextOrderId: number;
  nextTradeId: number;
}

/** The state before the first event. */
export function initialEngineState(plan: TradingPlan, initialCashCents: Cents): EngineState {
  const { root, also = [] } = plan;
  invariant(also.length === 0 || root !== undefined, 'of several classes each is named');
  const first = emptyLane(plan, also.length === 0 ? undefined : root);
  const lanes = [first, ...also.map((one) => emptyLane(one, one.root))];
  return {
    plan,
    portfolio: emptyPortfolio(initialCashCents),
    lanes,
    lane: first,
    signals: { vixPoints: { available: false, reason: 'not-published-yet' }, vixDate: undefined },
    workingOrders: new Map(),
    endedOrders: new Map(),
    shareOrders: new Map(),
    ladders: new Map(),
    rollOuts: [],
    dayTrades: [],
    isConnected: true,
    seenFillIds: new Set(),
    sentOrders: [],
    counts: {
      events: 0,
      bars: 0,
      candidates: 0,
      orders: 0,
      trades: 0,
      marks: { recorded: 0, simulated: 0, repeated: 0, stale: 0 },
    },
    nowMs: 0 as EpochMs,
    seq: 0,
    sessionDate: undefined,
    riskStatus: initialRiskStatus(initialCashCents),
    nextOrderId: 1,
    nextTradeId: 1,
  };
}
