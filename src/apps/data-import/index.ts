// What `quantor data import` does: files of market data judged row by row and brought into the store.
export { type ImportHooks } from './import-chain.ts';
export { importDocument } from './import-document.ts';
export { importFiles, type ImportRequest } from './import-files.ts';
export type { ImportOutcome } from './import-outcome.ts';
export { importText } from './import-text.ts';
export { seriesIdentity, type SeriesKind } from './series-kind.ts';
