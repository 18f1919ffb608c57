// Someone who watches a run decide, bar by bar: decision cards are made of what it is told.
import type { BarClosed, EntryCandidate, ExitReason, OpenTrade, Stand } from '../domain/index.ts';
import type { EntryVerdict } from '../risk/index.ts';
import type { EngineState } from './engine-state.ts';

/** An entry that was sent: what was decided on, and how it came to its size. */
export type SentEntry = Extract<EntryVerdict, { readonly kind: 'approved' }> & {
  readonly candidate: EntryCandidate;
};

/** Is told what each tradable bar decided, in the state in which it was decided; it changes nothing and keeps none of it. */
export interface DecisionWitness {
  /** What became of an entry at the bar: the gate that stopped it, or the order that was sent. */
  entryDecided(state: EngineState, bar: BarClosed, outcome: Stand | SentEntry): void;
  /** What the exit arbiter said of an open trade; `undefined`: nothing closes it at this bar. */
  exitDecided(
    state: EngineState,
    bar: BarClosed,
    decided: { readonly trade: OpenTrade; readonly reason: ExitReason | undefined },
  ): void;
}
