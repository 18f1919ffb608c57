// Tells which quotes of a chain stand together at its one instant, for the vendors that date every quote by itself.
import { MS_PER_DAY } from '../time.ts';

/** A standing quote is made anew within seconds in a liquid chain: one older than this tells another market. Milliseconds. */
const QUOTE_AGE_MS_MAX = 15 * 60_000;
/** The underlying's price belongs to a chain within this many milliseconds. */
const SPOT_APART_MS_MAX = 60_000;

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

/** A vendor's clock tells whole seconds, and those who quote have clocks of their own. Milliseconds. */
const AHEAD_MS_MAX = 2000;

/** The one instant of a chain, and why quotes are not part of it, in the order of the quotes. */
export interface ChainInstant {
  /** Epoch ms of the newest quote; `undefined` where there is none. */
  readonly instantMs: number | undefined;
  readonly reasons: readonly ('future-quote' | 'stale-quote' | undefined)[];
}

/**
 * The instant at which a whole chain was known. `quotedAtMs` are the times of its quotes, NaN for a contract without one,
 * which nothing makes stale; `answeredAtMs` is when the vendor gave the chain by its own clock.
 */
export function chainInstantOf(
  quotedAtMs: readonly number[],
  clock: SessionClock,
  answeredAtMs = Number.POSITIVE_INFINITY,
): ChainInstant {
  const isFuture = (ms: number): boolean => ms > answeredAtMs + AHEAD_MS_MAX;
  const newestMs = quotedAtMs.reduce(
    (newest, ms) => (ms > newest && !isFuture(ms) ? ms : newest),
    Number.NEGATIVE_INFINITY,
  );
  const reasonOf = (ms: number): ChainInstant['reasons'][number] => {
    if (isFuture(ms)) return 'future-quote';
    return isStaleQuote(ms, newestMs, clock) ? 'stale-quote' : undefined;
  };
  return newestMs === Number.NEGATIVE_INFINITY
    ? { instantMs: undefined, reasons: quotedAtMs.map((ms) => (isFuture(ms) ? 'future-quote' : undefined)) }
    : { instantMs: newestMs, reasons: quotedAtMs.map(reasonOf) };
}

/** Whether the price of an underlying belongs to a chain; epoch ms. */
export function isContemporary(spotAtMs: number, instantMs: number): boolean {
  return Math.abs(spotAtMs - instantMs) <= SPOT_APART_MS_MAX;
}
