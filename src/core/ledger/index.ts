// Record types, canonical encoding and comparison of ledgers.
export * from './canonical-json.ts';
export * from './compare-ledgers.ts';
export * from './ledger-entry.ts';
export * from './ledger-record.ts';
export * from './record-shapes.ts';
export * from './run-manifest.ts';
