// A dated fact of the exchange or the economy with where it comes from, as calendars show them to a person.
import type { SessionDate } from '../time.ts';

export const DATED_EVENT_KINDS = [
  'closure',
  'early-close',
  'late-open',
  'fomc',
  'fomc-minutes',
  'jackson-hole',
  'cpi',
  'nfp',
  'ppi',
  'election',
  'opex',
  'quad-witching',
  'vix-expiry',
  'dividend',
] as const;
export type DatedEventKind = (typeof DATED_EVENT_KINDS)[number];

/**
 * Since when an entry was known. `rule`: it follows from a rule, which may be younger than the calendar. `announced`: told
 * on a day, its own date where nobody could know it before. `not-recorded`: told ahead on a day that the table does not
 * have, nor can it have been before `notBefore`.
 */
export type KnownSince =
  | { readonly how: 'rule'; readonly since: SessionDate | undefined }
  | { readonly how: 'announced'; readonly on: SessionDate }
  | { readonly how: 'not-recorded'; readonly notBefore: SessionDate | undefined };

/** From `from` to `to` every entry of a kind is known; outside, that there is none means nothing. */
export interface KindCoverage {
  readonly kind: DatedEventKind;
  readonly from: SessionDate;
  readonly to: SessionDate;
}

/** One entry of a calendar. */
export interface DatedEvent {
  readonly kind: DatedEventKind;
  readonly date: SessionDate;
  /** Minutes since midnight in New York; `undefined` where the whole day is meant. */
  readonly minuteOfDay: number | undefined;
  readonly what: string;
  readonly known: KnownSince;
  /** The day on which a plan was given up: the entry never took place. */
  readonly withdrawn?: SessionDate;
  /** The official source, or the rule and the source of the rule. */
  readonly source: string;
}
