// Readers of the trade lists that other tools write.
export { readTradeList } from './read-trade-list.ts';
export type { TradeList } from './trade-list-file.ts';
