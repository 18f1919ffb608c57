// Exits on profit: the share of the credit that is taken, and what is kept of the best that was seen.
import type { OpenTrade } from '../../domain/index.ts';
import type { ExitRules } from './exit-rules.ts';

/** A price of this many ticks is the whole tick above it but for binary noise. */
const TICK_NOISE = 1e-9;

/** Whether the mid shows the share of the credit that is to be taken, on a fresh mark; never where an order stands at that price. */
export function isProfitTaken(trade: OpenTrade, rules: ExitRules): boolean {
  if (rules.profitTargetRatio === undefined || rules.profitOrder === 'resting' || !trade.isMarkFresh)
    return false;
  return profitDoubleCents(trade) >= 2 * rules.profitTargetRatio * trade.opening.creditCents;
}

/** The debit, cents a share, at which a resting order takes the profit: on the tick at or below its exact price, never below nothing. */
export function restingDebitCents(creditCents: number, profitTargetRatio: number, tickCents: number): number {
  const exactCents = creditCents * (1 - profitTargetRatio);
  return Math.max(0, Math.floor(exactCents / tickCents + TICK_NOISE) * tickCents);
}

/** Notes a fresh mark's profit where a trailing exit is armed, or arms it; whether it is the best so far. */
export function notePeakProfit(trade: OpenTrade, { trailing }: ExitRules): boolean {
  if (trailing === undefined || !trade.isMarkFresh) return false;
  const profit = profitDoubleCents(trade);
  const toBeat = trade.peakProfitDoubleCents;
  const isBest =
    toBeat === undefined
      ? profit >= 2 * trailing.activationRatio * trade.opening.creditCents
      : profit > toBeat;
  if (isBest) trade.peakProfitDoubleCents = profit;
  return isBest;
}

/** Whether an armed trade's profit has fallen to the share of its best that is kept, on a fresh mark. */
export function isProfitGivenBack(trade: OpenTrade, { trailing }: ExitRules): boolean {
  const peak = trade.peakProfitDoubleCents;
  if (trailing === undefined || peak === undefined || !trade.isMarkFresh) return false;
  return profitDoubleCents(trade) <= trailing.keepRatio * peak;
}

/** Profit at mid, twice cents a share. */
export function profitDoubleCents({ opening, closeCostDoubleCents }: OpenTrade): number {
  return 2 * opening.creditCents - closeCostDoubleCents;
}
