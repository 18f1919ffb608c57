// The consensus of finished bars of each frame at one instant, for whoever has the frames' bars rather than base bars to build them of.
import type { ConsensusVerdict, Timeframe } from '../../domain/index.ts';
import { createFrameSchedule, orderItems, type TradingCalendar } from '../../market/index.ts';
import type { ConsensusConfig, WeightedFrame } from './consensus-config.ts';
import { createFrameVoter, type PricedBar } from './vote-rule.ts';
import { type Abstention, createVoteScale, type FrameStanding } from './weigh-votes.ts';

/** A bar as a source has it, with the instant from which it is visible. */
export interface SourceBar extends PricedBar {
  readonly closeMs: number;
}

/** Bars of one frame in any order. */
export interface SourceFrame {
  readonly frame: Timeframe;
  readonly bars: readonly SourceBar[];
}

/** The verdict, and how many bars were looked at: each frame's once, at most. */
export interface ConsensusOf {
  readonly verdict: ConsensusVerdict;
  readonly steps: number;
}

/**
 * What the frames say together at `atMs`: of each frame the bars that have closed by then, put in order; of bars with the same
 * close the last counts; a bar with a price that is not a number above 0, or with a price outside its range, does not. A
 * frame of the configuration without bars here abstains. Ends on any input.
 */
export function consensusOf(
  frames: readonly SourceFrame[],
  config: ConsensusConfig,
  calendar: TradingCalendar,
  atMs: number,
): ConsensusOf {
  let steps = 0;
  const standings = config.frames.map((weighted) => {
    const given = frames.find(({ frame }) => frame === weighted.frame);
    if (given === undefined) return abstaining(weighted, 'not-given');
    steps += given.bars.length;
    return standingOf(weighted, given.bars, { config, calendar, atMs });
  });
  return { verdict: createVoteScale(config).verdict(standings), steps };
}

interface Asked {
  readonly config: ConsensusConfig;
  readonly calendar: TradingCalendar;
  readonly atMs: number;
}

function standingOf(
  weighted: WeightedFrame,
  bars: readonly SourceBar[],
  { config, calendar, atMs }: Asked,
): FrameStanding {
  const usable = bars.filter(isUsable);
  if (usable.length === 0) return abstaining(weighted, 'empty');
  const ordered = orderItems(Float64Array.from(usable, ({ closeMs }) => closeMs));
  const voter = createFrameVoter(config.rule);
  let asOfMs = Number.NEGATIVE_INFINITY;
  for (let item = 0; item < ordered.length; item += 1) {
    const closeMs = ordered.atMs[item] as number;
    if (closeMs > atMs) break;
    voter.push(usable[ordered.source[item] as number] as SourceBar);
    asOfMs = closeMs;
  }
  if (asOfMs === Number.NEGATIVE_INFINITY) return abstaining(weighted, 'not-yet');
  const lack = voter.settle();
  if (lack !== undefined) return abstaining(weighted, lack);
  const schedule = createFrameSchedule(calendar, weighted.frame);
  const age = schedule.dueBy(atMs) - schedule.dueBy(asOfMs);
  if (age > config.staleBarsMax) return abstaining(weighted, 'stale');
  return { ...weighted, vote: voter.value, asOfMs, abstains: undefined };
}

function isUsable({ closeMs, open, high, low, close }: SourceBar): boolean {
  // Comparisons with NaN are false.
  const isInRange = low > 0 && low <= open && low <= close && open <= high && close <= high;
  return isInRange && Number.isFinite(high) && Number.isFinite(closeMs);
}

function abstaining(weighted: WeightedFrame, abstains: Abstention): FrameStanding {
  return { ...weighted, vote: 0, asOfMs: 0, abstains };
}
