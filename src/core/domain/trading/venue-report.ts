// What a venue reports before the driver gives it its place in the event sequence.
import type { AccountEvent } from './account-event.ts';
import type { OrderEvent } from './order-event.ts';

type WithoutSeq<T> = T extends unknown ? Omit<T, 'seq'> : never;

/** An order or account event that has no `seq` yet. */
export type VenueReport = WithoutSeq<OrderEvent> | WithoutSeq<AccountEvent>;
