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

/** One entry of a calendar. */
export interface DatedEvent {
  readonly kind: DatedEventKind;
  readonly date: SessionDate;
  /** Minutes since midnight in New York; `undefined` where the whole day is meant. */
  readonly minuteOfDay: number | undefined;
  readonly what: string;
  /** The day on which it became known, where it was not known ahead: its own date where nobody could know it before. */
  readonly announced: SessionDate | undefined;
  /** The official source, or the rule and the source of the rule. */
  readonly source: string;
}
