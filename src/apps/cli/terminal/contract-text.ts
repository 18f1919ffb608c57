// A contract of a ledger as a person reads it.
import type { LegRecord } from '../../../core/ledger/index.ts';

/** `XSP 2018-03-16 275 put`. */
export function contractText(leg: LegRecord): string {
  return `${leg.root} ${leg.expiry} ${leg.strikeCents / 100} ${leg.right}`;
}
