// What `quantor data check` says of market data files: what every row was worth, and what is missing.
export { checkDocument, policyDocument } from './check-document.ts';
export { type CheckRequest, checkFiles } from './check-files.ts';
export type { CheckedFile, FileOutcome } from './checked-file.ts';
export { checkText } from './text/check-text.ts';
export { policyText } from './text/policy-text.ts';
export { cleanBarsText } from './write-clean-bars.ts';
