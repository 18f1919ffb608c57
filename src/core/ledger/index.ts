// Record types, canonical encoding and comparison of ledgers.
export * from './ledger-record.ts';
export * from './run-manifest.ts';
