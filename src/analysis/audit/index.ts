// Independent verification of what a ledger states; it shares no code with the engine that wrote it.
export { contractName, seriesName } from './contract-name.ts';
export type { AuditCheckName } from './audit-check.ts';
export * from './verify-ledger.ts';
export { cashFlow } from './account/cash-flow.ts';
export type { Movement } from './account/trade-account.ts';
export { createTradeBook } from './account/trade-book.ts';
