// The account's risk status as a state machine: equity, session closes and commands go in, latches come out.
import type { KillAction, Trip, TripReason } from '../../domain/index.ts';
import { findDailyLoss, findDrawdown, findSlope } from './find-breach.ts';
import type { StatusLimits } from './status-limits.ts';

/** Follows from the initial cash, the session closes, the trips and the commands alone, all of which a ledger holds. */
export interface RiskStatus {
  /** Equity at the previous session's close; before the first, the initial cash. */
  readonly previousCloseCents: number;
  /** The highest session close, the initial cash counted as one. */
  readonly highCents: number;
  /** Equity at the latest session closes, oldest first; no more than the slope needs. */
  readonly closesCents: readonly number[];
  /** Latched by a drawdown or by equity that is not known. */
  readonly killSwitch: Trip | undefined;
  /** Latched by a daily loss. */
  readonly dailyLoss: Trip | undefined;
  /** What an operator has ordered and not taken back. */
  readonly operator: KillAction | undefined;
}

export function initialRiskStatus(equityCents: number): RiskStatus {
  return {
    previousCloseCents: equityCents,
    highCents: equityCents,
    closesCents: [],
    killSwitch: undefined,
    dailyLoss: undefined,
    operator: undefined,
  };
}

/** The status at a bar at which equity stands at `equityCents`; the same object where nothing trips. */
export function statusAtEquity(status: RiskStatus, equityCents: number, limits: StatusLimits): RiskStatus {
  return latched(
    status,
    status.killSwitch ?? findDrawdown(status, equityCents, limits),
    status.dailyLoss ?? findDailyLoss(status, equityCents, limits),
  );
}

/** The status after a session that closed at `equityCents`, settlements and interest included. */
export function statusAfterClose(status: RiskStatus, equityCents: number, limits: StatusLimits): RiskStatus {
  const judged = statusAtEquity(status, equityCents, limits);
  // What is not known is no level that later ones may be measured from.
  if (!Number.isFinite(equityCents)) return judged;
  const rolled = withClose(judged, equityCents, limits);
  return latched(rolled, rolled.killSwitch ?? findSlope(rolled, equityCents, limits), rolled.dailyLoss);
}

/** A session close alone, without asking the limits: what a ledger's closes are read back with. */
export function withClose(status: RiskStatus, equityCents: number, limits: StatusLimits): RiskStatus {
  const kept = limits.drawdownSlope?.sessions ?? 0;
  return {
    ...status,
    previousCloseCents: equityCents,
    highCents: Math.max(status.highCents, equityCents),
    closesCents: kept === 0 ? [] : [...status.closesCents, equityCents].slice(-kept),
    dailyLoss: limits.dailyLossLasts === 'session' ? undefined : status.dailyLoss,
  };
}

/** A trip alone: what a ledger's trips are read back with. */
export function withTrip(status: RiskStatus, trip: Trip): RiskStatus {
  return isDailyLoss(trip.reason) ? { ...status, dailyLoss: trip } : { ...status, killSwitch: trip };
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
  return Number.isFinite(equityCents) ? initialRiskStatus(equityCents) : status;
}

/** Whether no new risk may be taken, whoever or whatever stopped it. */
export function isStopped(status: RiskStatus): boolean {
  return status.operator !== undefined || status.killSwitch !== undefined || status.dailyLoss !== undefined;
}

/** Whether everything that is held must be closed. */
export function isFlattening({ operator, killSwitch, dailyLoss }: RiskStatus): boolean {
  return operator === 'flatten' || killSwitch?.action === 'flatten' || dailyLoss?.action === 'flatten';
}

/** The trips of `after` that `before` had not. */
export function newTrips(before: RiskStatus, after: RiskStatus): readonly Trip[] {
  const trips: Trip[] = [];
  if (after.killSwitch !== undefined && before.killSwitch === undefined) trips.push(after.killSwitch);
  if (after.dailyLoss !== undefined && before.dailyLoss === undefined) trips.push(after.dailyLoss);
  return trips;
}

export function isDailyLoss(reason: TripReason): boolean {
  return reason === 'daily-loss-ratio' || reason === 'daily-loss-dollars';
}

function latched(status: RiskStatus, killSwitch: Trip | undefined, dailyLoss: Trip | undefined): RiskStatus {
  if (killSwitch === status.killSwitch && dailyLoss === status.dailyLoss) return status;
  return { ...status, killSwitch, dailyLoss };
}
