// Where a frame's bucket starts and ends: counted from the session's open and cut at its close, a session, or a week of sessions.
import { intradayMinutes, type Timeframe, weekdayOf } from '../../domain/index.ts';
import type { FrameInput, WeekAt } from './frame-bar.ts';

/** The bounds of the open bucket of one frame, moved from bucket to bucket. */
export interface BucketRule {
  readonly startMs: number;
  /** The bucket's end; infinite for a week that nobody says the end of. */
  readonly closeMs: number;
  /** The end to show once the bucket is over: `closeMs`, or the close of the last session of such a week. */
  readonly knownCloseMs: number;
  /** Moves to the bucket of a base bar. */
  open(input: FrameInput): void;
  /** Notes a base bar of the open bucket. */
  note(input: FrameInput): void;
  /** Whether a base bar starts after the open bucket. */
  isBeyond(input: FrameInput): boolean;
}

export function createBucketRule(timeframe: Timeframe, weekAt: WeekAt | undefined): BucketRule {
  if (timeframe === 'W') return new WeekRule(weekAt);
  return new SessionRule((intradayMinutes(timeframe) ?? Number.POSITIVE_INFINITY) * 60_000);
}

/** Buckets of `frameMs` inside a session; an infinite length is the whole session. */
class SessionRule implements BucketRule {
  startMs = 0;
  closeMs = 0;
  readonly #frameMs: number;

  constructor(frameMs: number) {
    this.#frameMs = frameMs;
  }

  get knownCloseMs(): number {
    return this.closeMs;
  }

  open({ bar, sessionOpenMs, sessionCloseMs }: FrameInput): void {
    const frameMs = this.#frameMs;
    if (frameMs === Number.POSITIVE_INFINITY) {
      this.startMs = sessionOpenMs;
      this.closeMs = sessionCloseMs;
      return;
    }
    this.startMs = sessionOpenMs + Math.floor((bar.startMs - sessionOpenMs) / frameMs) * frameMs;
    this.closeMs = Math.min(this.startMs + frameMs, sessionCloseMs);
  }

  note(): void {
    // The end was known when the bucket opened.
  }

  isBeyond({ bar }: FrameInput): boolean {
    return bar.startMs >= this.closeMs;
  }
}

class WeekRule implements BucketRule {
  startMs = 0;
  closeMs = 0;
  knownCloseMs = 0;
  readonly #weekAt: WeekAt | undefined;
  #monday = Number.NEGATIVE_INFINITY;

  constructor(weekAt: WeekAt | undefined) {
    this.#weekAt = weekAt;
  }

  open({ sessionDay, sessionOpenMs }: FrameInput): void {
    const week = this.#weekAt?.(sessionDay);
    this.startMs = week?.startMs ?? sessionOpenMs;
    this.closeMs = week?.closeMs ?? Number.POSITIVE_INFINITY;
    this.#monday = mondayOf(sessionDay);
  }

  note({ sessionCloseMs }: FrameInput): void {
    this.knownCloseMs = this.closeMs === Number.POSITIVE_INFINITY ? sessionCloseMs : this.closeMs;
  }

  isBeyond({ sessionDay }: FrameInput): boolean {
    return mondayOf(sessionDay) !== this.#monday;
  }
}

function mondayOf(day: FrameInput['sessionDay']): number {
  return day - ((weekdayOf(day) + 6) % 7);
}
