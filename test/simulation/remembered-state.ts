// What of an engine's state has to outlive a restart, as plain data that two states can be compared by.
import { invariant } from '../../src/core/domain/index.ts';
import type { EngineState } from '../../src/core/engine/index.ts';

/** All that must outlive a restart, as plain data. */
export function remembered(state: EngineState): unknown {
  const { portfolio } = state;
  return {
    cash: [portfolio.cashCents, portfolio.realisedPnlCents, portfolio.interestCents],
    trades: portfolio.openTrades.map((trade) => ({
      ...trade.opening,
      structure: trade.opening.structure.legs.map(({ contract }) => contract.strikeCents),
      candidate: { ...trade.opening.candidate, structure: undefined },
      legContracts: trade.legContracts,
      shares: [trade.shares, trade.shareCashCents, trade.shareOrderId],
      exits: trade.legExitCashCents,
      windDown: trade.windDown,
      cash: [trade.cashFlowCents, trade.feesCents],
      closingOrderId: trade.closingOrderId,
      leaving: [trade.pendingExit, trade.peakProfitDoubleCents],
      dte: trade.dte,
    })),
    orders: [...state.workingOrders.values(), ...state.endedOrders.values()].map(({ order }) => ({
      ...order.intent,
      structure: order.intent.structure.legs.map(({ contract }) => contract.strikeCents),
      id: order.id,
      filled: order.filledQuantity,
      submittedAtMs: order.submittedAtMs,
    })),
    limits: [...state.ladders]
      .filter(([orderId]) => state.workingOrders.has(orderId))
      .map(([orderId, { limitCents }]) => [orderId, limitCents]),
    shareOrders: [...state.shareOrders.values()],
    fills: [...state.seenFillIds],
    next: [state.nextOrderId, state.nextTradeId],
    memory: state.lanes.map(({ memory }) => memory),
    dayTrades: state.dayTrades,
    rollOuts: state.rollOuts,
    sent: state.sentOrders.map(({ atMs, action, structure }) => [
      atMs,
      action,
      structure?.legs.map(({ contract }) => contract.strikeCents),
    ]),
    counts: [state.counts.orders, state.counts.trades],
  };
}

/** What the run had noted. */
export function known<T>(noted: T | undefined): T {
  invariant(noted !== undefined, 'the run noted it');
  return noted;
}
