// Says in a line what happened to a trade on its way.
import type { TradeEvent, TradeEventKind } from '../../document/trades/trade-events.ts';
import { counted, groupedNumber } from '../number-text.ts';

const WORDS: Readonly<Record<TradeEventKind, string>> = {
  increased: 'more units filled',
  adjusted: 'adjusted',
  'closed-in-part': 'closed',
  'exit-unquoted': 'no quote to close at',
  'exit-unfilled': 'order to close sent, no fill within its limit',
  assigned: 'assigned',
  exercised: 'exercised',
  'shares-bought': 'shares bought',
  'shares-sold': 'shares sold',
  dividend: 'dividend',
  liquidated: 'liquidated by the broker',
  delivered: 'settled in shares',
  settled: 'settled in cash',
};

/** `assigned (ex-dividend)`. */
export function eventKindText({ kind, reason }: TradeEvent): string {
  return reason === null ? WORDS[kind] : `${WORDS[kind]} (${reason})`;
}

/** `-2 C280, +100 shares`: what came and went, P a put and C a call; empty where nothing did. */
export function eventSizeText({ contracts, shares }: TradeEvent): string {
  const net = new Map<string, number>();
  for (const { right, strike, quantity } of contracts) {
    const name = `${right === 'put' ? 'P' : 'C'}${groupedNumber(strike, Number.isInteger(strike) ? 0 : 2)}`;
    net.set(name, (net.get(name) ?? 0) + quantity);
  }
  const parts = [...net].map(([name, quantity]) => `${signed(quantity)} ${name}`);
  if (shares !== 0) parts.push(`${shares > 0 ? '+' : '-'}${counted(Math.abs(shares), 'share')}`);
  return parts.join(', ');
}

function signed(quantity: number): string {
  return quantity > 0 ? `+${groupedNumber(quantity, 0)}` : groupedNumber(quantity, 0);
}
