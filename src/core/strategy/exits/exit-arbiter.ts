// The exit arbiter: at most one reason a trade, by a fixed precedence.
import {
  type BarClosed,
  dayNumberOf,
  type EpochMs,
  type ExitReason,
  type OpenTrade,
} from '../../domain/index.ts';
import { minuteOfDay } from '../strategy-context.ts';
import { isInAssignmentDanger } from './assignment-danger.ts';
import type { AssignmentOutlook } from './assignment-outlook.ts';
import type { ExitRules } from './exit-rules.ts';
import { mustBeFlat } from './expiry-exit.ts';
import { isProfitGivenBack, isProfitTaken } from './profit-exits.ts';
import { isDeltaReached, isTouched } from './tested-short.ts';

/** Fresh marks in a row on which a stop must hold. */
const STOP_CONFIRMATIONS = 2;

/** What makes a trade go, whatever its own rules say, and what is known of early exercise; decided outside the strategy. */
export interface ExitCircumstances {
  /** Everything that is held is to be closed. */
  readonly isFlattening: boolean;
  /** Trades that would live through this instant are to be closed ahead of it. */
  readonly closeBeforeMs: EpochMs | undefined;
  /** `undefined`: no danger of assignment can be told. */
  readonly assignments: AssignmentOutlook | undefined;
}

/** Keeps count of the fresh marks in a row on which the trade's loss is at or past its stop. */
export function updateStopBreaches(trade: OpenTrade, rules: ExitRules): void {
  if (rules.stopCreditMultiple === undefined || !trade.isMarkFresh) return;
  const lossDoubleCents = trade.closeCostDoubleCents - 2 * trade.opening.creditCents;
  const isBreached = lossDoubleCents >= 2 * rules.stopCreditMultiple * trade.opening.creditCents;
  trade.stopBreachCount = isBreached ? trade.stopBreachCount + 1 : 0;
}

/**
 * The reason to close `trade` at this bar, or `undefined`; where several hold, the first in the order of `EXIT_REASONS`.
 * Assignment and liquidation are decided by the venue, a roll where trades are adjusted.
 */
export function exitReason(
  trade: OpenTrade,
  bar: BarClosed,
  rules: ExitRules,
  circumstances: ExitCircumstances,
): ExitReason | undefined {
  // An order can only fill at a later event: past the last but one nothing is left to trade.
  if (bar.availableAtMs >= trade.opening.structure.expiry.lastTradeMs) return undefined;
  return (
    forcedReason(trade, bar, rules, circumstances) ??
    stopReason(trade, bar, rules) ??
    unhurriedReason(trade, bar, rules) ??
    (isProfitGivenBack(trade, rules) ? 'trailing' : undefined)
  );
}

function forcedReason(
  trade: OpenTrade,
  bar: BarClosed,
  rules: ExitRules,
  { isFlattening, closeBeforeMs, assignments }: ExitCircumstances,
): ExitReason | undefined {
  const { structure } = trade.opening;
  if (structure.delivery === 'physical' && mustBeFlat(trade, bar, rules)) return 'expiry';
  if (isFlattening) return 'kill-switch';
  // What settles at or before a release is not touched by it.
  if (closeBeforeMs !== undefined && structure.expiry.settlesAtMs > closeBeforeMs) return 'event';
  const sessions = rules.assignmentDangerSessions;
  if (sessions === undefined || assignments === undefined) return undefined;
  return isInAssignmentDanger(trade, bar, sessions, assignments) ? 'assignment-danger' : undefined;
}

function stopReason(trade: OpenTrade, bar: BarClosed, rules: ExitRules): ExitReason | undefined {
  if (trade.stopBreachCount >= STOP_CONFIRMATIONS) return 'stop-loss';
  if (trade.ivBreachCount >= STOP_CONFIRMATIONS) return 'iv-stop';
  const { shortDeltaMax } = rules;
  if (shortDeltaMax !== undefined && isDeltaReached(trade, bar, shortDeltaMax)) return 'short-delta';
  return rules.isTouchExit === true && isTouched(trade, bar) ? 'touch' : undefined;
}

function unhurriedReason(trade: OpenTrade, bar: BarClosed, rules: ExitRules): ExitReason | undefined {
  const { windowStart, dteFloor, daysHeldMax } = rules;
  if (minuteOfDay(bar) < windowStart) return undefined;
  if (isProfitTaken(trade, rules)) return 'profit-target';
  if (dteFloor !== undefined && trade.dte <= dteFloor) return 'dte-floor';
  if (daysHeldMax === undefined) return undefined;
  return bar.sessionDay - dayNumberOf(trade.opening.openedOn) >= daysHeldMax ? 'days-held' : undefined;
}
