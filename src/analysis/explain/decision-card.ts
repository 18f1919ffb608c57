// What one bar decided and on what: the entry that was sent or the gate that stopped it, the open trades, the signals.
import {
  type BarClosed,
  type EntryCandidate,
  type EntryGate,
  type EpochMs,
  type ExitReason,
  type Flip,
  type OpenTrade,
  type Root,
  type Signal,
  type SignalCard,
  type Stand,
} from '../../core/domain/index.ts';
import type { DecisionWitness, EngineState, SentEntry } from '../../core/engine/index.ts';
import {
  type ExitStanding,
  exitStandings,
  type SignalEffects,
  signalGate,
} from '../../core/strategy/index.ts';

/** A bar's decisions, copied out of the run: nothing of it changes when the run goes on. */
export interface DecisionCard {
  /** The bar's close. */
  readonly atMs: EpochMs;
  readonly root: Root;
  readonly spotPoints: number;
  /** The latest published level, points, and the instant from which it was known. */
  readonly vixPoints: Signal<number>;
  readonly entry: EntryCard;
  /** Trades that were open, the first to be opened first. */
  readonly trades: readonly TradeCard[];
  /** Absent where every signal is switched off. */
  readonly signals?: SignalCard;
  /** What the signals do to an entry that none of them stops; absent where one does, and where every signal is switched off. */
  readonly effects?: SignalEffects;
  /** What would turn the fuzzy verdict, along one reading alone. */
  readonly flips: readonly Flip[];
}

export type EntryCard =
  | {
      readonly outcome: 'stand';
      readonly gate: EntryGate;
      readonly measured?: number;
      readonly limit?: number;
      readonly reason?: string;
      readonly candidate?: EntryCandidate;
    }
  | {
      readonly outcome: 'enter';
      readonly candidate: EntryCandidate;
      /** Units of the structure. */
      readonly quantity: number;
      /** What held the size to no more. */
      readonly binding: string;
      /** Least net credit accepted, cents per share. */
      readonly limitCents: number;
    };

export interface TradeCard {
  readonly tradeId: number;
  /** Why the arbiter closes it at this bar; absent where it is kept. */
  readonly reason?: ExitReason;
  readonly strikesCents: readonly number[];
  readonly expiry: string;
  readonly dte: number;
  readonly quantity: number;
  readonly creditCents: number;
  /** What buying it back costs at mid, cents per share, by the latest fresh mark. */
  readonly closeCostCents: number;
  readonly isMarkFresh: boolean;
  readonly rules: readonly ExitStanding[];
}

/** A witness of one bar. */
export interface BarWitness extends DecisionWitness {
  /** `undefined` until the bar has decided. */
  card(): DecisionCard | undefined;
}

/** Watches the bar of the run's own class that closes at `atMs`. */
export function watchBar(atMs: EpochMs, root: Root): BarWitness {
  const trades: TradeCard[] = [];
  let card: DecisionCard | undefined;
  const isWatched = (bar: BarClosed): boolean => bar.availableAtMs === atMs && bar.root === root;
  return {
    entryDecided(state, bar, outcome) {
      if (isWatched(bar)) card = cardOf(state, bar, { entry: entryCard(outcome), trades });
    },
    exitDecided(state, bar, { trade, reason }) {
      if (isWatched(bar)) trades.push(tradeCard(trade, bar, { state, reason }));
    },
    card: () => card,
  };
}

/** A witness of what became of an entry at many bars. */
export interface EntriesWitness extends DecisionWitness {
  /** By the bar's close, in the order of the run; bars that were not tradable are not there. */
  readonly entries: ReadonlyMap<EpochMs, EntryCard>;
}

/** Watches the bars of the run's own class that `isWatched` names by their close. */
export function watchEntries(isWatched: (closeMs: EpochMs) => boolean, root: Root): EntriesWitness {
  const entries = new Map<EpochMs, EntryCard>();
  return {
    entries,
    entryDecided(_, bar, outcome) {
      if (bar.root === root && isWatched(bar.availableAtMs))
        entries.set(bar.availableAtMs, entryCard(outcome));
    },
    exitDecided: () => undefined,
  };
}

function cardOf(
  { signals, lane }: EngineState,
  bar: BarClosed,
  { entry, trades }: Pick<DecisionCard, 'entry' | 'trades'>,
): DecisionCard {
  return {
    atMs: bar.availableAtMs,
    root: bar.root,
    spotPoints: bar.bar.close,
    vixPoints: signals.vixPoints,
    entry,
    trades,
    ...(lane.desk === undefined ? {} : { signals: lane.desk.card() }),
    ...effectsOf(lane.desk),
    flips: lane.desk?.flips() ?? [],
  };
}

function effectsOf(desk: EngineState['lane']['desk']): Pick<DecisionCard, 'effects'> {
  if (desk === undefined) return {};
  const answer = signalGate(desk);
  return answer.kind === 'effects' ? { effects: answer } : {};
}

function entryCard(outcome: Stand | SentEntry): EntryCard {
  if (outcome.kind === 'stand') {
    const { kind: _, ...stand } = outcome;
    return { outcome: 'stand', ...stand };
  }
  const { order, candidate, size } = outcome;
  return {
    outcome: 'enter',
    candidate,
    quantity: order.quantity,
    binding: size.binding,
    limitCents: order.limitCents ?? candidate.naturalCreditCents,
  };
}

function tradeCard(
  trade: OpenTrade,
  bar: BarClosed,
  { state, reason }: { readonly state: EngineState; readonly reason: ExitReason | undefined },
): TradeCard {
  const { opening, dte, closeCostDoubleCents, isMarkFresh } = trade;
  return {
    tradeId: opening.tradeId,
    ...(reason === undefined ? {} : { reason }),
    strikesCents: opening.structure.legs.map(({ contract }) => contract.strikeCents),
    expiry: opening.structure.expiry.sessionDate,
    dte,
    quantity: opening.quantity,
    creditCents: opening.creditCents,
    closeCostCents: closeCostDoubleCents / 2,
    isMarkFresh,
    rules: exitStandings(trade, bar, state.lane.strategy.exit),
  };
}
