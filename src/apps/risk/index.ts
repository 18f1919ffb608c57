// What `quantor risk` asks and shows.
export type { RiskDocument } from './risk-document.ts';
export { riskOfLedger } from './risk-of-ledger.ts';
export { type RiskFlags, type RiskRequest, riskRequest } from './risk-settings.ts';
export { type RiskSections, riskSections } from './risk-sections.ts';
export { riskText } from './risk-text.ts';
