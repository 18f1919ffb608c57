// The consensus of timeframes during a run: base bars in, at any instant what the frames say together of what has closed by then.
import type { Bar, BarClosed, ConsensusVerdict, Timeframe } from '../../domain/index.ts';
import { createFrameSchedule, type FrameSchedule, type TradingCalendar } from '../../market/index.ts';
import { calendarWeeks } from '../frames/calendar-weeks.ts';
import type { FrameBar, FrameInput, WeekAt } from '../frames/frame-bar.ts';
import { createFrameBuilder, type FrameBuilder } from '../frames/frame-builder.ts';
import type { ConsensusConfig, WeightedFrame } from './consensus-config.ts';
import { createFrameVoter, type FrameVoter, type VoteRule } from './vote-rule.ts';
import { type Abstention, createVoteScale, type FrameStanding } from './weigh-votes.ts';

/** Its answers depend on the bars noted and the instant asked for, on nothing else. */
export interface Consensus {
  /** Takes a base bar at its close; constant time and no allocation. */
  noteBar(bar: FrameInput): void;
  /** Takes a whole session's bar of before the first base bar, for frames of days and weeks. */
  noteDailyBar(bar: Bar): void;
  /** The outcome at an instant that is not before the last bar's close; allocates nothing. */
  outcome(nowMs: number): ConsensusVerdict['outcome'];
  /** The same with votes and reasons. */
  vote(nowMs: BarClosed['availableAtMs']): ConsensusVerdict;
}

/** A consensus before its first bar; `calendar` says when weeks end and how old a frame's last bar is in closes due. */
export function createConsensus(config: ConsensusConfig, calendar: TradingCalendar): Consensus {
  const weekAt = calendarWeeks(calendar);
  const frames = config.frames.map(
    (weighted) =>
      new VotingFrame(weighted, config.rule, {
        weekAt,
        schedule: createFrameSchedule(calendar, weighted.frame),
      }),
  );
  const scale = createVoteScale(config);
  const settle = (nowMs: number): readonly FrameStanding[] => {
    for (const frame of frames) frame.standAt(nowMs, config.staleBarsMax);
    return frames;
  };
  return {
    noteBar: (bar) => {
      for (const frame of frames) frame.builder.push(bar, frame.take);
    },
    noteDailyBar: (bar) => {
      for (const frame of frames) frame.builder.pushWhole(bar, frame.take);
    },
    outcome: (nowMs) => scale.outcome(settle(nowMs)),
    vote: (nowMs) => scale.verdict(settle(nowMs)),
  };
}

/** One frame: its bars being built, its votes, and where it stands. */
class VotingFrame implements FrameStanding {
  readonly frame: Timeframe;
  readonly weight: number;
  readonly builder: FrameBuilder;
  readonly take: (bar: FrameBar) => void;
  vote = 0;
  asOfMs = 0;
  abstains: Abstention | undefined = 'no-bar-yet';
  readonly #voter: FrameVoter;
  readonly #schedule: FrameSchedule;
  #dueAtBar = 0;
  #hasNewBar = false;
  #noVote: Abstention | undefined = 'no-bar-yet';

  constructor(
    { frame, weight }: WeightedFrame,
    rule: VoteRule,
    { weekAt, schedule }: { readonly weekAt: WeekAt; readonly schedule: FrameSchedule },
  ) {
    this.frame = frame;
    this.weight = weight;
    this.builder = createFrameBuilder(frame, weekAt);
    this.#voter = createFrameVoter(rule);
    this.#schedule = schedule;
    this.take = (bar) => {
      this.#voter.push(bar);
      this.asOfMs = bar.atMs;
      this.#dueAtBar = schedule.dueBy(bar.closeMs);
      this.#hasNewBar = true;
    };
  }

  /** Votes anew where a bar has closed since the last time; its age is judged at every instant. */
  standAt(nowMs: number, staleBarsMax: number): void {
    if (this.#hasNewBar) this.#voteAnew();
    const age = this.#schedule.dueBy(nowMs) - this.#dueAtBar;
    if (this.builder.refusal !== undefined) this.abstains = this.builder.refusal;
    else this.abstains = this.#noVote === undefined && age > staleBarsMax ? 'stale' : this.#noVote;
  }

  #voteAnew(): void {
    this.#hasNewBar = false;
    this.#noVote = this.#voter.settle();
    this.vote = this.#voter.value;
  }
}
