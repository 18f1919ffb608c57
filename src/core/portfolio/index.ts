// Cash, open trades and their marks.
export * from './book-trade.ts';
export * from './cash-identity.ts';
export * from './mark-trade.ts';
export * from './portfolio-state.ts';
