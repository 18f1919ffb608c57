// The bounds on new risk: every order passes here before a venue sees it.
export * from './approve-order.ts';
export * from './risk-limits.ts';
export type { AccountView, CountedCollateral } from './size-entry.ts';
