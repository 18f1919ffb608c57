// Before shares are traded away, those that other trades owe or hold on the other side are set against them.
import { cents, type OpenTrade } from '../../domain/index.ts';
import { bookCrossing } from '../../portfolio/index.ts';
import type { EngineState } from '../engine-state.ts';
import type { StepOutput } from '../step-output.ts';
import { endTrade } from './end-trade.ts';

/**
 * Crosses the shares of `trade` with those of other trades of its root, the oldest first, at the latest price of the underlying:
 * an account that is long for one trade and short for another holds the difference alone, and a venue trades no more of it.
 */
export function crossShares(state: EngineState, trade: OpenTrade, output: StepOutput): void {
  const { root } = trade.opening.structure.expiry;
  for (const other of state.portfolio.openTrades.slice()) {
    if (trade.shares === 0) return;
    // What is on order is left to its order.
    const isFree = other.shareOrderId === undefined && other.opening.structure.expiry.root === root;
    if (!isFree || other.shares * trade.shares >= 0) continue;
    const [long, short] = trade.shares > 0 ? [trade, other] : [other, trade];
    const shares = Math.min(long.shares, -short.shares);
    const priceCents = cents(Math.round(trade.sharePriceCents));
    const ended = bookCrossing(state.portfolio, { long, short, shares, priceCents });
    output.records.push({
      type: 'shares-crossed',
      seq: state.seq,
      atMs: state.nowMs,
      root,
      longTradeId: long.opening.tradeId,
      shortTradeId: short.opening.tradeId,
      shares,
      priceCents,
    });
    for (const closed of ended) {
      const reason = (closed.opening === trade.opening ? trade : other).windDown;
      endTrade(state, closed, reason ?? 'assignment', output);
    }
  }
}
