// Independent verification of what a ledger states; it shares no code with the engine that wrote it.
export type { AuditCheckName } from './audit-check.ts';
export * from './verify-ledger.ts';
