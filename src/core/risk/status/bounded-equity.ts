// Equity with every mark that is too old at the least its legs can be worth: what an entry is held against the limits with.
import type { EpochMs, OpenTrade } from '../../domain/index.ts';
import { summedWorstLossCents } from '../../margin/index.ts';
import { heldContracts, type Portfolio } from '../../portfolio/index.ts';
import { findDailyLoss, findDrawdown } from './find-breach.ts';
import type { RiskStatus } from './risk-status.ts';
import type { StatusLimits } from './status-limits.ts';

/** Cash and marks, cents; -Infinity where a trade whose mark is too old can lose without bound by its options. */
export function worstEquityCents(portfolio: Portfolio, nowMs: EpochMs, staleMarkMs: number): number {
  let sum = portfolio.cashCents;
  for (const trade of portfolio.openTrades) {
    const isStale = !trade.isMarkFresh && nowMs - trade.quotedAtMs > staleMarkMs;
    sum += isStale ? Math.min(trade.markCents, leastWorthCents(trade)) : trade.markCents;
  }
  return sum;
}

/** The gate of a limit that equity may be past for all that its marks can tell; nothing is latched by it. */
export function gateInDoubt(
  status: RiskStatus,
  worstCents: number,
  limits: StatusLimits,
): 'kill-switch' | 'daily-loss' | undefined {
  if (limits.drawdownRatio !== undefined && findDrawdown(status, worstCents, limits) !== undefined)
    return 'kill-switch';
  return findDailyLoss(status, worstCents, limits) === undefined ? undefined : 'daily-loss';
}

/** The options at their worst expiry; shares, which are marked on the underlying, at their mark. */
function leastWorthCents(trade: OpenTrade): number {
  return trade.markCents - trade.legsMarkCents - summedWorstLossCents(heldContracts([trade]));
}
