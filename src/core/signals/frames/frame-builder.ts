// Longer bars out of base bars as they come, each given at the instant it is known: what indicators and votes of a frame are fed.
import { type Bar, type EpochMs, invariant, MS_PER_DAY, type Timeframe } from '../../domain/index.ts';
import { createBucketRule } from './bucket-rule.ts';
import type { FrameBar, FrameInput, WeekAt } from './frame-bar.ts';

/** Builds the bars of one frame. Base bars come in order of time; constant time and no allocation a bar. */
export interface FrameBuilder {
  readonly timeframe: Timeframe;
  /** Set for good once a base bar was longer than its bucket: the frame has no bars. */
  readonly refusal: 'frame-shorter-than-bars' | undefined;
  /**
   * Takes a base bar and gives the bars that are known by it: a bucket that ended without its last base bars, then the bar's
   * own bucket where it is its last. Throws `InvariantViolation` for a bar of a bucket that was given already.
   */
  push(input: FrameInput, onBar: (bar: FrameBar) => void): void;
  /** Takes a whole session's bar of before the first base bar; intraday frames make nothing of it. */
  pushWhole(bar: Bar, onBar: (bar: FrameBar) => void): void;
}

/**
 * A builder of `timeframe` whose bars are those of `aggregateBars` over the same base bars. `weekAt` says when weeks start
 * and end; without it a week starts with its first bar's session and is given when a bar of a later week comes.
 */
export function createFrameBuilder(timeframe: Timeframe, weekAt?: WeekAt): FrameBuilder {
  return new Builder(timeframe, weekAt);
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

class Builder implements FrameBuilder {
  readonly timeframe: Timeframe;
  refusal: FrameBuilder['refusal'] = undefined;
  readonly #rule: ReturnType<typeof createBucketRule>;
  readonly #bar: Mutable<FrameBar> = emptyBar();
  readonly #whole: Mutable<FrameInput>;
  #isOpen = false;
  #givenToMs = Number.NEGATIVE_INFINITY;
  // Apart from the bar, whose volume may be absent: a sum in a field that is always a number stays unboxed.
  #volume = 0;
  #hasVolume = true;

  constructor(timeframe: Timeframe, weekAt: WeekAt | undefined) {
    this.timeframe = timeframe;
    this.#rule = createBucketRule(timeframe, weekAt);
    const zero = 0 as EpochMs;
    this.#whole = {
      availableAtMs: zero,
      bar: this.#bar,
      sessionOpenMs: zero,
      sessionCloseMs: zero,
      sessionDay: 0 as FrameInput['sessionDay'],
    };
  }

  push(input: FrameInput, onBar: (bar: FrameBar) => void): void {
    if (this.refusal !== undefined) return;
    if (this.#isOpen && this.#rule.isBeyond(input)) this.#give(input.availableAtMs, onBar);
    if (!this.#isOpen) this.#open(input);
    const { bar } = input;
    if (bar.closeMs > this.#rule.closeMs) {
      this.refusal = 'frame-shorter-than-bars';
      return;
    }
    this.#rule.note(input);
    this.#add(bar);
    if (bar.closeMs === this.#rule.closeMs) this.#give(input.availableAtMs, onBar);
  }

  pushWhole(bar: Bar, onBar: (bar: FrameBar) => void): void {
    if (this.timeframe !== 'D' && this.timeframe !== 'W') return;
    const whole = this.#whole;
    whole.bar = bar;
    whole.availableAtMs = bar.closeMs;
    whole.sessionOpenMs = bar.startMs;
    whole.sessionCloseMs = bar.closeMs;
    // A session of the exchange lies within one day of UTC.
    whole.sessionDay = Math.floor(bar.startMs / MS_PER_DAY) as FrameInput['sessionDay'];
    this.push(whole, onBar);
  }

  #open(input: FrameInput): void {
    if (input.bar.startMs < this.#givenToMs) refuse(input.bar.startMs, this.#givenToMs);
    this.#rule.open(input);
    const built = this.#bar;
    built.startMs = this.#rule.startMs as EpochMs;
    built.open = input.bar.open;
    built.high = Number.NEGATIVE_INFINITY;
    built.low = Number.POSITIVE_INFINITY;
    this.#volume = 0;
    this.#hasVolume = true;
    this.#isOpen = true;
  }

  #add(bar: Bar): void {
    const built = this.#bar;
    built.high = Math.max(built.high, bar.high);
    built.low = Math.min(built.low, bar.low);
    built.close = bar.close;
    if (bar.volume === undefined) this.#hasVolume = false;
    else this.#volume += bar.volume;
  }

  #give(atMs: EpochMs, onBar: (bar: FrameBar) => void): void {
    const built = this.#bar;
    built.closeMs = this.#rule.knownCloseMs as EpochMs;
    built.atMs = Math.max(atMs, built.closeMs) as EpochMs;
    built.volume = this.#hasVolume ? this.#volume : undefined;
    this.#givenToMs = built.closeMs;
    this.#isOpen = false;
    onBar(built);
  }
}

/** Apart, so that no message is written for a bar that goes on. */
function refuse(startMs: number, givenToMs: number): never {
  invariant(
    false,
    `base bars must come in order: one starts at ${startMs}, bars are given up to ${givenToMs}`,
  );
}

function emptyBar(): Mutable<FrameBar> {
  const zero = 0 as EpochMs;
  return {
    startMs: zero,
    closeMs: zero,
    open: 0,
    high: 0,
    low: 0,
    close: 0,
    volume: undefined,
    atMs: zero,
  };
}
