// The closing record of a run: its totals and what is still open.
import { type ChainOrigin, type ChainSnapshot, cents, type Root } from '../domain/index.ts';
import type { RunEndedRecord } from '../ledger/index.ts';
import { equityCents, marksCents } from '../portfolio/index.ts';
import { heldClosingFeesCents } from './entry/closing-fees.ts';
import type { EngineState } from './engine-state.ts';
import { laneOf } from './lane.ts';
import { openTradeRecord } from './records/trade-records.ts';
import { vixRecord } from './records/vix-record.ts';

/** A class's chain of one origin at its last bar, where there is one. */
export type LastChain = (origin: ChainOrigin, root: Root) => ChainSnapshot | undefined;

/** The last record of a ledger; what is still open is priced on the last chain of its own origin. */
export function runEndedRecord(state: EngineState, lastChain: LastChain): RunEndedRecord {
  const { portfolio, counts } = state;
  return {
    type: 'run-ended',
    seq: state.seq,
    atMs: state.nowMs,
    ...counts,
    marks: { ...counts.marks },
    openTrades: portfolio.openTrades.map((trade) =>
      openTradeRecord(trade, lastChain(trade.opening.quoteOrigin, trade.opening.structure.expiry.root), {
        spotPoints: laneOf(state, trade.opening.structure.expiry.root).spotPoints ?? trade.opening.spotPoints,
        closingFeesCents: heldClosingFeesCents(
          state.plan,
          trade,
          state.sessionDate ?? trade.opening.openedOn,
        ),
      }),
    ),
    ...vixRecord(state),
    cashCents: cents(portfolio.cashCents),
    marksCents: cents(marksCents(portfolio)),
    equityCents: cents(equityCents(portfolio)),
  };
}
