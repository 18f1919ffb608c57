// The ledger records of what venues do to the account: settlement, exercise, dividends, liquidation, share trades.
import {
  cents,
  type DividendBooked,
  type ExpirySettled,
  type LiquidatedLeg,
  type OptionContract,
  type OptionExercised,
  type PositionLiquidated,
  type SharesFilled,
} from '../../domain/index.ts';
import type {
  DividendBookedRecord,
  ExpirySettledRecord,
  LegRecord,
  OptionExercisedRecord,
  PositionLiquidatedRecord,
  SharesFilledRecord,
} from '../../ledger/index.ts';
import type { EngineState, WorkingShareOrder } from '../engine-state.ts';

/** The record of a settlement, once it is booked. */
export function expirySettledRecord(state: EngineState, event: ExpirySettled): ExpirySettledRecord {
  const { expiry } = event;
  return {
    type: 'expiry-settled',
    ...placeOf(state),
    root: expiry.root,
    expiry: expiry.sessionDate,
    settlement: expiry.settlement,
    settlementPoints: event.settlementPoints,
    source: event.source,
    legs: event.legs.map((leg) => ({
      ...contractRecord(leg.contract, leg.quantity),
      exercised: leg.exercised,
      cashPerContractCents: leg.cashPerContractCents,
      ...(leg.sharesPerContract === 0 ? {} : { sharesPerContract: leg.sharesPerContract }),
      ...(leg.feesCents === undefined ? {} : { feesCents: leg.feesCents }),
    })),
    ...(event.feesCents === 0 ? {} : { feesCents: event.feesCents }),
    cashCents: cents(state.portfolio.cashCents),
  };
}

/** The record of an early exercise or assignment, once it is booked on `tradeIds`. */
export function optionExercisedRecord(
  state: EngineState,
  event: OptionExercised,
  tradeIds: readonly number[],
): OptionExercisedRecord {
  return {
    type: 'option-exercised',
    ...placeOf(state),
    leg: contractRecord(event.contract, event.quantity),
    reason: event.reason,
    ...(event.decision === undefined ? {} : { decision: event.decision }),
    shares: event.shares,
    amountCents: event.cashCents,
    feesCents: event.feesCents,
    tradeIds,
    cashCents: cents(state.portfolio.cashCents),
  };
}

/** The record of a dividend, once it is booked. */
export function dividendBookedRecord(state: EngineState, event: DividendBooked): DividendBookedRecord {
  const { root, exDate, shares, dollarsPerShare, amountCents } = event;
  return {
    type: 'dividend-booked',
    ...placeOf(state),
    root,
    exDate,
    shares,
    dollarsPerShare,
    amountCents,
    cashCents: cents(state.portfolio.cashCents),
  };
}

/** The record of a liquidation, once it is booked on `tradeIds`. */
export function positionLiquidatedRecord(
  state: EngineState,
  event: PositionLiquidated,
  tradeIds: readonly number[],
): PositionLiquidatedRecord {
  return {
    type: 'position-liquidated',
    ...placeOf(state),
    rule: event.rule,
    legs: event.legs.map(pricedRecord),
    ...(event.crossed === undefined ? {} : { crossed: event.crossed.map(pricedRecord) }),
    feesCents: event.feesCents,
    tradeIds,
    cashCents: cents(state.portfolio.cashCents),
  };
}

/** The record of shares traded, once it is booked. */
export function sharesFilledRecord(
  state: EngineState,
  { intent }: WorkingShareOrder,
  event: SharesFilled,
): SharesFilledRecord {
  const { orderId, fillId, shares, priceCents, feesCents } = event;
  return {
    type: 'shares-filled',
    ...placeOf(state),
    orderId,
    tradeId: intent.tradeId,
    fillId,
    root: intent.root,
    shares,
    priceCents,
    feesCents,
    cashCents: cents(state.portfolio.cashCents),
  };
}

function pricedRecord({ contract, quantity, priceCents }: LiquidatedLeg) {
  return { ...contractRecord(contract, quantity), priceCents };
}

function contractRecord(contract: OptionContract, quantity: number): LegRecord {
  const { root, expiry, right, strikeCents, multiplier } = contract;
  return {
    root,
    expiry: expiry.sessionDate,
    settlement: expiry.settlement,
    right,
    strikeCents,
    quantity,
    multiplier,
  };
}

function placeOf({ seq, nowMs }: EngineState) {
  return { seq, atMs: nowMs };
}
