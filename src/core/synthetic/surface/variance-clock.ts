// The clock that volatility runs on, in trading days: sessions count most, nights less, closed days least, releases extra.
import { type EpochMs, invariant, MS_PER_DAY } from '../../domain/index.ts';
import { lastIndexAtOrBelow } from '../../numerics/index.ts';
import type { TimedRelease, TradingSession } from '../../market/index.ts';
import { CLOCK } from './surface-constants.ts';

const REGULAR_SESSION_MS = 6.5 * 3_600_000;
const RELEASE_DAYS: Partial<Record<TimedRelease['event'], number>> = CLOCK.releases;

/** The session share of a trading day's variance: the rest comes before the opening. */
export const SESSION_SHARE = 1 - CLOCK.overnightShare;

/**
 * Elapsed variance time since the calendar's first opening, in trading days. A regular open day is 1; a shortened
 * session counts by its length (on half days the range-based variance is about half of a full day's). A scheduled
 * release adds its days at its instant, or evenly over the closed time it falls in. The volatility indices are placed on
 * the same clock, so what they already hold of a release is not counted twice: it only moves from other days to its own.
 * Source: French and Roll (1986), Stock return variances: the arrival of information and the reaction of traders.
 */
export class VarianceClock {
  /** Elapsed time at each session's open and close, by session index. */
  readonly atOpen: Float64Array;
  readonly atClose: Float64Array;
  readonly #sessions: readonly TradingSession[];
  readonly #openMs: Float64Array;
  /** Releases inside each session that has any. */
  readonly #inside = new Map<number, readonly TimedRelease[]>();

  /** `sessions[i].index` must be i: all sessions of a calendar. Releases may be in any order; unscheduled ones are left out. */
  constructor(sessions: readonly TradingSession[], releases: readonly TimedRelease[] = []) {
    this.#sessions = sessions;
    this.#openMs = Float64Array.from(sessions, (session) => session.openMs);
    this.atOpen = new Float64Array(sessions.length);
    this.atClose = new Float64Array(sessions.length);
    const beforeOpen = this.#place(releases);
    let elapsed = 0;
    for (const [index, session] of sessions.entries()) {
      invariant(session.index === index, 'the variance clock needs every session of a calendar, in order');
      const previous = sessions[index - 1];
      if (previous !== undefined) {
        const closedDays = Math.round((session.openMs - previous.openMs) / MS_PER_DAY) - 1;
        elapsed += CLOCK.overnightShare + CLOCK.closedDay * closedDays + (beforeOpen[index] as number);
      }
      this.atOpen[index] = elapsed;
      elapsed = this.elapsedInSession(index, session.closeMs);
      this.atClose[index] = elapsed;
    }
  }

  /** Elapsed time at an instant of a session, from its open to its close. */
  elapsedInSession(sessionIndex: number, ms: number): number {
    const session = this.#sessions[sessionIndex];
    invariant(session !== undefined, `the variance clock has no session ${sessionIndex}`);
    const sessionDays = SESSION_SHARE * ((ms - session.openMs) / REGULAR_SESSION_MS);
    const start = this.atOpen[sessionIndex] as number;
    return start + sessionDays + releasedBy(this.#inside.get(sessionIndex), ms);
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

  /** Sorts releases into their sessions; gives the days of those in the closed time before each opening. */
  #place(releases: readonly TimedRelease[]): Float64Array {
    const beforeOpen = new Float64Array(this.#sessions.length);
    for (const release of releases) {
      const days = daysOf(release);
      if (days === 0) continue;
      const index = lastIndexAtOrBelow(this.#openMs, release.releasedAtMs);
      const session = this.#sessions[index];
      if (session === undefined) continue;
      if (release.releasedAtMs <= session.closeMs) {
        this.#inside.set(index, [...(this.#inside.get(index) ?? []), release]);
      } else if (index + 1 < beforeOpen.length) {
        beforeOpen[index + 1] = (beforeOpen[index + 1] as number) + days;
      }
    }
    return beforeOpen;
  }
}

function daysOf(release: TimedRelease): number {
  return release.isScheduled ? (RELEASE_DAYS[release.event] ?? 0) : 0;
}

/** Days that a session's releases have added by an instant. */
function releasedBy(releases: readonly TimedRelease[] | undefined, ms: number): number {
  if (releases === undefined) return 0;
  let days = 0;
  for (const release of releases) if (release.releasedAtMs <= ms) days += daysOf(release);
  return days;
}
