// What the consensus of timeframes is told: which frames vote with which weight, how a frame votes, and when the votes suffice.
import type { Timeframe } from '../../domain/index.ts';
import { BODY, NET_MOVE, type VoteRule } from './vote-rule.ts';

export interface WeightedFrame {
  readonly frame: Timeframe;
  /** From 0 to `WEIGHT_MAX`; shares of the sum count. */
  readonly weight: number;
}

/** Beyond it sums of weights lose what is small. */
export const WEIGHT_MAX = 1e6;

/**
 * Which values let a trade pass. `calm`: at least `threshold`, unless the votes lie farther apart than `disagreementMax`.
 * `legacy`: from `low` to `high`, of the value rounded to hundredths; as votes are 1 in calm markets, it refuses calm and
 * violent ones alike: inverted.
 */
export type Polarity =
  | { readonly kind: 'calm'; readonly threshold: number; readonly disagreementMax: number | undefined }
  | { readonly kind: 'legacy'; readonly low: number; readonly high: number };

export interface ConsensusConfig {
  /** Each frame once; at least one weight above 0. */
  readonly frames: readonly WeightedFrame[];
  readonly rule: VoteRule;
  /** Least share of all weight that must vote, 0 to 1; without any vote it is missed whatever it is. */
  readonly quorum: number;
  /** A frame abstains whose last bar is older than this many of its own closes that have been due since. */
  readonly staleBarsMax: number;
  readonly polarity: Polarity;
}

/**
 * Longer frames weigh more, as a condor is held for weeks; at a quorum of 0.6 any one frame may be missing, the two longest
 * suffice, and no two without one of them do.
 */
const DEFAULT_FRAMES: readonly WeightedFrame[] = [
  { frame: '5m', weight: 0.15 },
  { frame: '15m', weight: 0.2 },
  { frame: '60m', weight: 0.3 },
  { frame: 'D', weight: 0.35 },
];

/** The frames and weights that the legacy polarity was meant for. */
const LEGACY_FRAMES: readonly WeightedFrame[] = [
  { frame: 'D', weight: 0.5 },
  { frame: '60m', weight: 0.35 },
  { frame: '5m', weight: 0.15 },
];

/**
 * Quantor's own vote. A vote of 0.5 is a net move as far as walks without drift go in the mean; votes 0.95 apart are a frame that
 * stands still beside one that runs.
 */
export const DEFAULT_CONSENSUS: ConsensusConfig = {
  frames: DEFAULT_FRAMES,
  rule: NET_MOVE,
  quorum: 0.6,
  staleBarsMax: 2,
  polarity: { kind: 'calm', threshold: 0.5, disagreementMax: 0.95 },
};

/** The inverted vote of old: bodies, no quorum, and only a middling value passes. */
export const LEGACY_CONSENSUS: ConsensusConfig = {
  frames: LEGACY_FRAMES,
  rule: BODY,
  quorum: 0,
  staleBarsMax: 2,
  polarity: { kind: 'legacy', low: 0.4, high: 0.6 },
};
