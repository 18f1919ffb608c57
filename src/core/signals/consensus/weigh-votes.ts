// What the frames' votes say together: the one place where votes become trade, no-trade or insufficient, with reasons.
import type { ConsensusVerdict, EpochMs, FrameVote, Timeframe } from '../../domain/index.ts';
import type { ConsensusConfig } from './consensus-config.ts';
import type { NoVote } from './vote-rule.ts';

/**
 * Why a frame has no say: it was not given, no bar of it has closed, its last is old, they are too few or without a range,
 * or it is shorter than the bars it would be built of.
 */
export type Abstention = 'not-given' | 'no-bar-yet' | 'stale' | NoVote | 'frame-shorter-than-bars';

/** Where a frame stands: `vote` and `asOfMs` have a meaning where it does not abstain. */
export interface FrameStanding {
  readonly frame: Timeframe;
  readonly weight: number;
  readonly vote: number;
  readonly asOfMs: number;
  readonly abstains: Abstention | undefined;
}

/** Weights and votes summed; without a vote `value` is NaN and stays inside this file. */
interface Tally {
  presentShare: number;
  value: number;
  lowest: number;
  highest: number;
}

type Rules = Pick<ConsensusConfig, 'quorum' | 'polarity'>;
type Outcome = ConsensusVerdict['outcome'];

/** What separates a sum of weights from the number meant, such as 0.1 + 0.2 from 0.3. */
const ROUNDING = 1e-12;

/** Weighs votes by fixed rules. */
export interface VoteScale {
  /** The outcome alone; allocates nothing. */
  outcome(standings: readonly FrameStanding[]): Outcome;
  /** The outcome with the votes behind it and why it is not `trade`. */
  verdict(standings: readonly FrameStanding[]): ConsensusVerdict;
}

export function createVoteScale(rules: Rules): VoteScale {
  const tally: Tally = { presentShare: 0, value: Number.NaN, lowest: Number.NaN, highest: Number.NaN };
  const outcome = (standings: readonly FrameStanding[]): Outcome => {
    sumUp(standings, tally);
    return outcomeOf(tally, rules);
  };
  return {
    outcome,
    verdict: (standings) => {
      const found = outcome(standings);
      return {
        outcome: found,
        value: Number.isNaN(tally.value) ? undefined : valueShown(tally.value, rules),
        votes: standings.map(voteOf),
        reasons: reasonsOf(found, tally, rules, standings),
      };
    },
  };
}

function voteOf({ frame, weight, vote, asOfMs, abstains }: FrameStanding): FrameVote {
  if (abstains !== undefined) return { frame, weight, reason: abstains };
  return { frame, weight, vote, asOfMs: asOfMs as EpochMs };
}

function sumUp(standings: readonly FrameStanding[], tally: Tally): void {
  let total = 0;
  let present = 0;
  let sum = 0;
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (const { weight, vote, abstains } of standings) {
    total += weight;
    if (abstains !== undefined || weight === 0) continue;
    present += weight;
    sum += weight * vote;
    lowest = Math.min(lowest, vote);
    highest = Math.max(highest, vote);
  }
  tally.presentShare = total > 0 ? present / total : 0;
  // A mean lies among its votes, which rounding may miss.
  tally.value = present > 0 ? Math.min(highest, Math.max(lowest, sum / present)) : Number.NaN;
  tally.lowest = lowest;
  tally.highest = highest;
}

function outcomeOf(tally: Tally, { quorum, polarity }: Rules): Outcome {
  if (Number.isNaN(tally.value) || tally.presentShare < quorum - ROUNDING) return 'insufficient';
  if (polarity.kind === 'legacy') {
    const value = inHundredths(tally.value);
    return value >= polarity.low - ROUNDING && value <= polarity.high + ROUNDING ? 'trade' : 'no-trade';
  }
  if (tally.value < polarity.threshold - ROUNDING) return 'no-trade';
  return isDisagreement(tally, polarity.disagreementMax) ? 'no-trade' : 'trade';
}

function isDisagreement({ lowest, highest }: Tally, max: number | undefined): boolean {
  return max !== undefined && highest - lowest > max + ROUNDING;
}

function valueShown(value: number, { polarity }: Rules): number {
  return polarity.kind === 'legacy' ? inHundredths(value) : value;
}

function inHundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

function reasonsOf(
  outcome: Outcome,
  tally: Tally,
  { quorum, polarity }: Rules,
  standings: readonly FrameStanding[],
): readonly string[] {
  if (outcome === 'trade') return [];
  if (outcome === 'insufficient') {
    if (Number.isNaN(tally.value)) return [`no-vote: no frame votes${absence(standings)}`];
    const share = shown(tally.presentShare);
    return [`quorum: ${share} of the weight votes, ${quorum} are needed${absence(standings)}`];
  }
  if (polarity.kind === 'legacy')
    return [
      `outside-band: value ${inHundredths(tally.value)}, from ${polarity.low} to ${polarity.high} passes`,
    ];
  const reasons: string[] = [];
  if (tally.value < polarity.threshold - ROUNDING)
    reasons.push(`below-threshold: value ${shown(tally.value)}, from ${polarity.threshold} on passes`);
  if (isDisagreement(tally, polarity.disagreementMax))
    reasons.push(
      `disagreement: votes from ${shown(tally.lowest)} to ${shown(tally.highest)}, at most ${polarity.disagreementMax} apart pass`,
    );
  return reasons;
}

function shown(value: number): string {
  return String(Number(value.toFixed(4)));
}

/** ` (D too-few-bars, W stale)`, or nothing where no frame of weight abstains. */
function absence(standings: readonly FrameStanding[]): string {
  const absent = standings.filter(({ weight, abstains }) => weight > 0 && abstains !== undefined);
  if (absent.length === 0) return '';
  return ` (${absent.map(({ frame, abstains }) => `${frame} ${abstains ?? ''}`).join(', ')})`;
}
