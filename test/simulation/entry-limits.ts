// The limits of an entry, measured a second way at the moment the order is recorded.
import { daysBetween, type OpenTrade, type SessionDate } from '../../src/core/domain/index.ts';
import type { EngineState } from '../../src/core/engine/index.ts';
import type { LegRecord, OrderSubmittedRecord } from '../../src/core/ledger/index.ts';
import { equityCents } from '../../src/core/portfolio/index.ts';
import { isStopped } from '../../src/core/risk/index.ts';
import { expectThat } from './record-book.ts';

/** Throws where an opening order goes past a limit of the plan; `state` is that of the step that sent it. */
export function checkEntry(state: EngineState, record: OrderSubmittedRecord): void {
  const { plan, portfolio } = state;
  const { quantity, limitCents = 0 } = record;
  const lossCents =
    (worstPayoutCents(record.legs) - limitCents * (record.legs[0]?.multiplier ?? 0)) * quantity;
  const { riskPerTradeRatio, contractsMax } = plan.risk;
  const { entry, selection } = plan.strategy;
  const freeCents = portfolio.cashCents - reservedCents(portfolio.openTrades);
  const days = daysBetween(state.sessionDate as SessionDate, record.legs[0]?.expiry as SessionDate);
  const entries = [...state.workingOrders.values()].filter(({ order }) => order.intent.action === 'open');
  const checks: readonly (readonly [name: string, holds: boolean])[] = [
    ['a whole number of units', Number.isInteger(quantity) && quantity >= 1 && quantity <= contractsMax],
    ['risk per trade', lossCents <= riskPerTradeRatio * equityCents(portfolio) * (1 + 1e-12)],
    ['buying power', lossCents <= freeCents],
    ['positions', portfolio.openTrades.length < entry.positionsMax],
    ['one entry working', entries.length === 1],
    ['days to expiry', days >= selection.dteMin && days <= selection.dteMax],
    ['a credit', limitCents >= 1],
    ['no halt', !isStopped(state.riskStatus)],
  ];
  for (const [name, holds] of checks) {
    expectThat(
      holds,
      () => `entry order ${record.orderId} breaks: ${name} (loss ${lossCents}, free ${freeCents})`,
    );
  }
}

function reservedCents(trades: readonly OpenTrade[]): number {
  const legsByExpiry = new Map<string, LegRecord[]>();
  for (const { opening } of trades) {
    for (const leg of opening.structure.legs) {
      const { root, right, strikeCents, multiplier, expiry } = leg.contract;
      const quantity = leg.quantity * opening.quantity;
      const legs = legsByExpiry.get(expiry.sessionDate) ?? [];
      const { sessionDate, settlement } = expiry;
      legs.push({ root, right, strikeCents, multiplier, quantity, expiry: sessionDate, settlement });
      legsByExpiry.set(sessionDate, legs);
    }
  }
  return [...legsByExpiry.values()].reduce((sum, legs) => sum + worstPayoutCents(legs), 0);
}

/** The most the legs can have to pay at expiry, tried at every strike and far beyond both ends. */
function worstPayoutCents(legs: readonly LegRecord[]): number {
  const payout = (spotCents: number): number =>
    legs.reduce((sum, { right, strikeCents, quantity, multiplier }) => {
      const value = Math.max(0, right === 'call' ? spotCents - strikeCents : strikeCents - spotCents);
      return sum - quantity * value * multiplier;
    }, 0);
  return Math.max(0, ...[0, 1e9, ...legs.map(({ strikeCents }) => strikeCents)].map(payout));
}
