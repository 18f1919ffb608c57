// The document's answer to "why not?": how near refused bars came, and which change of one setting opens trades.
import type { EntryGate } from '../../../core/domain/index.ts';

/** A bar that a gate stopped by a number. */
export interface NearestEntry {
  /** The bar's close, ISO. */
  readonly at: string;
  readonly gate: EntryGate;
  readonly value: number;
  readonly limit: number;
  /** Of the value, or of its size where the limit is on that, from the limit, in the gate's unit. */
  readonly distance: number;
  /** The structure that was refused; `null` where selection did not get that far. */
  readonly structure: {
    readonly expiry: string;
    readonly dte: number;
    readonly strikes: readonly number[];
  } | null;
}

/** The smallest change of one setting that opens `more` trades beside the run's own. */
export interface UnlockEntry {
  readonly gate: EntryGate;
  /** As `--set` takes it. */
  readonly key: string;
  readonly from: unknown;
  readonly to: unknown;
  readonly more: number;
  /** Trades of the run with the change. */
  readonly trades: number;
  /** When that run opened each, ISO. */
  readonly entries: readonly string[];
  /** The first of them that the run as it was does not have. */
  readonly firstNew: string | null;
  /** Whether the next tighter value was tried and falls short. */
  readonly isSmallest: boolean;
}

/** A gate, or one of its settings, that alone does not open so many trades. */
export interface LockedEntry {
  readonly gate: EntryGate;
  /** `null` where no setting loosens the gate, as `why` says. */
  readonly key: string | null;
  readonly more: number | null;
  /** The loosest value tried, and the trades of the run with it. */
  readonly loosest: unknown;
  readonly trades: number | null;
  /** The gate that stops most of what was let through, the same one where it lets nothing; `null`: nothing of it was stopped. */
  readonly behind: EntryGate | null;
  readonly why: string | null;
}

/** Gates in the order in which they are asked. */
export interface WhyNotSection {
  readonly nearest: readonly NearestEntry[];
  readonly unlock: readonly UnlockEntry[];
  readonly locked: readonly LockedEntry[];
}
