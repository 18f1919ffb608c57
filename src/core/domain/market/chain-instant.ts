// Tells which quotes of a chain stand together at its one instant, for the vendors that date every quote by itself.
import { MS_PER_DAY } from '../time.ts';

/** A standing quote is made anew within seconds in a liquid chain: one older than this tells another market. Milliseconds. */
export const QUOTE_AGE_MS_MAX = 15 * 60_000;
/** The underlying's price belongs to a chain within this many milliseconds. */
export const SPOT_APART_MS_MAX = 60_000;

/** When a session opens and closes, epoch ms. */
export interface OpenHours {
  readonly openMs: number;
  readonly closeMs: number;
}

/** New York's days, counted from 1970-01-01, and the sessions on them; regular hours where no session is told. */
export interface SessionClock {
  readonly newYorkDay: (epochMs: number) => number;
  readonly sessionHours?: ((day: number) => OpenHours | undefined) | undefined;
}

const MS_PER_HOUR = 3_600_000;

/** Midnight in New York, which is at 4:00 or 5:00 UTC except on two Sundays a year. */
export function newYorkMidnightMs(day: number, { newYorkDay }: SessionClock): number {
  const early = day * MS_PER_DAY + 4 * MS_PER_HOUR;
  return newYorkDay(early) === day ? early : early + MS_PER_HOUR;
}

/** The hours of a day's session, 9:30 to 16:00 where the clock tells none. */
export function openHours(day: number, clock: SessionClock): OpenHours {
  const midnightMs = newYorkMidnightMs(day, clock);
  return (
    clock.sessionHours?.(day) ?? {
      openMs: midnightMs + 9.5 * MS_PER_HOUR,
      closeMs: midnightMs + 16 * MS_PER_HOUR,
    }
  );
}

/** Whether a quote is too old for a chain of `instantMs`: older than allowed, or of before the opening that the chain is behind. */
export function isStaleQuote(quotedAtMs: number, instantMs: number, clock: SessionClock): boolean {
  const { openMs } = openHours(clock.newYorkDay(instantMs), clock);
  return instantMs - quotedAtMs > QUOTE_AGE_MS_MAX || (quotedAtMs < openMs && openMs <= instantMs);
}
