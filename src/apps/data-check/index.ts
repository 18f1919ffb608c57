// What `quantor data check` says of market data files: what every row was worth, and what is missing.
export { type CheckedFile, checkFiles, type CheckRequest } from './check-files.ts';
export { checkDocument } from './check-document.ts';
export { checkText } from './check-text.ts';
