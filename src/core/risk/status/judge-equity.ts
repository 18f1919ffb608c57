// The risk status moved on by what equity is: limits that are passed latch.
import type { Trip } from '../../domain/index.ts';
import { withClose } from './change-status.ts';
import { findDailyLoss, findDrawdown, findSlope } from './find-breach.ts';
import type { RiskStatus } from './risk-status.ts';
import type { StatusLimits } from './status-limits.ts';

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

function latched(status: RiskStatus, killSwitch: Trip | undefined, dailyLoss: Trip | undefined): RiskStatus {
  if (killSwitch === status.killSwitch && dailyLoss === status.dailyLoss) return status;
  return { ...status, killSwitch, dailyLoss };
}
