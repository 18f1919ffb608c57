// Tells every trade's profit or loss, and the run's, by what moved it: Greeks, spread, fees and the rest, whole cents that add up.
import { invariant } from '../../../core/domain/index.ts';
import type { LedgerRecord, RunEndedRecord } from '../../../core/ledger/index.ts';
import { createLedgerWalk, type LedgerWalk } from './ledger-walk.ts';
import { addParts, noParts, type PnlParts, sumOfParts, wholeParts } from './pnl-parts.ts';
import type { SessionExposure } from './session-exposure.ts';

/** One trade; `parts` add up to `pnlCents` exactly. */
export interface TradeAttribution {
  readonly tradeId: number;
  /** Open at the end: valued at its mark there, where a report may value it at what closing brings. */
  readonly isOpen: boolean;
  readonly pnlCents: number;
  readonly parts: PnlParts;
  /** Session closes at which it was held, and those of them that told no quote or no volatility of a leg. */
  readonly closes: number;
  readonly unquotedCloses: number;
}

export interface PnlAttribution {
  /** In the order of their opening. */
  readonly trades: readonly TradeAttribution[];
  readonly closed: PnlParts;
  readonly open: PnlParts;
  /** Sums over trades and steps of the absolute parts of the market in each step, cents; what the residual is a share of. */
  readonly gross: PnlParts;
  /** By which the walk from fill to fill and close to close misses the results on record, in absolute cents; 0 in a sound ledger. */
  readonly differenceCents: number;
  /** Every session's close, in order. */
  readonly exposures: readonly SessionExposure[];
}

/** Why a ledger's results cannot be told by Greek. */
export interface NoPnlAttribution {
  readonly unavailable: 'earlier-format' | 'cut-short';
}

/** The format from which on ledgers tell forward and volatilities of what is held. */
const FORMAT_MIN = 5;

/** The attribution of a whole ledger, or why there is none. `verify` is what proves the ledger itself. */
export function pnlAttribution(records: readonly LedgerRecord[]): PnlAttribution | NoPnlAttribution {
  const [manifest] = records;
  invariant(manifest?.type === 'manifest', 'the first record of a ledger is its manifest');
  if (manifest.formatVersion < FORMAT_MIN) return { unavailable: 'earlier-format' };
  const end = records.at(-1);
  if (end?.type !== 'run-ended') return { unavailable: 'cut-short' };
  const walk = createLedgerWalk(manifest, records);
  const exposures: SessionExposure[] = [];
  const results = new Map<number, number>();
  for (const record of records) {
    const exposure = walk.see(record);
    if (exposure !== undefined) exposures.push(exposure);
    if (record.type === 'trade-closed') results.set(record.tradeId, record.pnlCents);
  }
  return { ...summed(walk, results, end), exposures };
}

function summed(
  { trades: walks, gross }: LedgerWalk,
  results: ReadonlyMap<number, number>,
  end: RunEndedRecord,
): Omit<PnlAttribution, 'exposures'> {
  const marks = new Map(end.openTrades.map(({ tradeId, markCents }) => [tradeId, markCents]));
  const closed = noParts();
  const open = noParts();
  let differenceCents = 0;
  const trades: TradeAttribution[] = [];
  for (const walk of walks.values()) {
    const { tradeId, closes, unquotedCloses } = walk;
    const result = results.get(tradeId);
    // What a trade came to after the last close told no quotes that Greeks could be of.
    if (result === undefined) walk.markAtEnd(marks.get(tradeId) ?? 0);
    const pnlCents = result ?? Math.round(walk.cashCents + (marks.get(tradeId) ?? 0));
    differenceCents += Math.abs(pnlCents - sumOfParts(walk.sums));
    const parts = wholeParts(walk.sums, pnlCents);
    addParts(result === undefined ? open : closed, parts);
    trades.push({ tradeId, isOpen: result === undefined, pnlCents, parts, closes, unquotedCloses });
  }
  return { trades, closed, open, gross: gross(), differenceCents: Math.round(differenceCents) };
}
