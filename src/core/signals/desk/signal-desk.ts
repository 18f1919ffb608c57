// The fifth stage of a step: everything that watches the market for the strategy, told of each event once, asked when an entry is near.
import type {
  Bar,
  BarClosed,
  ConsensusVerdict,
  EpochMs,
  Flip,
  FuzzyVerdict,
  NoVerdict,
  RegimeVerdict,
  Signal,
  SignalCard,
  VerdictInput,
  VolatilityRow,
} from '../../domain/index.ts';
import { createConsensus } from '../consensus/create-consensus.ts';
import type { FrameBar } from '../frames/frame-bar.ts';
import { createFrameBuilder } from '../frames/frame-builder.ts';
import { createReadings } from '../readings/create-readings.ts';
import { createFuzzyJudge, type FuzzyJudge } from '../fuzzy/judge/fuzzy-judge.ts';
import type { LiveReadings } from '../readings/live-readings.ts';
import type { ReadingName } from '../readings/reading-book.ts';
import { createRegimeJudge } from '../regime/regime-judge.ts';
import type { SignalPlan } from './signal-plan.ts';
import { levelReadings, wantedReadings } from './wanted-readings.ts';

/** Verdicts are as of the latest bar; one that is switched off is `undefined`. Each is worked out once a bar, when first asked for. */
export interface SignalDesk {
  readonly plan: SignalPlan;
  /** A whole session's bar of before the run. */
  noteDailyBar(bar: Bar): void;
  noteVolatility(row: VolatilityRow, atMs: EpochMs): void;
  /** A session close of the peer, in its own points. */
  notePeerClose(points: number, atMs: EpochMs): void;
  noteBar(bar: BarClosed): void;
  read(name: ReadingName): Signal<number>;
  regime(): RegimeVerdict | NoVerdict | undefined;
  consensus(): ConsensusVerdict | undefined;
  fuzzy(): FuzzyVerdict | NoVerdict | undefined;
  /** What would turn the fuzzy verdict; none where there is no verdict. Dear: for a card, not for every bar. */
  flips(): readonly Flip[];
  /** All verdicts, those too that the gates did not come to ask for. */
  card(): SignalCard;
}

/** A desk that has seen nothing yet. */
export function createSignalDesk(plan: SignalPlan): SignalDesk {
  return new Desk(plan);
}

class Desk implements SignalDesk {
  readonly plan: SignalPlan;
  readonly #readings: LiveReadings;
  readonly #days = createFrameBuilder('D');
  readonly #fuzzyJudge: FuzzyJudge | undefined;
  readonly #regimeJudge: ReturnType<typeof createRegimeJudge> | undefined;
  readonly #vote: ReturnType<typeof createConsensus> | undefined;
  readonly #onDay = (day: FrameBar): void => this.#regimeJudge?.noteSession(day.close, day.atMs);
  #nowMs = 0 as EpochMs;
  // Of the bar in hand, as far as they have been asked for.
  #regime: RegimeVerdict | NoVerdict | undefined;
  #consensus: ConsensusVerdict | undefined;
  #fuzzy: FuzzyVerdict | NoVerdict | undefined;

  constructor(plan: SignalPlan) {
    this.plan = plan;
    const { calendar, frame, dteTarget, regime, fuzzy, consensus } = plan;
    this.#readings = createReadings({ wanted: wantedReadings(plan), calendar, frame, dteTarget });
    this.#regimeJudge = regime && createRegimeJudge(regime);
    this.#fuzzyJudge = fuzzy && createFuzzyJudge(fuzzy);
    this.#vote = consensus && createConsensus(consensus, calendar);
  }

  noteDailyBar(bar: Bar): void {
    this.#readings.noteDailyBar(bar);
    this.#vote?.noteDailyBar(bar);
    if (this.#regimeJudge !== undefined) this.#days.pushWhole(bar, this.#onDay);
  }

  noteVolatility(row: VolatilityRow, atMs: EpochMs): void {
    this.#readings.noteVolatility(row, atMs);
  }

  notePeerClose(points: number, atMs: EpochMs): void {
    this.#readings.notePeerClose(points, atMs);
  }

  noteBar(bar: BarClosed): void {
    this.#nowMs = bar.availableAtMs;
    this.#readings.noteBar(bar);
    this.#vote?.noteBar(bar);
    if (this.#regimeJudge !== undefined) this.#days.push(bar, this.#onDay);
    this.#regime = undefined;
    this.#consensus = undefined;
    this.#fuzzy = undefined;
  }

  read(name: ReadingName): Signal<number> {
    return this.#readings.read(name);
  }

  regime(): RegimeVerdict | NoVerdict | undefined {
    this.#regime ??= this.#regimeJudge?.judge(this.#readings, this.#nowMs);
    return this.#regime;
  }

  consensus(): ConsensusVerdict | undefined {
    this.#consensus ??= this.#vote?.vote(this.#nowMs);
    return this.#consensus;
  }

  fuzzy(): FuzzyVerdict | NoVerdict | undefined {
    if (this.#fuzzyJudge === undefined || this.#fuzzy !== undefined) return this.#fuzzy;
    const consensus = this.consensus();
    if (consensus !== undefined) this.#readings.noteConsensus(asSignal(consensus, this.#nowMs));
    this.#fuzzy = this.#fuzzyJudge.judge(this.#readings, this.#nowMs);
    return this.#fuzzy;
  }

  flips(): readonly Flip[] {
    const fuzzy = this.fuzzy();
    if (this.#fuzzyJudge === undefined || fuzzy?.available !== true) return [];
    return this.#fuzzyJudge.flips(fuzzy);
  }

  card(): SignalCard {
    const regime = this.regime();
    const fuzzy = this.fuzzy();
    const consensus = this.consensus();
    const levels = levelReadings(this.plan.levels).map((name) => inputOf(name, this.read(name)));
    return {
      ...(regime === undefined ? {} : { regime }),
      ...(fuzzy === undefined ? {} : { fuzzy }),
      ...(consensus === undefined ? {} : { consensus }),
      ...(levels.length === 0 ? {} : { levels }),
    };
  }
}

function inputOf(name: ReadingName, signal: Signal<number>): VerdictInput {
  return signal.available
    ? { name, value: signal.value, asOfMs: signal.asOfMs }
    : { name, missing: signal.reason };
}

/** The vote as a reading of its own, for rules that weigh it among others. */
function asSignal({ value, reasons, votes }: ConsensusVerdict, nowMs: EpochMs): Signal<number> {
  if (value === undefined) return { available: false, reason: reasons[0] ?? 'no-vote' };
  let asOfMs = 0;
  for (const vote of votes) if ('vote' in vote) asOfMs = Math.max(asOfMs, vote.asOfMs);
  return { available: true, value, asOfMs: (asOfMs > 0 ? asOfMs : nowMs) as EpochMs };
}
