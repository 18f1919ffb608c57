// Cash, open trades and their marks.
export * from './booking/book-adjustment.ts';
export * from './booking/book-deliveries.ts';
export * from './booking/book-orders.ts';
export * from './booking/book-settlement.ts';
export * from './cash-identity.ts';
export { bookCrossing } from './booking/cross-shares.ts';
export * from './booking/end-trade.ts';
export * from './mark-trade.ts';
export { isQuoted, pnlBoundsCents } from './pnl-bounds.ts';
export * from './portfolio-state.ts';
export * from './revalue-trade.ts';
export * from './trade-legs.ts';
