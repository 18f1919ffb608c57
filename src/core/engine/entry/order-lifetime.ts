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

/** Of an entry order: also the time of day from which it is worked on this session, `undefined` once that has come. */
export interface EntryLifetime extends OrderLifetime {
  readonly workFromMs: EpochMs | undefined;
}

/** The lifetime of an entry order that the bar's class decides on now. */
export function entryLifetime(state: Pick<EngineState, 'nowMs' | 'lane'>, event: BarClosed): EntryLifetime {
  const { entry } = state.lane.strategy;
  const workFromMs = state.nowMs >= event.sessionCloseMs ? undefined : workInstantMs(event, entry.workFrom);
  return { ...orderLifetime(state, event, entry.orderTimeoutMinutes, workFromMs), workFromMs };
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

function workInstantMs(event: BarClosed, workFrom: number | undefined): EpochMs | undefined {
  if (workFrom === undefined) return undefined;
  const atMs = event.sessionOpenMs + (workFrom - event.sessionOpenMinute) * MS_PER_MINUTE;
  return atMs > event.availableAtMs ? (atMs as EpochMs) : undefined;
}
