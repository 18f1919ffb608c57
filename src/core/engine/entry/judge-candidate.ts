// Judges any structure at a bar by the gates and the sizing that the engine's own entries pass, for whoever wants to know what else could be opened.
import type { BarClosed, ChainSnapshot, EntryCandidate, Stand } from '../../domain/index.ts';
import {
  cadenceGate,
  type CandidateGround,
  chainOf,
  creditReachGate,
  decideOn,
  NO_TILT,
  signalGate,
  STAND_AT_GATE,
  type StructureTilt,
} from '../../strategy/index.ts';
import type { SentEntry } from '../decision-witness.ts';
import type { EngineState } from '../engine-state.ts';
import { riskGate } from '../stages/risk-gate.ts';
import { approveAtBar } from './approve-at-bar.ts';
import { contextAt } from './context-at.ts';

/** What is alike for every candidate of a bar. */
export interface EntryGround extends Omit<CandidateGround, 'chain'> {
  /** Gates that stop them all, in order: the first of the account, of the clock and the book, and of the signals. */
  readonly stands: readonly Stand[];
  readonly chain: ChainSnapshot | undefined;
  /** How the signals bend a structure; not at all where they stop it. */
  readonly tilt: StructureTilt;
}

/** What the bar's entries stand on, asked in the state in which the bar decided. */
export function entryGround(state: EngineState, bar: BarClosed): EntryGround {
  const account = riskGate(state, bar);
  const cadence = cadenceGate(contextAt(state, bar), state.lane.strategy.entry);
  const effects = signalGate(state.lane.desk);
  const isHeard = effects.kind === 'effects';
  return {
    stands: [
      ...(account === undefined ? [] : [STAND_AT_GATE[account]]),
      ...(cadence === undefined ? [] : [STAND_AT_GATE[cadence]]),
      ...(isHeard ? [] : [effects]),
    ],
    chain: chainOf(bar),
    tilt: isHeard ? effects.tilt : NO_TILT,
    sizeScale: isHeard ? effects.sizeScale : 1,
  };
}

/** The order that a candidate would become, or the first gate that is about this candidate and stops it; nothing is sent. */
export function judgeCandidate(
  state: EngineState,
  bar: BarClosed,
  candidate: EntryCandidate,
  ground: CandidateGround,
): Stand | SentEntry {
  const { strategy } = state.lane;
  return (
    creditReachGate(candidate, strategy.selection) ??
    approveAtBar(state, bar, decideOn(candidate, ground, contextAt(state, bar), strategy))
  );
}
