// Notes of a trade that is to be closed what that could come to, once a leg it holds has no sound quote to be closed at.
import {
  type BarClosed,
  CHAIN_ORIGINS,
  chainOfOrigin,
  type ChainSnapshot,
  type OpenTrade,
} from '../../domain/index.ts';
import { isQuoted, pnlBoundsCents } from '../../portfolio/index.ts';
import { heldClosingFeesCents } from '../entry/closing-fees.ts';
import type { EngineState } from '../engine-state.ts';
import { laneOf } from '../lane.ts';
import type { StepOutput } from '../step-output.ts';

/**
 * Records the bounds of every trade's exit at the first bar at which an order is to close it, not one that only rests, and a leg is unquoted. The trade
 * is not dropped: it stays open, is marked at its last prices, and is closed or settled when that can be. Contracts that no
 * longer trade have no quote to miss: what they are worth is their settlement.
 */
export function noteMissingQuotes(state: EngineState, event: BarClosed, output: StepOutput): void {
  for (const trade of state.portfolio.openTrades) {
    if (trade.closingOrderId === undefined || trade.missedExitCents !== undefined) continue;
    if (state.workingOrders.get(trade.closingOrderId)?.order.intent.rests === true) continue;
    const { expiry } = trade.opening.structure;
    if (state.nowMs >= expiry.lastTradeMs || laneOf(state, expiry.root) !== state.lane) continue;
    const bounds = exitBounds(state, trade, event);
    if (bounds === undefined) continue;
    trade.missedExitCents = bounds;
    output.records.push({
      type: 'exit-unquoted',
      seq: state.seq,
      atMs: state.nowMs,
      tradeId: trade.opening.tradeId,
      pnlBoundsCents: bounds,
    });
  }
}

function exitBounds(state: EngineState, trade: OpenTrade, event: BarClosed): OpenTrade['missedExitCents'] {
  const chains = chainsFor(state, trade, event);
  // Asked at every bar at which a closing order works: fees are worked out only for what lacks a quote.
  if (chains.some((chain) => isQuoted(trade, chain))) return undefined;
  const feesCents = heldClosingFeesCents(state.plan, trade, event.sessionDate);
  return pnlBoundsCents(trade, chains.at(-1), event.bar.close, feesCents);
}

/** The chains on which the closing order may fill, the trade's own last: what nothing would be left to trade of takes any. */
function chainsFor(
  state: EngineState,
  trade: OpenTrade,
  event: BarClosed,
): readonly (ChainSnapshot | undefined)[] {
  const own = trade.opening.quoteOrigin;
  const order = state.workingOrders.get(trade.closingOrderId ?? 0)?.order;
  const others =
    order?.intent.exitReason === 'expiry' ? CHAIN_ORIGINS.filter((origin) => origin !== own) : [];
  return [...others, own].map((origin) => chainOfOrigin(event, origin));
}
