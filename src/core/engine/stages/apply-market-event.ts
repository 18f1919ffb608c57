// Brings the engine's view of the market, and the marks that hang on it, to a bar's close.
import { type BarClosed, chainOfOrigin, daysBetween } from '../../domain/index.ts';
import { markShares, markTrade } from '../../portfolio/index.ts';
import { updateStopBreaches } from '../../strategy/index.ts';
import type { EngineState } from '../engine-state.ts';
import { laneOf } from '../lane.ts';

/** Moves spot and session on and marks every open trade. */
export function applyMarketEvent(state: EngineState, event: BarClosed): void {
  state.lane = laneOf(state, event.root);
  state.lane.bar = event;
  state.lane.spotPoints = event.bar.close;
  if (state.sessionDate !== event.sessionDate) openSession(state, event);
  const { marks } = state.counts;
  for (const trade of state.portfolio.openTrades) {
    const { quoteOrigin, structure } = trade.opening;
    if (laneOf(state, structure.expiry.root) !== state.lane) continue;
    // A step from one origin's quotes to the other's is no move of the market: it must not reach a mark.
    const quotes = markTrade(trade, chainOfOrigin(event, quoteOrigin));
    markShares(trade, event.bar.close);
    if (event.availableAtMs < structure.expiry.lastTradeMs)
      marks[quotes === 'new' ? quoteOrigin : quotes === 'repeated' ? quotes : 'stale'] += 1;
    updateStopBreaches(trade, state.lane.strategy.exit);
  }
}

function openSession(state: EngineState, event: BarClosed): void {
  state.sessionDate = event.sessionDate;
  for (const { memory, tracedGates, tracedAdjustments } of state.lanes) {
    memory.entriesThisSession = 0;
    tracedGates.clear();
    tracedAdjustments.clear();
  }
  for (const trade of state.portfolio.openTrades) {
    trade.dte = daysBetween(event.sessionDate, trade.opening.structure.expiry.sessionDate);
  }
}
