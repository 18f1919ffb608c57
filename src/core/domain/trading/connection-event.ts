// The line to the venue is lost or back: until it is back nothing is known of what works there.
import type { EpochMs } from '../time.ts';

export interface VenueDisconnected {
  readonly kind: 'venue-disconnected';
  readonly seq: number;
  readonly availableAtMs: EpochMs;
}

/** The venue has told again what it knows of every order that was not ended; its reports follow as events. */
export interface VenueReconnected {
  readonly kind: 'venue-reconnected';
  readonly seq: number;
  readonly availableAtMs: EpochMs;
}

export type ConnectionEvent = VenueDisconnected | VenueReconnected;
