// Asks the exit arbiter about every open trade and sees to the closing orders it wants.
import type { BarClosed, OpenTrade } from '../../domain/index.ts';
import { isFlattening } from '../../risk/index.ts';
import {
  type ExitCircumstances,
  exitReason,
  firstReason,
  notePeakProfit,
  updateIvBreaches,
} from '../../strategy/index.ts';
import type { EngineState } from '../engine-state.ts';
import { laneOf } from '../lane.ts';
import type { StepOutput } from '../step-output.ts';
import { leaveTrade } from '../orders/leave-trade.ts';
import { restProfitOrder } from '../orders/rest-profit-order.ts';
import { windDown } from '../orders/wind-down.ts';
import { noteMissingQuotes } from './note-missing-quotes.ts';

/** Sees to every open trade of the bar's class: one that has a reason to go is left, one without is looked after. */
export function manageTrades(state: EngineState, event: BarClosed, output: StepOutput): void {
  if (state.portfolio.openTrades.length === 0) return;
  const circumstances: ExitCircumstances = {
    isFlattening: isFlattening(state.riskStatus),
    closeBeforeMs: state.plan.watch?.events?.closeBeforeMs(event),
    assignments: state.plan.assignments,
  };
  for (const trade of tradesToManage(state)) {
    if (laneOf(state, trade.opening.structure.expiry.root) !== state.lane) continue;
    if (trade.windDown !== undefined) windDown(state, trade, output);
    else manageTrade({ state, event, output, circumstances }, trade);
  }
  noteMissingQuotes(state, event, output);
}

interface Managing {
  readonly state: EngineState;
  readonly event: BarClosed;
  readonly output: StepOutput;
  readonly circumstances: ExitCircumstances;
}

function manageTrade({ state, event, output, circumstances }: Managing, trade: OpenTrade): void {
  const { exit } = state.lane.strategy;
  updateIvBreaches(trade, event, exit);
  if (notePeakProfit(trade, exit)) recordPeak(state, trade, output);
  const reason = firstReason(trade.pendingExit, exitReason(trade, event, exit, circumstances));
  output.witness?.exitDecided(state, event, { trade, reason });
  if (reason !== undefined) {
    leaveTrade(state, trade, reason, output);
    return;
  }
  restProfitOrder(state, trade, event, output);
}

/** A best profit is on record, so that a restart knows what an armed trade may fall back to. */
function recordPeak({ seq, nowMs }: EngineState, trade: OpenTrade, output: StepOutput): void {
  const { peakProfitDoubleCents, opening } = trade;
  if (peakProfitDoubleCents === undefined) return;
  output.records.push({
    type: 'profit-peaked',
    seq,
    atMs: nowMs,
    tradeId: opening.tradeId,
    doubleProfitCents: peakProfitDoubleCents,
  });
}

/** Winding one trade down may end others: then a copy is walked, on which one that has ended holds nothing to be closed. */
function tradesToManage({ portfolio: { openTrades } }: EngineState): readonly OpenTrade[] {
  return openTrades.some(({ windDown: reason }) => reason !== undefined) ? openTrades.slice() : openTrades;
}
