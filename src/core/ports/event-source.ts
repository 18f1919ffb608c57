// Where market events come from: a dataset, a recording or a vendor's stream.
import type { EpochMs, MarketEvent } from '../domain/index.ts';

/** When the next market event becomes available, and of what kind it is. */
export interface EventPreview {
  readonly availableAtMs: EpochMs;
  readonly kind: MarketEvent['kind'];
}

/**
 * Market events in order of availability.
 * `peek` previews the next event, `undefined` at the end; `next` returns it with the given `seq`.
 * Contract: availability never decreases; an event carries nothing that was not known at its availability;
 * the preview and the event may be objects that the source uses again.
 */
export interface EventSource {
  peek(): EventPreview | undefined;
  next(seq: number): MarketEvent;
}
