// Books what the venue does to the account without an order: settlement, exercise, dividends, liquidation, interest.
import {
  type AccountEvent,
  cents,
  contractKey,
  type ExpirySettled,
  invariant,
  type InterestCredited,
  type OptionExercised,
  type PositionLiquidated,
} from '../../domain/index.ts';
import {
  bookDividend,
  bookExercise,
  bookInterest,
  bookLiquidation,
  bookSettlement,
  heldContracts,
} from '../../portfolio/index.ts';
import type { EngineState } from '../engine-state.ts';
import { laneOf } from '../lane.ts';
import {
  dividendBookedRecord,
  expirySettledRecord,
  optionExercisedRecord,
  positionLiquidatedRecord,
} from '../records/account-records.ts';
import type { StepOutput } from '../step-output.ts';
import { endTrade } from '../orders/end-trade.ts';
import { windDown } from '../orders/wind-down.ts';

export function applyAccountEvent(state: EngineState, event: AccountEvent, output: StepOutput): void {
  switch (event.kind) {
    case 'interest-credited':
      applyInterest(state, event, output);
      break;
    case 'expiry-settled':
      applySettlement(state, event, output);
      break;
    case 'option-exercised':
      applyExercise(state, event, output);
      break;
    case 'position-liquidated':
      applyLiquidation(state, event, output);
      break;
    default:
      bookDividend(state.portfolio, event);
      output.records.push(dividendBookedRecord(state, event));
  }
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
  const settled = bookSettlement(state.portfolio, event);
  const venueCash = event.legs.reduce(
    (sum, leg) => sum + Math.sign(leg.quantity) * leg.exercised * leg.cashPerContractCents,
    -event.feesCents,
  );
  invariant(
    state.portfolio.cashCents - cashBefore === venueCash,
    'venue and portfolio settle for the same cash',
  );
  output.records.push(expirySettledRecord(state, event));
  for (const { trade, closed } of settled) {
    if (closed !== undefined) endTrade(state, closed, trade.windDown ?? 'expiry', output);
    else windDown(state, trade, output);
  }
}

/** Shares have come or gone: they are traded away first, then what is left of the trade is closed. */
function applyExercise(state: EngineState, event: OptionExercised, output: StepOutput): void {
  const { spotPoints } = laneOf(state, event.contract.root);
  invariant(spotPoints !== undefined, 'an exercise comes after a bar');
  const trades = bookExercise(state.portfolio, event, spotPoints);
  output.records.push(
    optionExercisedRecord(
      state,
      event,
      trades.map(({ opening }) => opening.tradeId),
    ),
  );
  for (const trade of trades) windDown(state, trade, output);
}

function applyLiquidation(state: EngineState, event: PositionLiquidated, output: StepOutput): void {
  const touched = bookLiquidation(state.portfolio, event);
  output.records.push(
    positionLiquidatedRecord(
      state,
      event,
      touched.map(({ trade }) => trade.opening.tradeId),
    ),
  );
  for (const { trade, closed } of touched) {
    if (closed !== undefined) endTrade(state, closed, 'liquidated', output);
    else windDown(state, trade, output);
  }
}

/** The venue settles what it holds for us: that must be what our open trades add up to. */
function assertSameHoldings(state: EngineState, event: ExpirySettled): void {
  const held = new Map<string, number>();
  for (const { contract, quantity } of heldContracts(state.portfolio.openTrades)) {
    if (contract.expiry !== event.expiry) continue;
    const key = contractKey(contract);
    held.set(key, (held.get(key) ?? 0) + quantity);
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
