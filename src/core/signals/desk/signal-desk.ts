// The fifth stage of a step: everything that watches the market for the strategy, told of each event once, asked when an entry is near.
import type {
  Bar,
  BarClosed,
  ConsensusVerdict,
  EpochMs,
  NoVerdict,
  RegimeVerdict,
  Signal,
  SignalCard,
  VolatilityRow,
} from '../../domain/index.ts';
import { createConsensus } from '../consensus/create-consensus.ts';
import type { FrameBar } from '../frames/frame-bar.ts';
import { createFrameBuilder } from '../frames/frame-builder.ts';
import { createReadings } from '../readings/create-readings.ts';
import type { LiveReadings } from '../readings/live-readings.ts';
import type { ReadingName } from '../readings/reading-book.ts';
import { createRegimeJudge } from '../regime/regime-judge.ts';
import type { SignalPlan } from './signal-plan.ts';
import { wantedReadings } from './wanted-readings.ts';

/** Verdicts are as of the latest bar; one that is switched off is `undefined`. Each is worked out once a bar, when first asked for. */
export interface SignalDesk {
  readonly plan: SignalPlan;
  /** A whole session's bar of before the run. */
  noteDailyBar(bar: Bar): void;
  noteVolatility(row: VolatilityRow, atMs: EpochMs): void;
  noteBar(bar: BarClosed): void;
  read(name: ReadingName): Signal<number>;
  regime(): RegimeVerdict | NoVerdict | undefined;
  consensus(): ConsensusVerdict | undefined;
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
  readonly #regimeJudge: ReturnType<typeof createRegimeJudge> | undefined;
  readonly #vote: ReturnType<typeof createConsensus> | undefined;
  readonly #onDay = (day: FrameBar): void => this.#regimeJudge?.noteSession(day.close, day.atMs);
  #nowMs = 0 as EpochMs;
  // Of the bar in hand, as far as they have been asked for.
  #regime: RegimeVerdict | NoVerdict | undefined;
  #consensus: ConsensusVerdict | undefined;

  constructor(plan: SignalPlan) {
    this.plan = plan;
    const { calendar, frame, dteTarget, regime, consensus } = plan;
    this.#readings = createReadings({ wanted: wantedReadings(plan), calendar, frame, dteTarget });
    this.#regimeJudge = regime && createRegimeJudge(regime);
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

  noteBar(bar: BarClosed): void {
    this.#nowMs = bar.availableAtMs;
    this.#readings.noteBar(bar);
    this.#vote?.noteBar(bar);
    if (this.#regimeJudge !== undefined) this.#days.push(bar, this.#onDay);
    this.#regime = undefined;
    this.#consensus = undefined;
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

  card(): SignalCard {
    const regime = this.regime();
    const consensus = this.consensus();
    return {
      ...(regime === undefined ? {} : { regime }),
      ...(consensus === undefined ? {} : { consensus }),
    };
  }
}
