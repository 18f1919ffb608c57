// When a structure that delivers shares has to be sold while that is still possible.
import type { BarClosed, OpenTrade } from '../../domain/index.ts';
import { isSessionBar, minuteOfDay } from '../strategy-context.ts';
import type { ExitRules } from './exit-rules.ts';

const FULL_SESSION_CLOSE_MINUTE = 16 * 60;
/** An order sent at a daily close fills at the next: over a holiday weekend that is four days on, and it must not be the expiry. */
const FLAT_DAYS_ON_DAILY_BARS = 5;

/** Whether an order must be sent now to be filled before the contract's last trade, or the flat-by time has come; never where trades are held to expiry. */
export function mustBeFlat(trade: OpenTrade, bar: BarClosed, { physicalFlatBy }: ExitRules): boolean {
  if (physicalFlatBy === undefined) return false;
  if (isSessionBar(bar)) return trade.dte <= FLAT_DAYS_ON_DAILY_BARS;
  if (trade.dte > 0) return false;
  const barMs = bar.availableAtMs - bar.bar.startMs;
  const isLastChance = bar.availableAtMs + 2 * barMs >= trade.opening.structure.expiry.lastTradeMs;
  return isLastChance || minuteOfDay(bar) >= flatByMinute(bar, physicalFlatBy);
}

function flatByMinute(bar: BarClosed, physicalFlatBy: number): number {
  const closeMinute = bar.sessionOpenMinute + (bar.sessionCloseMs - bar.sessionOpenMs) / 60_000;
  return physicalFlatBy - (FULL_SESSION_CLOSE_MINUTE - closeMinute);
}
