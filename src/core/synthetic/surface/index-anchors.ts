// Where the volatility indices' fixed horizons fall on the variance clock, bar by bar.
import { type DayNumber, dayNumberOf, invariant, MS_PER_DAY, weekdayOf } from '../../domain/index.ts';
import { lastIndexAtOrBelow } from '../../numerics/index.ts';
import type { TradingSession } from '../../market/index.ts';
import type { VarianceClock } from './variance-clock.ts';

/** Calendar days to the horizons of VIX9D, VIX, VIX3M and VIX6M. */
export const INDEX_HORIZON_DAYS = [9, 30, 93, 184] as const;

const FRIDAY = 5;

/**
 * Trading days from an instant to the four horizons. An index with a horizon of d days mixes, linearly in calendar
 * time, the variance to the weekly expiries on both sides of it, so its horizon is that same mix of their clock times.
 * Source: Cboe, Volatility Index Methodology: Cboe Volatility Index, interpolation between near and next term.
 */
export class IndexAnchors {
  /** Trading days to each horizon from the instant last given to `moveTo`; ascending. */
  readonly tradingDays = new Float64Array(INDEX_HORIZON_DAYS.length);
  readonly #expiryMs: Float64Array;
  readonly #expiryElapsed: Float64Array;
  /** Clock time at each horizon of the session's open, and what it gains a millisecond. */
  readonly #atOpen = new Float64Array(INDEX_HORIZON_DAYS.length);
  readonly #slope = new Float64Array(INDEX_HORIZON_DAYS.length);
  #openMs = 0;

  constructor(sessions: readonly TradingSession[], clock: VarianceClock) {
    const weekly = lastSessionsOfWeeks(sessions);
    this.#expiryMs = Float64Array.from(weekly, (session) => session.closeMs);
    this.#expiryElapsed = Float64Array.from(weekly, (session) => clock.atClose[session.index] as number);
  }

  /**
   * Prepares a session. All horizons are two days more than whole weeks, so inside a session they never pass a Friday's
   * close and move evenly; on a half day or where the clocks change, the line is that of the session's open.
   */
  enterSession(openMs: number): void {
    this.#openMs = openMs;
    for (const [member, days] of INDEX_HORIZON_DAYS.entries()) {
      const horizonMs = openMs + days * MS_PER_DAY;
      const before = lastIndexAtOrBelow(this.#expiryMs, horizonMs);
      invariant(
        before >= 0 && before + 1 < this.#expiryMs.length,
        'the calendar must reach 190 days beyond the bars, so that every index horizon lies between two expiries',
      );
      const startMs = this.#expiryMs[before] as number;
      const start = this.#expiryElapsed[before] as number;
      const slope =
        ((this.#expiryElapsed[before + 1] as number) - start) /
        ((this.#expiryMs[before + 1] as number) - startMs);
      this.#slope[member] = slope;
      this.#atOpen[member] = start + slope * (horizonMs - startMs);
    }
  }

  /** Moves to an instant of the session entered, at which the clock shows `elapsed`. */
  moveTo(ms: number, elapsed: number): void {
    const sinceOpenMs = ms - this.#openMs;
    const { tradingDays } = this;
    for (let member = 0; member < tradingDays.length; member += 1) {
      tradingDays[member] =
        (this.#atOpen[member] as number) + sinceOpenMs * (this.#slope[member] as number) - elapsed;
    }
  }
}

/** The weekly expiries: each Friday, or the session before it where the exchange is closed. */
function lastSessionsOfWeeks(sessions: readonly TradingSession[]): readonly TradingSession[] {
  return sessions.filter((session, position) => {
    const next = sessions[position + 1];
    if (next === undefined) return false;
    return fridayOfWeek(dayNumberOf(session.date)) !== fridayOfWeek(dayNumberOf(next.date));
  });
}

function fridayOfWeek(day: DayNumber): number {
  return day + FRIDAY - weekdayOf(day);
}
