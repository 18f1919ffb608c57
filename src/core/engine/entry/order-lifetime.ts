// How long an order that takes new risk works: to the end of its session, or to its timeout, whichever is first.
import { type BarClosed, type EpochMs, MS_PER_DAY } from '../../domain/index.ts';
import type { EngineState } from '../engine-state.ts';

const MS_PER_MINUTE = 60_000;
/** An order sent at the close is cancelled when the next session ends; this is for data that end before it does. */
const OVERNIGHT_ORDER_MS = 5 * MS_PER_DAY;

export interface OrderLifetime {
  /** The venue drops it then; `undefined` for an order sent at the close, which the next session's end cancels. */
  readonly expiresAtMs: EpochMs | undefined;
  /** It is asked back then. */
  readonly cancelAtMs: EpochMs;
}

/** The lifetime of an order decided at this bar that works from now on, or from an instant to come. */
export function orderLifetime(
  { nowMs }: Pick<EngineState, 'nowMs'>,
  { sessionCloseMs, bar }: BarClosed,
  timeoutMinutes: number,
  workFromMs: EpochMs = nowMs,
): OrderLifetime {
  const isAtClose = nowMs >= sessionCloseMs;
  // An order sees at least the next bar, however long bars are.
  const timeoutMs = Math.max(timeoutMinutes * MS_PER_MINUTE, nowMs - bar.startMs);
  return {
    // The bar that closes the session may still fill it.
    expiresAtMs: isAtClose ? undefined : ((sessionCloseMs + 1) as EpochMs),
    cancelAtMs: (workFromMs + (isAtClose ? OVERNIGHT_ORDER_MS : timeoutMs)) as EpochMs,
  };
}
