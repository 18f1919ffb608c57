// Where orders go: a simulated venue, a recording or a broker.
import type { Command, EpochMs, MarketEvent, VenueReport } from '../domain/index.ts';

/** A command that is a venue's to carry out. */
export type VenueCommand = Exclude<Command, { readonly kind: 'set-timer' }>;

/**
 * A venue that is driven by events and answers with reports.
 * Contract: `execute` never answers at once; a fill of an order comes only from a market event later than the
 * order's submission and not before the order's time to work, for whole units of it, all legs together, until its units are filled; fills
 * carry ids that are unique for the venue; a limit that is replaced never gives away more than the approved one.
 */
export interface Venue {
  /** Takes a command decided at `nowMs`. */
  execute(command: VenueCommand, nowMs: EpochMs): void;
  /** Sees a market event before the engine does. */
  observe(event: MarketEvent): void;
  /** Takes the next report, oldest first, or `undefined` when there is none. */
  takeReport(): VenueReport | undefined;
}
