// The clock that volatility runs on, in trading days: sessions count most, nights less, closed days least.
import { type EpochMs, invariant, MS_PER_DAY } from '../../domain/index.ts';
import { lastIndexAtOrBelow } from '../../numerics/index.ts';
import type { TradingSession } from '../../market/index.ts';

/** Share of an open day's variance before the opening; the session has the rest. */
const OVERNIGHT_SHARE = 0.3;
/** Variance of a day without a session, in trading days. */
const CLOSED_DAY_WEIGHT = 0.15;
const REGULAR_SESSION_MS = 6.5 * 3_600_000;

/** The session share of a trading day's variance: `OVERNIGHT_SHARE` comes before the opening. */
export const SESSION_SHARE = 1 - OVERNIGHT_SHARE;

/**
 * Elapsed variance time since the calendar's first opening, in trading days. A regular open day is 1; a shortened
 * session counts by its length (on half days the range-based variance is about half of a full day's).
 * Source: French and Roll (1986), Stock return variances: the arrival of information and the reaction of traders.
 */
export class VarianceClock {
  /** Elapsed time at each session's open and close, by session index. */
  readonly atOpen: Float64Array;
  readonly atClose: Float64Array;
  readonly #sessions: readonly TradingSession[];
  readonly #openMs: Float64Array;

  /** `sessions[i].index` must be i: all sessions of a calendar. */
  constructor(sessions: readonly TradingSession[]) {
    this.#sessions = sessions;
    this.#openMs = Float64Array.from(sessions, (session) => session.openMs);
    this.atOpen = new Float64Array(sessions.length);
    this.atClose = new Float64Array(sessions.length);
    let elapsed = 0;
    for (const [index, session] of sessions.entries()) {
      invariant(session.index === index, 'the variance clock needs every session of a calendar, in order');
      const previous = sessions[index - 1];
      if (previous !== undefined) {
        const closedDays = Math.round((session.openMs - previous.openMs) / MS_PER_DAY) - 1;
        elapsed += OVERNIGHT_SHARE + CLOSED_DAY_WEIGHT * closedDays;
      }
      this.atOpen[index] = elapsed;
      elapsed += SESSION_SHARE * ((session.closeMs - session.openMs) / REGULAR_SESSION_MS);
      this.atClose[index] = elapsed;
    }
  }

  /** Elapsed time at an instant of a session, from its open to its close. */
  elapsedInSession(sessionIndex: number, ms: number): number {
    const session = this.#sessions[sessionIndex];
    invariant(session !== undefined, `the variance clock has no session ${sessionIndex}`);
    const start = this.atOpen[sessionIndex] as number;
    const share = (ms - session.openMs) / (session.closeMs - session.openMs);
    return start + share * ((this.atClose[sessionIndex] as number) - start);
  }

  /** Elapsed time at any instant between the first open and the last close; nights and closed days pass evenly. */
  elapsedAt(ms: EpochMs): number {
    const index = lastIndexAtOrBelow(this.#openMs, ms);
    const session = this.#sessions[index];
    invariant(session !== undefined, `the variance clock starts after ${ms}`);
    if (ms <= session.closeMs) return this.elapsedInSession(index, ms);
    const next = this.#sessions[index + 1];
    invariant(next !== undefined, `the variance clock ends before ${ms}`);
    const start = this.atClose[index] as number;
    const share = (ms - session.closeMs) / (next.openMs - session.closeMs);
    return start + share * ((this.atOpen[index + 1] as number) - start);
  }
}
