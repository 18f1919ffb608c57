// The consensus of finished bars of each frame at one instant, for whoever has the frames' bars rather than base bars to build them of.
import type { ConsensusVerdict, Timeframe } from '../../domain/index.ts';
import { orderItems } from '../../market/index.ts';
import type { FrameSchedules } from '../frames/frame-schedules.ts';
import type { ConsensusConfig, WeightedFrame } from './consensus-config.ts';
import { createFrameVoter, type PricedBar } from './vote-rule.ts';
import { type Abstention, createVoteScale, type FrameStanding } from './weigh-votes.ts';

/** What no price reaches and a sum of squares still holds. */
export const PRICE_MAX = 1e12;

/** A bar as a source has it, with the instant from which it is visible. */
export interface SourceBar extends PricedBar {
  readonly closeMs: number;
}

/** Bars of one frame in any order. */
export interface SourceFrame {
  readonly frame: Timeframe;
  readonly bars: readonly SourceBar[];
}

/** The verdict, and how many bars were taken in: never more than were given. */
export interface ConsensusOf {
  readonly verdict: ConsensusVerdict;
  readonly steps: number;
}

/**
 * What the frames say together at `atMs`: of each frame the bars that have closed by then, put in order; of bars with the same
 * close the last counts; a bar with a price that is not a number above 0, at most `PRICE_MAX`, or with a price outside its range, does not. A
 * frame of the configuration without bars here abstains. Ends on any input.
 */
export function consensusOf(
  frames: readonly SourceFrame[],
  config: ConsensusConfig,
  schedules: FrameSchedules,
  atMs: number,
): ConsensusOf {
  let steps = 0;
  const standings = config.frames.map((weighted) => {
    const given = frames.find(({ frame }) => frame === weighted.frame);
    if (given === undefined) return abstaining(weighted, 'not-given');
    const judged = standingOf(weighted, given.bars, { config, schedules, atMs });
    steps += judged.steps;
    return judged.standing;
  });
  return { verdict: createVoteScale(config).verdict(standings), steps };
}

interface Asked {
  readonly config: ConsensusConfig;
  readonly schedules: FrameSchedules;
  readonly atMs: number;
}

interface Judged {
  readonly standing: FrameStanding;
  readonly steps: number;
}

function standingOf(
  weighted: WeightedFrame,
  bars: readonly SourceBar[],
  { config, schedules, atMs }: Asked,
): Judged {
  const usable = bars.filter(isSoundBar);
  const ordered = orderItems(Float64Array.from(usable, ({ closeMs }) => closeMs));
  const voter = createFrameVoter(config.rule);
  let steps = 0;
  while (steps < ordered.length && (ordered.atMs[steps] as number) <= atMs) {
    voter.push(usable[ordered.source[steps] as number] as SourceBar);
    steps += 1;
  }
  // What has not closed yet may not even tell an empty frame from one that is still to come.
  if (steps === 0) return { steps, standing: abstaining(weighted, 'no-bar-yet') };
  const lack = voter.settle();
  if (lack !== undefined) return { steps, standing: abstaining(weighted, lack) };
  const asOfMs = ordered.atMs[steps - 1] as number;
  const schedule = schedules(weighted.frame);
  const age = schedule.dueBy(atMs) - schedule.dueBy(asOfMs);
  if (age > config.staleBarsMax) return { steps, standing: abstaining(weighted, 'stale') };
  return { steps, standing: { ...weighted, vote: voter.value, asOfMs, abstains: undefined } };
}

/** Whether a bar may be judged. */
export function isSoundBar({ closeMs, open, high, low, close }: SourceBar): boolean {
  // Comparisons with NaN are false.
  const isInRange = low > 0 && low <= open && low <= close && open <= high && close <= high;
  return isInRange && high <= PRICE_MAX && Number.isFinite(closeMs);
}

function abstaining(weighted: WeightedFrame, abstains: Abstention): FrameStanding {
  return { ...weighted, vote: 0, asOfMs: 0, abstains };
}
