// What the signals say of one instant, as plain data: the engine's stages act on it, records and decision cards keep it.
import type { EpochMs } from '../time.ts';

/** A reading that a verdict rests on: its value and the instant from which it was known, or why it is missing. */
export type VerdictInput =
  | { readonly name: string; readonly value: number; readonly asOfMs: EpochMs }
  | { readonly name: string; readonly missing: string };

export const REGIMES = ['low-vol-range', 'high-vol-range', 'bull-trend', 'bear-trend', 'crash'] as const;
export type Regime = (typeof REGIMES)[number];

/** No verdict: `reason` names the first missing reading, `inputs` all of them. */
export interface NoVerdict {
  readonly available: false;
  readonly reason: string;
  readonly inputs: readonly VerdictInput[];
}

/** The state of the market and what it does to an entry. */
export interface RegimeVerdict {
  readonly available: true;
  readonly regime: Regime;
  /** Multiplies the width of both wings; 1 or more. */
  readonly wingScale: number;
  /** Multiplies the size; 0 to 1. */
  readonly sizeScale: number;
  readonly isBlocking: boolean;
  /** Why each effect is there: the reading, its value and the threshold it passed. */
  readonly reasons: readonly string[];
  readonly inputs: readonly VerdictInput[];
  /** Filtered probability of each state of a hidden Markov model, by rising variance; absent under rules. */
  readonly probabilities?: readonly number[];
}

export type Bias = 'bearish' | 'neutral' | 'bullish';

/** Degree to which a reading belongs to a term, 0 to 1. */
export interface Membership {
  readonly input: string;
  readonly term: string;
  readonly degree: number;
}

/** A rule that had a say, with the strength at which it fired, 0 to 1, its weight included. */
export interface FiredRule {
  readonly rule: string;
  readonly strength: number;
}

/** How good the moment is for a condor, and which way it leans. */
export interface FuzzyVerdict {
  readonly available: true;
  /** 0 to 1. */
  readonly confidence: number;
  /** -1 bearish to 1 bullish. */
  readonly biasValue: number;
  readonly bias: Bias;
  readonly memberships: readonly Membership[];
  readonly fired: readonly FiredRule[];
  readonly inputs: readonly VerdictInput[];
  /** The factor that is worst for a condor, where each is judged on its own: degree 0 to 1. */
  readonly weakestFactor?: Membership;
}

/** A frame's vote, 0 (moving) to 1 (calm), or why it abstains. */
export type FrameVote =
  | { readonly frame: string; readonly weight: number; readonly vote: number; readonly asOfMs: EpochMs }
  | { readonly frame: string; readonly weight: number; readonly reason: string };

/** What the timeframes say together. */
export interface ConsensusVerdict {
  readonly outcome: 'trade' | 'no-trade' | 'insufficient';
  /** Weighted mean of the votes, 0 to 1; `undefined` where none voted. */
  readonly value: number | undefined;
  readonly votes: readonly FrameVote[];
  /** Why it is not `trade`; empty where it is. */
  readonly reasons: readonly string[];
}

/** What would turn a decision: along one input alone, the nearest value that does. */
export interface Flip {
  readonly input: string;
  readonly from: number;
  readonly to: number;
  /** What would be decided there: `enter`, `confidence`, `bullish`. */
  readonly becomes: string;
}

/** What all signals said at a decision; a member is absent where its signal is switched off. */
export interface SignalCard {
  readonly regime?: RegimeVerdict | NoVerdict;
  readonly fuzzy?: FuzzyVerdict | NoVerdict;
  readonly consensus?: ConsensusVerdict;
  /** The readings that have bounds of their own. */
  readonly levels?: readonly VerdictInput[];
}
