// Says in a few words why each gate stops a bar.
import type { EntryGate } from '../../../core/domain/index.ts';

const MEANINGS: Readonly<Record<EntryGate, string>> = {
  halted: 'new risk was halted',
  'kill-switch': 'the kill switch had tripped',
  'daily-loss': "the day's loss was past its limit",
  'event-blackout': 'an economic event was near',
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
  'quote-age': 'the quotes were too old',
  'chain-completeness': 'too many strikes had no quote',
  'natural-credit': 'no credit left at natural prices',
  'credit-width': 'too little credit for the width',
  'leg-spread': "a leg's spread was too wide",
  'iv-validity': "a leg's volatility made no sense",
  volume: 'too few contracts had traded',
  'open-interest': 'too few contracts were open',
  'price-collar': 'the price was unsound or far off',
  'duplicate-order': 'the same order had just been sent',
  'orders-per-minute': 'too many orders in a minute',
  'day-trades': 'too many day trades for the account',
  'gamma-near-expiry': 'too much gamma so near expiry',
  'trade-greeks': "the trade's Greeks were too large",
  'portfolio-greeks': "the book's Greeks were too large",
  allocation: 'too much of the equity was at risk',
  'risk-per-trade': 'a single one would risk too much',
  kelly: 'Kelly allowed not a single one',
  'volatility-target': 'the volatility target allowed none',
  'cvar-budget': 'the CVaR budget allowed none',
  'correlated-risk': 'related positions used their share',
  'buying-power': 'worst loss above buying power',
};

/** Why the gate stops a bar, at most 38 characters. */
export function gateMeaning(gate: EntryGate): string {
  return MEANINGS[gate];
}
