// The proof, at every event, that no cent appeared or vanished: two independent sums of the same money.
import { invariant } from '../domain/index.ts';
import { equityCents, type Portfolio } from './portfolio-state.ts';

/**
 * Throws `InvariantViolation` unless cash, and equity with it, equals what the trades and the interest explain:
 * cash = initial + realised P&L + cash flows of open trades + interest.
 */
export function assertCashIdentity(portfolio: Portfolio): void {
  let openFlows = 0;
  let openValues = 0;
  for (const trade of portfolio.openTrades) {
    openFlows += trade.cashFlowCents;
    openValues += trade.cashFlowCents + trade.markCents;
  }
  const closedCents = portfolio.initialCashCents + portfolio.realisedPnlCents + portfolio.interestCents;
  const { cashCents } = portfolio;
  // Asked at every event: a message is written only where the proof fails.
  if (!Number.isSafeInteger(cashCents) || cashCents !== closedCents + openFlows) {
    invariant(false, `cash ${cashCents} cents is not explained by its flows ${closedCents + openFlows}`);
  }
  const equity = equityCents(portfolio);
  if (equity !== closedCents + openValues) {
    invariant(false, `equity ${equity} cents is not cash plus marks ${closedCents + openValues}`);
  }
}
