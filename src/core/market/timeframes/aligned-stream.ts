// What the alignment takes and gives: streams of dated items, how old an item may be, and what is known of a stream at an instant.
import type { FrameSchedule } from './frame-schedule.ts';

/** Instants of items in ascending order, each once. A live source may lengthen both between two instants of the clock. */
export interface ItemTimes {
  readonly length: number;
  /** Epoch ms at which an item came to be: a bar's close, the instant of a quote. */
  readonly atMs: Float64Array;
}

/**
 * How old an item may be. `bars`: closes of the stream's frame that have been due since the item, so that nights, weekends
 * and holidays do not age it; `minutes`: on the clock. At the limit an item still counts.
 */
export type AgeLimit =
  | { readonly unit: 'bars'; readonly schedule: FrameSchedule; readonly limit: number }
  | { readonly unit: 'minutes'; readonly limit: number };

/** One stream of the alignment. */
export interface AlignedStream {
  readonly name: string;
  /** `undefined` where the stream is wanted and was not given. */
  readonly items: ItemTimes | undefined;
  /** How long after an item its reader gets it; 0 where a bar is there at its close. */
  readonly delayMs: number;
  readonly age: AgeLimit;
}

/** `exact`: of this instant; `prior`: within the age limit; `stale`: older; `none`: nothing has been there yet. */
export const STREAM_STATES = ['exact', 'prior', 'stale', 'none'] as const;
export type StreamState = (typeof STREAM_STATES)[number];

/** Why a stream abstains at an instant. */
export type AbstentionReason = 'not-given' | 'empty' | 'not-yet' | 'stale';

/** A stream at one instant. The object is reused: read it before the next instant, do not keep it. */
export interface StreamView {
  readonly name: string;
  readonly state: StreamState;
  /** Place of the last available item among the stream's items; -1 in state `none`. */
  readonly item: number;
  /** The item's own instant, epoch ms; NaN in state `none`. */
  readonly atMs: number;
  /** Age of the item in the unit of the stream's limit, its delay included; NaN in state `none`. */
  readonly age: number;
  /** 0 to 1 by the rule of the alignment; 0 in state `none`. */
  readonly confidence: number;
  /** Set in states `stale` and `none`: the stream has no say at this instant. */
  readonly abstains: AbstentionReason | undefined;
}
