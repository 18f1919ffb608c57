// Files that Quantor keeps: ledgers, and the folder a run's outputs appear in.
export * from './ledger-file.ts';
export { ledgerHead } from './hash-chain.ts';
export { makeFolders } from './make-folders.ts';
export * from './output-folder.ts';
export * from './read-ledger.ts';
export * from './storage-error.ts';
export { columnsToJson } from './spool/columns-json.ts';
export * from './spool/page-spool.ts';
export { openRequestStarts } from './spool/request-starts.ts';
export { lockSpool } from './spool/spool-lock.ts';
export { type CountedTrials, countTrials } from './trials/count-trials.ts';
export { readTrials, type TrialsError, type TrialsReading } from './trials/read-trials.ts';
