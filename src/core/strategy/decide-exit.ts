// The exit arbiter: at most one reason a trade, by a fixed precedence.
import type { BarClosed, EpochMs, ExitReason, OpenTrade } from '../domain/index.ts';
import type { ExitRules } from './strategy-config.ts';
import { isSessionBar, minuteOfDay } from './strategy-context.ts';

/** Fresh marks in a row on which a stop must hold. */
const STOP_CONFIRMATIONS = 2;
const FULL_SESSION_CLOSE_MINUTE = 16 * 60;
/** An order sent at a daily close fills at the next: over a holiday weekend that is four days on, and it must not be the expiry. */
const FLAT_DAYS_ON_DAILY_BARS = 5;

/** What makes a trade go, whatever its own rules say; decided outside the strategy. */
export interface ForcedExits {
  /** Everything that is held is to be closed. */
  readonly isFlattening: boolean;
  /** Trades that would live through this instant are to be closed ahead of it. */
  readonly closeBeforeMs: EpochMs | undefined;
}

/** Keeps count of the fresh marks in a row on which the trade's loss is at or past its stop. */
export function updateStopBreaches(trade: OpenTrade, rules: ExitRules): void {
  if (rules.stopCreditMultiple === undefined || !trade.isMarkFresh) return;
  const lossDoubleCents = trade.closeCostDoubleCents - 2 * trade.opening.creditCents;
  const isBreached = lossDoubleCents >= 2 * rules.stopCreditMultiple * trade.opening.creditCents;
  trade.stopBreachCount = isBreached ? trade.stopBreachCount + 1 : 0;
}

/**
 * The reason to close `trade` at this bar, or `undefined`. Precedence: expiry, kill-switch, event, stop-loss, profit-target,
 * dte-floor. What is forced is sent at any time of day, as a stop is.
 */
export function exitReason(
  trade: OpenTrade,
  bar: BarClosed,
  rules: ExitRules,
  forced: ForcedExits,
): ExitReason | undefined {
  const { structure } = trade.opening;
  // An order can only fill at a later event: past the last but one nothing is left to trade.
  if (bar.availableAtMs >= structure.expiry.lastTradeMs) return undefined;
  if (structure.delivery === 'physical' && mustBeFlat(trade, bar, rules)) return 'expiry';
  if (forced.isFlattening) return 'kill-switch';
  if (livesThrough(structure.expiry.settlesAtMs, forced.closeBeforeMs)) return 'event';
  if (trade.stopBreachCount >= STOP_CONFIRMATIONS) return 'stop-loss';
  if (minuteOfDay(bar) < rules.windowStart) return undefined;
  if (isProfitTaken(trade, rules)) return 'profit-target';
  if (rules.dteFloor !== undefined && trade.dte <= rules.dteFloor) return 'dte-floor';
  return undefined;
}

/** What settles at or before a release is not touched by it. */
function livesThrough(settlesAtMs: EpochMs, releaseMs: EpochMs | undefined): boolean {
  return releaseMs !== undefined && settlesAtMs > releaseMs;
}

/** Whether an order must be sent now to be filled before the contract's last trade, or the flat-by time has come; never where trades are held to expiry. */
function mustBeFlat(trade: OpenTrade, bar: BarClosed, { physicalFlatBy }: ExitRules): boolean {
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

function isProfitTaken(trade: OpenTrade, rules: ExitRules): boolean {
  if (rules.profitTargetRatio === undefined || !trade.isMarkFresh) return false;
  const profitDoubleCents = 2 * trade.opening.creditCents - trade.closeCostDoubleCents;
  return profitDoubleCents >= 2 * rules.profitTargetRatio * trade.opening.creditCents;
}
