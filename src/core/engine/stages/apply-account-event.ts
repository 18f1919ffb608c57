// Books what the venue does to the account without an order: settlement and interest.
import {
  type AccountEvent,
  cents,
  contractKey,
  type ExpirySettled,
  invariant,
  type InterestCredited,
} from '../../domain/index.ts';
import { bookInterest, bookSettlement } from '../../portfolio/index.ts';
import type { EngineState } from '../engine-state.ts';
import { tradeClosedRecord } from '../records/trade-records.ts';
import type { StepOutput } from '../step-output.ts';

export function applyAccountEvent(state: EngineState, event: AccountEvent, output: StepOutput): void {
  if (event.kind === 'interest-credited') applyInterest(state, event, output);
  else applySettlement(state, event, output);
}

function applyInterest(state: EngineState, event: InterestCredited, output: StepOutput): void {
  bookInterest(state.portfolio, event.amountCents);
  output.records.push({
    type: 'interest-credited',
    seq: state.seq,
    atMs: state.nowMs,
    date: event.date,
    rate: event.rate,
    amountCents: event.amountCents,
    cashCents: cents(state.portfolio.cashCents),
  });
}

function applySettlement(state: EngineState, event: ExpirySettled, output: StepOutput): void {
  assertSameHoldings(state, event);
  const cashBefore = state.portfolio.cashCents;
  const closed = bookSettlement(state.portfolio, event);
  const venueCash = event.legs.reduce((sum, leg) => sum + leg.quantity * leg.cashPerContractCents, 0);
  invariant(
    state.portfolio.cashCents - cashBefore === venueCash,
    'venue and portfolio settle for the same cash',
  );
  const { expiry } = event;
  output.records.push({
    type: 'expiry-settled',
    seq: state.seq,
    atMs: state.nowMs,
    root: expiry.root,
    expiry: expiry.sessionDate,
    settlement: expiry.settlement,
    settlementPoints: event.settlementPoints,
    source: event.source,
    legs: event.legs.map((leg) => ({
      root: leg.contract.root,
      expiry: expiry.sessionDate,
      settlement: expiry.settlement,
      right: leg.contract.right,
      strikeCents: leg.contract.strikeCents,
      quantity: leg.quantity,
      multiplier: leg.contract.multiplier,
      cashPerContractCents: leg.cashPerContractCents,
    })),
    cashCents: cents(state.portfolio.cashCents),
  });
  for (const trade of closed) output.records.push(tradeClosedRecord(state, trade, 'expiry'));
}

/** The venue settles what it holds for us: that must be what our open trades add up to. */
function assertSameHoldings(state: EngineState, event: ExpirySettled): void {
  const held = new Map<string, number>();
  for (const { opening } of state.portfolio.openTrades) {
    if (opening.structure.expiry !== event.expiry) continue;
    for (const { contract, quantity } of opening.structure.legs) {
      const key = contractKey(contract);
      held.set(key, (held.get(key) ?? 0) + quantity * opening.quantity);
    }
  }
  for (const { contract, quantity } of event.legs) {
    const key = contractKey(contract);
    invariant(
      held.get(key) === quantity,
      `venue settles ${quantity} of ${key}, the portfolio holds ${held.get(key) ?? 0}`,
    );
    held.delete(key);
  }
  for (const [key, quantity] of held) {
    invariant(quantity === 0, `the portfolio holds ${quantity} of ${key}, which the venue did not settle`);
  }
}
