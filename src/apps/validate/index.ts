// The campaign behind `quantor validate`, its document and its file.
export type { GridAxis } from './neighbourhood.ts';
export { findValidation, type FoundValidation, writeValidation } from './validation-file.ts';
export { validateLedger, type ValidationRequest } from './validate-ledger.ts';
