// Fetching market data from vendors into the store: only what is missing, going on where it stopped.
export { fetchOrders, type FetchStanding } from './fetch-orders.ts';
export { fetchedSessions } from './journal/fetch-journal.ts';
export { fetchText } from './fetch-text.ts';
export type { FetchedOrder } from './run-fetch.ts';
