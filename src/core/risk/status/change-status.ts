// The risk status moved on by what is on record: closes, trips and an operator's commands.
import type { KillAction, Trip } from '../../domain/index.ts';
import { initialRiskStatus, type RiskStatus } from './risk-status.ts';
import type { StatusLimits } from './status-limits.ts';

/** A session close alone, without asking the limits: what a ledger's closes are read back with. */
export function withClose(status: RiskStatus, equityCents: number, limits: StatusLimits): RiskStatus {
  const kept = limits.drawdownSlope?.sessions ?? 0;
  return {
    ...status,
    previousCloseCents: equityCents,
    lastCloseCents: equityCents,
    highCents: Math.max(status.highCents, equityCents),
    closesCents: kept === 0 ? [] : [...status.closesCents, equityCents].slice(-kept),
    dailyLoss: limits.dailyLossLasts === 'session' ? undefined : status.dailyLoss,
  };
}

/** A trip alone: what a ledger's trips are read back with. */
export function withTrip(status: RiskStatus, trip: Trip): RiskStatus {
  const isDailyLoss = trip.reason === 'daily-loss-ratio' || trip.reason === 'daily-loss-dollars';
  return isDailyLoss ? { ...status, dailyLoss: trip } : { ...status, killSwitch: trip };
}

/** The status after an operator's `halt` or `flatten`; a halt takes back no flattening. */
export function statusAfterOrder(status: RiskStatus, command: KillAction): RiskStatus {
  return { ...status, operator: status.operator === 'flatten' ? 'flatten' : command };
}

/**
 * The status after an operator's `resume`: nothing is latched. Where a limit had tripped, everything is measured from the
 * equity of this moment on, since the loss that tripped it would trip it again at once.
 */
export function statusAfterResume(status: RiskStatus, equityCents: number): RiskStatus {
  const hasTripped = status.killSwitch !== undefined || status.dailyLoss !== undefined;
  if (!hasTripped) return { ...status, operator: undefined };
  // Nothing can be measured from what is not known: the latches hold.
  if (!Number.isFinite(equityCents)) return status;
  return { ...initialRiskStatus(equityCents), lastCloseCents: status.lastCloseCents };
}
