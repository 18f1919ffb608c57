// Holds each session's balance and the run's totals against what the records before them add up to.
import type {
  LedgerRecord,
  OpenTradeRecord,
  RunEndedRecord,
  SessionClosedRecord,
} from '../../../core/ledger/index.ts';
import type { AuditCheck, Complain } from '../audit-check.ts';
import type { TradeCheck } from './check-trades.ts';
import { problemsOfMark } from './marks/mark-statements.ts';

/** Counts that the last record repeats. */
interface Totals {
  bars: number;
  candidates: number;
  orders: number;
  trades: number;
}

type Balance = Pick<SessionClosedRecord, 'cashCents' | 'marksCents' | 'equityCents'> & {
  readonly openTrades: readonly Pick<OpenTradeRecord, 'tradeId' | 'markCents'>[];
};

/** The check of trades tells what the fills and settlements so far say of the trades. */
export function createSessionCheck(
  complain: Complain,
  { openTradeIds, tradeOf }: Pick<TradeCheck, 'openTradeIds' | 'tradeOf'>,
): AuditCheck {
  const totals: Totals = { bars: 0, candidates: 0, orders: 0, trades: 0 };
  let lastDate = '';
  let lastSeq: number | undefined;
  let eventsSeen = 0;

  const seeBalance = (balance: Balance): void => {
    const marks = balance.openTrades.reduce((sum, trade) => sum + trade.markCents, 0);
    if (marks !== balance.marksCents)
      complain(`marks are stated as ${balance.marksCents} cents, they add up to ${marks}`);
    const equity = balance.cashCents + balance.marksCents;
    if (equity !== balance.equityCents) {
      complain(`equity is stated as ${balance.equityCents} cents, cash and marks are ${equity}`);
    }
    const stated = balance.openTrades.map(({ tradeId }) => tradeId).toSorted((a, b) => a - b);
    const expected = openTradeIds().toSorted((a, b) => a - b);
    if (stated.join() !== expected.join())
      complain(`open trades are stated as [${stated.join()}], expected [${expected.join()}]`);
  };

  const seeSession = (session: SessionClosedRecord): void => {
    if (session.date <= lastDate) complain(`session ${session.date} follows session ${lastDate}`);
    lastDate = session.date;
    for (const [outcome, count] of session.bars) {
      totals.bars += count;
      if (outcome === 'candidate') totals.candidates += count;
    }
    seeBalance(session);
    for (const mark of session.openTrades)
      for (const problem of problemsOfMark(session, mark, tradeOf(mark.tradeId)))
        complain(`trade ${mark.tradeId} ${problem}`);
  };

  const seeEnd = (end: RunEndedRecord): void => {
    for (const name of ['bars', 'candidates', 'orders', 'trades'] as const) {
      if (end[name] !== totals[name])
        complain(`the run states ${end[name]} ${name}, its records have ${totals[name]}`);
    }
    // Not every event leaves a record, but no record is without an event.
    if (end.events < eventsSeen)
      complain(`the run states ${end.events} events, its records name ${eventsSeen}`);
    seeBalance(end);
  };

  return {
    see(record: LedgerRecord) {
      if (record.type === 'run-ended') {
        seeEnd(record);
        return;
      }
      if (record.type !== 'manifest' && record.seq !== lastSeq) {
        lastSeq = record.seq;
        eventsSeen += 1;
      }
      if (record.type === 'session-closed') seeSession(record);
      else if (record.type === 'trade-opened') totals.trades += 1;
      else if (record.type === 'order-submitted' && record.action === 'open') totals.orders += 1;
    },
  };
}
