// Holds the account's losses against their limits; what cannot be measured is past every limit.
import type { Trip, TripReason } from '../../domain/index.ts';
import type { RiskStatus } from './risk-status.ts';
import type { StatusLimits } from './status-limits.ts';
import { theilSenSlope } from './theil-sen-slope.ts';

/** Equity that is not known, or the fall from the high where it is past its limit. */
export function findDrawdown(
  { highCents }: RiskStatus,
  equityCents: number,
  { drawdownRatio, action }: StatusLimits,
): Trip | undefined {
  if (!Number.isFinite(equityCents))
    return { reason: 'equity-unknown', measured: undefined, limit: undefined, action };
  return passed('drawdown', fallRatio(highCents, equityCents), drawdownRatio, action);
}

/** The loss since the previous session's close where it is past a limit, of the share first. */
export function findDailyLoss(
  { previousCloseCents }: RiskStatus,
  equityCents: number,
  { dailyLossRatio, dailyLossCents, action }: StatusLimits,
): Trip | undefined {
  const ratio = fallRatio(previousCloseCents, equityCents);
  const dollars = (previousCloseCents - equityCents) / 100;
  return (
    passed('daily-loss-ratio', ratio, dailyLossRatio, action) ??
    passed('daily-loss-dollars', dollars, dailyLossCents && dailyLossCents / 100, action)
  );
}

/** The fall a session of the latest closes, where it and the drawdown are both past their limits. */
export function findSlope(
  { closesCents, highCents }: RiskStatus,
  equityCents: number,
  { drawdownSlope, action }: StatusLimits,
): Trip | undefined {
  if (drawdownSlope === undefined || closesCents.length < drawdownSlope.sessions) return undefined;
  if (fallRatio(highCents, equityCents) <= drawdownSlope.drawdownRatio) return undefined;
  const slope = theilSenSlope(closesCents) ?? Number.NaN;
  return passed('drawdown-slope', -slope / highCents, drawdownSlope.fallRatio, action);
}

/** A trip unless `measured` is a number that does not exceed `limit`. */
function passed(
  reason: TripReason,
  measured: number,
  limit: number | undefined,
  action: Trip['action'],
): Trip | undefined {
  if (limit === undefined || measured <= limit) return undefined;
  return { reason, measured: Number.isFinite(measured) ? measured : undefined, limit, action };
}

/** The fall from `fromCents` as a share of it; NaN where that is nothing a share can be taken of. */
function fallRatio(fromCents: number, toCents: number): number {
  return fromCents > 0 ? (fromCents - toCents) / fromCents : Number.NaN;
}
