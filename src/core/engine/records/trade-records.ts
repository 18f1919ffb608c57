// The ledger records of trades: opened, closed, still open at the end.
import {
  type Cents,
  cents,
  type ChainSnapshot,
  type ExitReason,
  invariant,
  type OpenTrade,
  type QuoteSlot,
  type TradeOpening,
} from '../../domain/index.ts';
import type {
  OpenTradeRecord,
  TradeClosedRecord,
  TradeIncreasedRecord,
  TradeOpenedRecord,
} from '../../ledger/index.ts';
import type { ClosedTrade } from '../../portfolio/index.ts';
import type { EngineState } from '../engine-state.ts';
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
  };
}

/** Worst loss at expiry of all units, net of the credit. */
function maxLossCents({ structure, creditCents, quantity }: TradeOpening): Cents {
  return cents(Math.round((structure.widthCents - creditCents) * structure.multiplier * quantity));
}

/** The record of a trade as it ends. */
export function tradeClosedRecord(
  state: EngineState,
  closed: ClosedTrade,
  reason: ExitReason,
): TradeClosedRecord {
  const { sessionDate, spotPoints } = state;
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
    feesCents: closed.feesCents,
  };
}

/** A trade still open, with what buying each leg back would cost where all are quoted. */
export function openTradeRecord(trade: OpenTrade, chain: ChainSnapshot | undefined): OpenTradeRecord {
  const naturals = chain === undefined ? undefined : naturalsOf(trade, chain);
  return {
    tradeId: trade.opening.tradeId,
    markCents: cents(trade.markCents),
    ...(naturals === undefined ? {} : { legNaturalsCents: naturals }),
  };
}

function naturalsOf(trade: OpenTrade, chain: ChainSnapshot): readonly Cents[] | undefined {
  const slot: QuoteSlot = { bidCents: 0, askCents: 0 };
  const naturals: Cents[] = [];
  for (const { contract, quantity } of trade.opening.structure.legs) {
    if (!chain.readQuote(contract, slot)) return undefined;
    naturals.push(cents(quantity > 0 ? slot.bidCents : slot.askCents));
  }
  return naturals;
}
