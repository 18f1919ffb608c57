// The closing record of a run: its totals and what is still open.
import { type ChainSnapshot, cents } from '../domain/index.ts';
import type { RunEndedRecord } from '../ledger/index.ts';
import { equityCents, marksCents } from '../portfolio/index.ts';
import type { EngineState } from './engine-state.ts';
import { openTradeRecord } from './records/trade-records.ts';
import { vixRecord } from './records/vix-record.ts';

/** The last record of a ledger; `chain` is the chain at the last bar, for closing prices of what is still open. */
export function runEndedRecord(state: EngineState, chain: ChainSnapshot | undefined): RunEndedRecord {
  const { portfolio, counts } = state;
  return {
    type: 'run-ended',
    seq: state.seq,
    atMs: state.nowMs,
    ...counts,
    marks: { ...counts.marks },
    openTrades: portfolio.openTrades.map((trade) => openTradeRecord(trade, chain)),
    ...vixRecord(state),
    cashCents: cents(portfolio.cashCents),
    marksCents: cents(marksCents(portfolio)),
    equityCents: cents(equityCents(portfolio)),
  };
}
