// Where market events come from: a dataset, a recording or a vendor's stream.
import type { EpochMs, MarketEvent } from '../domain/index.ts';

/**
 * Market events in order of availability.
 * `peekMs` is the availability of the next event, `undefined` at the end; `next` returns it with the given `seq`.
 * Contract: availability never decreases; an event carries nothing that was not known at its availability.
 */
export interface EventSource {
  peekMs(): EpochMs | undefined;
  next(seq: number): MarketEvent;
}
