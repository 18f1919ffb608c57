// What may be changed about a held trade, as it is decided: the candidate, or the gate that stopped it.
import type { LegBundle } from '../../instrument/option-structure.ts';
import type { ChainOrigin } from '../../market/chain-snapshot.ts';
import type { Quote } from '../../market/quote.ts';
import type { Cents } from '../../money.ts';
import type { EpochMs } from '../../time.ts';
import type { EntryGate } from '../entry-gate.ts';
import { type Adjustment, SIDE_ROLLS } from './adjustment.ts';

/** A side is moved by one order; a roll-out closes the trade and opens another at a later expiry. */
export const ADJUSTMENT_KINDS = [...SIDE_ROLLS, 'roll-out'] as const;
export type AdjustmentKind = (typeof ADJUSTMENT_KINDS)[number];

/** The named checks between a short that is tested and an adjusting order, in the order in which they are asked. */
export const ADJUSTMENT_GATES = [
  'halted',
  'kill-switch',
  'daily-loss',
  'event-blackout',
  'both-sides-tested',
  'no-strike',
  'no-quote',
  'quote-age',
  'leg-spread',
  'credit',
  'price-collar',
  'duplicate-order',
  'orders-per-minute',
  'day-trades',
  'gamma-near-expiry',
  'trade-greeks',
  'portfolio-greeks',
  'allocation',
  'worst-loss',
  'buying-power',
] as const;
export type AdjustmentGate = (typeof ADJUSTMENT_GATES)[number];

/** Why an adjustment does not go on; numbers are given where some were compared. */
export interface AdjustmentRefusal {
  readonly kind: AdjustmentKind;
  /** What takes the place of a trade that is rolled out passes the gates of an entry too; `session-over`: none had passed by then. */
  readonly gate: AdjustmentGate | EntryGate | 'session-over';
  readonly measured?: number;
  readonly limit?: number;
  readonly reason?: string;
}

/** An adjustment that could be made now. Arrays are aligned with the legs of `bundle`, which is what its order trades. */
export interface AdjustmentCandidate {
  readonly adjustment: Adjustment;
  readonly bundle: LegBundle;
  /** Delta of the short that is tested, calls positive. */
  readonly testedDelta: number;
  readonly dte: number;
  readonly quoteOrigin: ChainOrigin;
  readonly quotedAtMs: EpochMs;
  readonly quotes: readonly Quote[];
  readonly deltas: readonly number[];
  readonly ivs: readonly number[];
  /** Net credit at mid, cents per share, may be a half cent. */
  readonly midCreditCents: number;
  readonly naturalCreditCents: Cents;
}
