// What was held at closes along a run, each repriced under the same moves of the underlying: how exposure came and went.
import { invariant, type SessionDate } from '../../../core/domain/index.ts';
import type { LedgerRecord, SessionClosedRecord } from '../../../core/ledger/index.ts';
import { createPositionBook } from './positions/position-book.ts';
import { createStress } from './pricing/stressed-pnl.ts';
import type { StressPosition } from './pricing/stress-position.ts';
import { shareOf } from './stress-moment.ts';

/** Moves of the underlying at once, decimals, volatility unchanged. */
export const EXPOSURE_MOVES = [0.1, 0.05, 0.03, 0, -0.03, -0.05, -0.1, -0.15] as const;

/** More closes than this cannot be told apart in one table. */
const CLOSES_MAX = 14;

export interface ExposureAtClose {
  readonly date: SessionDate;
  /** Trades in the figures, and those that the ledger does not tell enough of. */
  readonly positions: number;
  readonly unpriced: number;
  /** P&L over equity at each of `EXPOSURE_MOVES`; `null` where nothing could be repriced. */
  readonly shareOfEquity: readonly (number | null)[];
}

/**
 * At up to 14 closes: of as many equal spans of the closes at which trades were held, the one with the greatest worst loss
 * at expiry in each, so that no build-up falls between two. None where nothing was ever held.
 */
export function exposureOverTime(records: readonly LedgerRecord[]): readonly ExposureAtClose[] {
  const chosen = chosenCloses(records);
  const [manifest] = records;
  invariant(manifest?.type === 'manifest', 'the first record of a ledger is its manifest');
  const book = createPositionBook(manifest.initialCashCents);
  const told: ExposureAtClose[] = [];
  for (const record of records) {
    book.book(record);
    if (record.type === 'session-closed' && chosen.has(record))
      told.push(exposureAt(record, book.positionsAt(record)));
  }
  return told;
}

function chosenCloses(records: readonly LedgerRecord[]): ReadonlySet<SessionClosedRecord> {
  const [manifest] = records;
  invariant(manifest?.type === 'manifest', 'the first record of a ledger is its manifest');
  const book = createPositionBook(manifest.initialCashCents);
  const held: { readonly session: SessionClosedRecord; readonly exposureCents: number }[] = [];
  for (const record of records) {
    book.book(record);
    if (record.type === 'session-closed' && record.openTrades.length > 0)
      held.push({ session: record, exposureCents: book.exposureCents() });
  }
  const spans = Math.min(CLOSES_MAX, held.length);
  return new Set(
    Array.from({ length: spans }, (_, span) => {
      const part = held.slice(
        Math.floor((span * held.length) / spans),
        Math.floor(((span + 1) * held.length) / spans),
      );
      return part.reduce((most, one) => (one.exposureCents > most.exposureCents ? one : most)).session;
    }),
  );
}

function exposureAt(
  session: SessionClosedRecord,
  positions: readonly (StressPosition | undefined)[],
): ExposureAtClose {
  const priced = positions.filter((position) => position !== undefined);
  const stresses = priced.map((position) => ({ position, ...createStress(position) }));
  return {
    date: session.date,
    positions: priced.length,
    unpriced: positions.length - priced.length,
    shareOfEquity: EXPOSURE_MOVES.map((spotChange) => {
      if (priced.length === 0) return null;
      const pnl = stresses.reduce(
        (sum, { position, pnlOf }) => sum + pnlOf({ spotChange, vixPoints: position.vixPoints, days: 0 }),
        0,
      );
      return shareOf(pnl, session.equityCents / 100);
    }),
  };
}
