// Cash, open trades and their marks.
export * from './book-deliveries.ts';
export * from './book-orders.ts';
export * from './book-settlement.ts';
export * from './cash-identity.ts';
export * from './end-trade.ts';
export * from './mark-trade.ts';
export { isSound, pnlBoundsCents } from './pnl-bounds.ts';
export * from './portfolio-state.ts';
export * from './revalue-trade.ts';
export * from './trade-legs.ts';
