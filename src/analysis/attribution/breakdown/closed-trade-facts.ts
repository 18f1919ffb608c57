// What is known of each closed trade by which results are told apart: the market at its entry, its date, its term, its end.
import { dayNumberOf, type ExitReason, type Regime, type SessionDate } from '../../../core/domain/index.ts';
import type { LedgerRecord, TradeOpenedRecord } from '../../../core/ledger/index.ts';

export interface ClosedTradeFacts {
  readonly tradeId: number;
  readonly openedAtMs: number;
  readonly closedAtMs: number;
  readonly entryDate: SessionDate;
  /** 0 Sunday to 6 Saturday, of the session in New York. */
  readonly weekday: number;
  /** Calendar days to expiry at the decision. */
  readonly dte: number;
  /** As the signals of the order said; `undefined` where they were off or said none. */
  readonly regime: Regime | undefined;
  /** VIX-like level known at the decision, points. */
  readonly vixPoints: number | undefined;
  /** Share of the 252 closed sessions before with the level strictly below; `undefined` with fewer of them. */
  readonly ivPercentile: number | undefined;
  readonly exitReason: ExitReason;
  readonly pnlCents: number;
}

const SESSIONS_RANKED = 252;
/** 1970-01-01 was a Thursday. */
const FIRST_WEEKDAY = 4;

/** The closed trades of a ledger in the order of their opening. */
export function closedTradeFacts(records: readonly LedgerRecord[]): readonly ClosedTradeFacts[] {
  const regimes = new Map<number, Regime>();
  const openings = new Map<number, TradeOpenedRecord & { readonly percentile: number | undefined }>();
  const levels: number[] = [];
  const facts: ClosedTradeFacts[] = [];
  let levelDate: SessionDate | undefined;
  for (const record of records) {
    if (record.type === 'order-submitted' && record.action === 'open') {
      const regime = record.signals?.regime;
      if (regime?.available === true) regimes.set(record.tradeId, regime.regime);
    } else if (record.type === 'trade-opened') {
      openings.set(record.tradeId, { ...record, percentile: percentileOf(record.vixPoints, levels) });
    } else if (record.type === 'session-closed') {
      // A level stands until the next one is published: each session of it counts once.
      if (record.vixPoints !== undefined && record.vixDate !== levelDate) levels.push(record.vixPoints);
      levelDate = record.vixDate;
    } else if (record.type === 'trade-closed') {
      const opened = openings.get(record.tradeId);
      if (opened === undefined) continue;
      facts.push({
        tradeId: record.tradeId,
        openedAtMs: opened.atMs,
        closedAtMs: record.atMs,
        entryDate: opened.date,
        weekday: (dayNumberOf(opened.date) + FIRST_WEEKDAY) % 7,
        dte: opened.candidate.dte,
        regime: regimes.get(record.tradeId),
        vixPoints: opened.vixPoints,
        ivPercentile: opened.percentile,
        exitReason: record.reason,
        pnlCents: record.pnlCents,
      });
    }
  }
  return facts.toSorted((a, b) => a.openedAtMs - b.openedAtMs || a.tradeId - b.tradeId);
}

function percentileOf(level: number | undefined, levels: readonly number[]): number | undefined {
  if (level === undefined || levels.length < SESSIONS_RANKED) return undefined;
  return levels.slice(-SESSIONS_RANKED).filter((one) => one < level).length / SESSIONS_RANKED;
}
