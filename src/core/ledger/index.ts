// Record types, canonical encoding and comparison of ledgers.
export * from './canonical-json.ts';
export * from './compare-ledgers.ts';
export * from './ledger-entry.ts';
export * from './ledger-record.ts';
export * from './record-shapes.ts';
export * from './run-manifest.ts';
export type * from './records/delivery-record.ts';
export type * from './records/incident-record.ts';
export type * from './records/leg-record.ts';
export type * from './records/order-record.ts';
export type * from './records/session-record.ts';
export type * from './records/shares-record.ts';
export type * from './records/trade-record.ts';
export { firstDifference } from './first-difference.ts';
export * from './trials/trial-record.ts';
