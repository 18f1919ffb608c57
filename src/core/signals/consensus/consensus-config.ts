// What the consensus of timeframes is told: which frames vote with which weight, how a frame votes, and when the votes suffice.
import { type Timeframe, TIMEFRAMES } from '../../domain/index.ts';
import type { VoteRule } from './vote-rule.ts';

export interface WeightedFrame {
  readonly frame: Timeframe;
  /** At least 0; shares of the sum count. */
  readonly weight: number;
}

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
export const DEFAULT_FRAMES: readonly WeightedFrame[] = [
  { frame: '5m', weight: 0.15 },
  { frame: '15m', weight: 0.2 },
  { frame: '60m', weight: 0.3 },
  { frame: 'D', weight: 0.35 },
];

/** The frames and weights that the legacy polarity was meant for. */
export const LEGACY_FRAMES: readonly WeightedFrame[] = [
  { frame: 'D', weight: 0.5 },
  { frame: '60m', weight: 0.35 },
  { frame: '5m', weight: 0.15 },
];

export const DEFAULT_QUORUM = 0.6;
export const DEFAULT_STALE_BARS_MAX = 2;

/** Frames and weights written as one text, `5m:0.15,D:0.35`, or what is wrong with it. */
export function parseWeightedFrames(text: string): readonly WeightedFrame[] | { readonly problem: string } {
  const frames: WeightedFrame[] = [];
  for (const part of text.split(',')) {
    const [name = '', weightText = '', ...rest] = part.split(':').map((piece) => piece.trim());
    const frame = TIMEFRAMES.find((known) => known === name);
    const weight = weightText === '' ? Number.NaN : Number(weightText);
    if (frame === undefined) return { problem: `"${name}" is none of ${TIMEFRAMES.join(', ')}` };
    if (rest.length > 0 || !Number.isFinite(weight) || weight < 0)
      return { problem: `"${part.trim()}" is no frame:weight with a weight of at least 0` };
    if (frames.some((other) => other.frame === frame)) return { problem: `${frame} is there twice` };
    frames.push({ frame, weight });
  }
  if (!frames.some(({ weight }) => weight > 0)) return { problem: 'no weight is above 0' };
  return frames;
}
