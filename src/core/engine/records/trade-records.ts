// The ledger records of trades: opened, closed, still open at the end.
import {
  type Cents,
  cents,
  type ChainSnapshot,
  type ExitReason,
  invariant,
  isSoundQuote,
  type OpenTrade,
  type QuoteSlot,
  type TradeOpening,
} from '../../domain/index.ts';
import type {
  HeldRecord,
  OpenTradeRecord,
  TradeClosedRecord,
  TradeIncreasedRecord,
  TradeOpenedRecord,
} from '../../ledger/index.ts';
import { type ClosedTrade, pnlBoundsCents, wholeUnits } from '../../portfolio/index.ts';
import type { EngineState } from '../engine-state.ts';
import { laneOf } from '../lane.ts';
import { marginRecord } from './margin-record.ts';
import { candidateRecord } from './order-records.ts';

/** The record of a trade as its opening fill is booked. */
export function tradeOpenedRecord(state: EngineState, trade: OpenTrade): TradeOpenedRecord {
  const { opening } = trade;
  return {
    type: 'trade-opened',
    seq: state.seq,
    atMs: state.nowMs,
    tradeId: opening.tradeId,
    date: opening.openedOn,
    quantity: opening.quantity,
    spotPoints: opening.spotPoints,
    creditCents: cents(opening.creditCents),
    feesCents: opening.feesCents,
    maxLossCents: maxLossCents(opening),
    marginCents: marginRecord(opening, state.plan.nakedRatesOn?.(opening.openedOn)),
    candidate: candidateRecord(opening.candidate),
    ...(opening.vixPoints === undefined ? {} : { vixPoints: opening.vixPoints }),
  };
}

/** The record of a later fill of the order that opened a trade, once it is booked. */
export function tradeIncreasedRecord(state: EngineState, { opening }: OpenTrade): TradeIncreasedRecord {
  return {
    type: 'trade-increased',
    seq: state.seq,
    atMs: state.nowMs,
    tradeId: opening.tradeId,
    quantity: opening.quantity,
    creditCents: opening.creditCents,
    feesCents: opening.feesCents,
    maxLossCents: maxLossCents(opening),
    marginCents: marginRecord(opening, state.plan.nakedRatesOn?.(opening.openedOn)),
  };
}

/** Worst loss at expiry of all units, net of the credit, cents. */
export function maxLossCents({ structure, creditCents, quantity }: TradeOpening): Cents {
  return cents(Math.round((structure.widthCents - creditCents) * structure.multiplier * quantity));
}

/** The record of a trade as it ends. */
export function tradeClosedRecord(
  state: EngineState,
  closed: ClosedTrade,
  reason: ExitReason,
): TradeClosedRecord {
  const { sessionDate } = state;
  const { spotPoints } = laneOf(state, closed.opening.structure.expiry.root);
  invariant(sessionDate !== undefined && spotPoints !== undefined, 'a trade ends inside a session');
  return {
    type: 'trade-closed',
    seq: state.seq,
    atMs: state.nowMs,
    tradeId: closed.opening.tradeId,
    date: sessionDate,
    reason,
    spotPoints,
    legExitPricesCents: closed.legExitPricesCents,
    ...(closed.shareCashCents === 0 ? {} : { shareCashCents: closed.shareCashCents }),
    pnlCents: closed.pnlCents,
    ...(closed.missedExitCents === undefined ? {} : { pnlBoundsCents: closed.missedExitCents }),
    feesCents: closed.feesCents,
  };
}

/** A trade still open, with what closing each leg would pay or cost where all are quoted, and its bounds where one is not. */
export function openTradeRecord(
  trade: OpenTrade,
  chain: ChainSnapshot | undefined,
  { spotPoints, closingFeesCents }: { readonly spotPoints: number; readonly closingFeesCents: number },
): OpenTradeRecord {
  const naturals = chain === undefined ? undefined : naturalsOf(trade, chain);
  const bounds = pnlBoundsCents(trade, chain, spotPoints, closingFeesCents);
  return {
    tradeId: trade.opening.tradeId,
    markCents: cents(trade.markCents),
    ...(naturals === undefined ? {} : { legNaturalsCents: naturals }),
    ...(bounds === undefined ? {} : { pnlBoundsCents: bounds }),
    ...(isAsOpened(trade) ? {} : { held: heldRecord(trade) }),
  };
}

function isAsOpened(trade: OpenTrade): boolean {
  const { opening, feesCents, adjustments } = trade;
  const isPlain = adjustments.length === 0 && feesCents === opening.feesCents;
  return isPlain && wholeUnits(trade) === opening.quantity;
}

function heldRecord(trade: OpenTrade): HeldRecord {
  const { legContracts, shares, sharePriceCents, shareCashCents, cashFlowCents, feesCents } = trade;
  return {
    legContracts: [...legContracts],
    shares,
    ...(shares === 0 ? {} : { sharePriceCents }),
    shareCashCents: cents(shareCashCents),
    cashCents: cents(cashFlowCents),
    feesCents: cents(feesCents),
  };
}

/** One price a leg, 0 of those no longer held. */
function naturalsOf(trade: OpenTrade, chain: ChainSnapshot): readonly Cents[] | undefined {
  const slot: QuoteSlot = { bidCents: 0, askCents: 0 };
  const naturals: Cents[] = [];
  for (const [place, { contract, quantity }] of trade.opening.structure.legs.entries()) {
    if (trade.legContracts[place] === 0) naturals.push(cents(0));
    else if (!chain.readQuote(contract, slot) || !isSoundQuote(slot)) return undefined;
    else naturals.push(cents(quantity > 0 ? slot.bidCents : slot.askCents));
  }
  return naturals;
}
