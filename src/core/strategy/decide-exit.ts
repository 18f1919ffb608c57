// The exit arbiter: at most one reason a trade, by a fixed precedence.
import type { BarClosed, ExitReason, OpenTrade } from '../domain/index.ts';
import type { ExitRules } from './strategy-config.ts';
import { minuteOfDay } from './strategy-context.ts';

/** Fresh marks in a row on which a stop must hold. */
const STOP_CONFIRMATIONS = 2;
const FULL_SESSION_CLOSE_MINUTE = 16 * 60;

/** Keeps count of the fresh marks in a row on which the trade's loss is at or past its stop. */
export function updateStopBreaches(trade: OpenTrade, rules: ExitRules): void {
  if (rules.stopCreditMultiple === undefined || !trade.isMarkFresh) return;
  const lossDoubleCents = trade.closeCostDoubleCents - 2 * trade.opening.creditCents;
  const isBreached = lossDoubleCents >= 2 * rules.stopCreditMultiple * trade.opening.creditCents;
  trade.stopBreachCount = isBreached ? trade.stopBreachCount + 1 : 0;
}

/** The reason to close `trade` at this bar, or `undefined`. Precedence: expiry, stop-loss, profit-target, dte-floor. */
export function exitReason(trade: OpenTrade, bar: BarClosed, rules: ExitRules): ExitReason | undefined {
  const { longPut } = trade.opening.condor;
  // An order can only fill at a later event: past the last but one nothing is left to trade.
  if (bar.availableAtMs >= longPut.expiry.lastTradeMs) return undefined;
  const minute = minuteOfDay(bar);
  if (longPut.delivery === 'physical' && trade.dte === 0 && minute >= flatByMinute(bar, rules))
    return 'expiry';
  if (trade.stopBreachCount >= STOP_CONFIRMATIONS) return 'stop-loss';
  if (minute < rules.windowStart) return undefined;
  if (isProfitTaken(trade, rules)) return 'profit-target';
  if (rules.dteFloor !== undefined && trade.dte <= rules.dteFloor) return 'dte-floor';
  return undefined;
}

function flatByMinute(bar: BarClosed, rules: ExitRules): number {
  const closeMinute = bar.sessionOpenMinute + (bar.sessionCloseMs - bar.sessionOpenMs) / 60_000;
  return rules.physicalFlatBy - (FULL_SESSION_CLOSE_MINUTE - closeMinute);
}

function isProfitTaken(trade: OpenTrade, rules: ExitRules): boolean {
  if (rules.profitTargetRatio === undefined || !trade.isMarkFresh) return false;
  const profitDoubleCents = 2 * trade.opening.creditCents - trade.closeCostDoubleCents;
  return profitDoubleCents >= 2 * rules.profitTargetRatio * trade.opening.creditCents;
}
