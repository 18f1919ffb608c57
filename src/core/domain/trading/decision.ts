// What the strategy wants at one bar: structures and reasons, never sizes.
import type { AdjustmentCandidate } from './adjust/adjustment-candidate.ts';
import type { EntryCandidate } from './entry-candidate.ts';
import type { EntryGate } from './entry-gate.ts';

/** Why a trade was closed; one per trade, in the arbiter's order of precedence. */
export const EXIT_REASONS = [
  'expiry',
  'kill-switch',
  'event',
  'assignment-danger',
  'assignment',
  'liquidated',
  'stop-loss',
  'iv-stop',
  'short-delta',
  'touch',
  'profit-target',
  'dte-floor',
  'days-held',
  'trailing',
  'roll-out',
] as const;
export type ExitReason = (typeof EXIT_REASONS)[number];

/** Open this structure; risk decides how many, or none. */
export interface Enter {
  readonly kind: 'enter';
  readonly candidate: EntryCandidate;
  /** Share of the size that the signals leave, above 0 to 1; absent: all of it. */
  readonly sizeScale?: number;
}

/** No entry at this bar. `measured` against `limit` is given where the gate compares numbers. */
export interface Stand {
  readonly kind: 'stand';
  readonly gate: EntryGate;
  readonly measured?: number;
  readonly limit?: number;
  /** Why no numbers could be compared, or which of several was too large. */
  readonly reason?: string;
  /** The candidate that failed, where selection got that far. */
  readonly candidate?: EntryCandidate;
}

/** Close this trade, for one reason. */
export interface Exit {
  readonly kind: 'exit';
  readonly tradeId: number;
  readonly reason: ExitReason;
}

/** Change this trade's legs; risk decides whether. */
export interface Adjust {
  readonly kind: 'adjust';
  readonly tradeId: number;
  readonly candidate: AdjustmentCandidate;
}

export type EntryDecision = Enter | Stand;
