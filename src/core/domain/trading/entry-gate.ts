// The named checks between a bar and a new trade, in the order in which they are asked.

/** Every bar without a candidate is stopped by exactly one of these; the order is the funnel's order. */
export const ENTRY_GATES = [
  'halted',
  'volatility-unavailable',
  'no-recorded-chain',
  'entry-window',
  'entry-calendar',
  'entries-per-session',
  'days-between-entries',
  'cool-down',
  'order-working',
  'max-positions',
  'no-listed-expiry',
  'no-strike',
  'no-quote',
  'duplicate-position',
  'natural-credit',
  'credit-width',
  'leg-spread',
  'risk-per-trade',
  'buying-power',
] as const;

export type EntryGate = (typeof ENTRY_GATES)[number];

/** Position of a gate in `ENTRY_GATES`, the small integer a quiet bar is recorded with. */
export function gateIndex(gate: EntryGate): number {
  return ENTRY_GATES.indexOf(gate);
}
