// How long to wait before asking again: what the vendor says, or exponential backoff with full jitter.
import { dateOfHttp } from './http-date.ts';
import type { HttpLimits } from '../http-client-options.ts';

/**
 * Milliseconds to wait after attempt `attempt` (from 1) failed: uniform between 0 and the doubled delay.
 * Source: Brooker (2015), "Exponential Backoff And Jitter", AWS Architecture Blog, "full jitter".
 */
export function backoffMs(attempt: number, limits: HttpLimits, random: number): number {
  return Math.floor(random * Math.min(limits.delayMsMax, limits.delayMs * 2 ** (attempt - 1)));
}

const SECONDS = /^\d{1,9}$/;

/**
 * Milliseconds that a `Retry-After` header asks for, in seconds or as a date; `undefined` where it says neither. A date is
 * of the vendor's clock, so that `nowMs` should be the time at which it answered by that clock.
 */
export function retryAfterMs(header: string | null, nowMs: number): number | undefined {
  if (header !== null && SECONDS.test(header.trim())) return Number(header.trim()) * 1000;
  const dateMs = dateOfHttp(header);
  return dateMs === undefined ? undefined : Math.max(0, dateMs - nowMs);
}
