// The named checks between a bar and a new trade, in the order in which they are asked.

/** Every bar without a candidate is stopped by exactly one of these; the order is the funnel's order. */
export const ENTRY_GATES = [
  'halted',
  'kill-switch',
  'daily-loss',
  'event-blackout',
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
  'quote-age',
  'chain-completeness',
  'natural-credit',
  'credit-width',
  'leg-spread',
  'iv-validity',
  'volume',
  'open-interest',
  'price-collar',
  'duplicate-order',
  'orders-per-minute',
  'day-trades',
  'gamma-near-expiry',
  'trade-greeks',
  'portfolio-greeks',
  'allocation',
  'risk-per-trade',
  'kelly',
  'volatility-target',
  'cvar-budget',
  'correlated-risk',
  'buying-power',
] as const;

export type EntryGate = (typeof ENTRY_GATES)[number];

/** Position of a gate in `ENTRY_GATES`, the small integer a quiet bar is recorded with. */
export function gateIndex(gate: EntryGate): number {
  return ENTRY_GATES.indexOf(gate);
}
