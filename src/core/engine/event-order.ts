// The one total order in which events reach the engine: time, then kind, then the order of arrival.
import type { EngineEventKind, EpochMs } from '../domain/index.ts';

/**
 * At one instant a person's command comes first, then the market, then what the venue made of it,
 * then timers; a session ends after everything that happened in it. A dividend is on the shares that were held before the
 * ex-date's first bar, at which some may be sold: it comes before the bar, and so does the exercise of an evening that the
 * data lack, whose shares owe it.
 */
const RANK: Readonly<Record<EngineEventKind, number>> = {
  'operator-command': 0,
  'venue-disconnected': 0,
  'venue-reconnected': 0,
  'volatility-published': 1,
  'peer-closed': 1,
  'option-exercised': 1,
  'dividend-booked': 1,
  'bar-closed': 2,
  'order-accepted': 3,
  'order-filled': 3,
  'order-replaced': 3,
  'shares-filled': 3,
  'order-rejected': 3,
  'order-cancelled': 3,
  'order-expired': 3,
  'position-liquidated': 4,
  'expiry-settled': 4,
  'interest-credited': 5,
  'timer-due': 6,
  'session-ended': 7,
};

/** What decides an event's place; equal places keep the order in which they were given. */
export interface EventPlace {
  readonly availableAtMs: EpochMs;
  readonly kind: EngineEventKind;
}

/** Negative where `a` comes before `b`, positive where after, 0 where only arrival decides. */
export function compareEventPlaces(a: EventPlace, b: EventPlace): number {
  return a.availableAtMs - b.availableAtMs || RANK[a.kind] - RANK[b.kind];
}
