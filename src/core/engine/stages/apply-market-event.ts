// Brings the engine's view of the market, and the marks that hang on it, to a bar's close.
import { type BarClosed, chainOfOrigin, daysBetween } from '../../domain/index.ts';
import { markShares, markTrade } from '../../portfolio/index.ts';
import { updateStopBreaches } from '../../strategy/index.ts';
import type { EngineState } from '../engine-state.ts';

/** Moves spot and session on and marks every open trade. */
export function applyMarketEvent(state: EngineState, event: BarClosed): void {
  state.bar = event;
  state.spotPoints = event.bar.close;
  if (state.sessionDate !== event.sessionDate) openSession(state, event);
  const { marks } = state.counts;
  for (const trade of state.portfolio.openTrades) {
    const { quoteOrigin, structure } = trade.opening;
    // A step from one origin's quotes to the other's is no move of the market: it must not reach a mark.
    const quotes = markTrade(trade, chainOfOrigin(event, quoteOrigin));
    markShares(trade, event.bar.close);
    if (event.availableAtMs < structure.expiry.lastTradeMs)
      marks[quotes === 'new' ? quoteOrigin : quotes === 'repeated' ? quotes : 'stale'] += 1;
    updateStopBreaches(trade, state.plan.strategy.exit);
  }
}

function openSession(state: EngineState, event: BarClosed): void {
  state.sessionDate = event.sessionDate;
  state.memory.entriesThisSession = 0;
  state.tracedGates.clear();
  for (const trade of state.portfolio.openTrades) {
    trade.dte = daysBetween(event.sessionDate, trade.opening.structure.expiry.sessionDate);
  }
}
