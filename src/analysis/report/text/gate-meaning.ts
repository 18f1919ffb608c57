// Says in a few words why each gate stops a bar.
import type { EntryGate } from '../../../core/domain/index.ts';

const MEANINGS: Readonly<Record<EntryGate, string>> = {
  halted: 'new risk was halted',
  'volatility-unavailable': 'no volatility level was known yet',
  'no-recorded-chain': 'no recorded chain was recent enough',
  'entry-window': 'outside the hours of entry',
  'entry-calendar': 'not a session of the entry calendar',
  'entries-per-session': 'the session had its entries',
  'days-between-entries': 'too soon after the last entry',
  'cool-down': 'too soon after a stop',
  'order-working': 'an entry order was working',
  'max-positions': 'the most positions allowed were open',
  'no-listed-expiry': 'no expiry listed in the DTE band',
  'no-strike': 'no strike near a delta wanted',
  'no-quote': 'a leg had no quote',
  'duplicate-position': 'the same legs were already held',
  'natural-credit': 'no credit left at natural prices',
  'credit-width': 'too little credit for the width',
  'leg-spread': "a leg's spread was too wide",
  'risk-per-trade': 'a single one would risk too much',
  'buying-power': 'worst loss above buying power',
};

/** Why the gate stops a bar, at most 38 characters. */
export function gateMeaning(gate: EntryGate): string {
  return MEANINGS[gate];
}
