// Adds up where a run's cash came from and went, record by record, and holds the sums against what the ledger states.
import { invariant } from '../../../core/domain/index.ts';
import type { LedgerRecord } from '../../../core/ledger/index.ts';
import { cashFlow, createTradeBook } from '../../audit/index.ts';

/** Kinds of movement in the order in which they are told; fees are apart from what they are paid for. */
export const CASH_KINDS = [
  'openingPremium',
  'adjustingPremium',
  'closingPremium',
  'settlement',
  'exercise',
  'liquidation',
  'shares',
  'dividends',
  'interest',
  'openingFees',
  'adjustingFees',
  'closingFees',
  'settlementFees',
  'exerciseFees',
  'liquidationFees',
  'shareFees',
] as const;
export type CashKind = (typeof CASH_KINDS)[number];

export interface CashLine {
  readonly kind: CashKind;
  /** Records that moved cash this way. */
  readonly count: number;
  /** Received + and paid -, cents. */
  readonly receivedCents: number;
  readonly paidCents: number;
}

/** Cents; each difference is what is stated less what the movements add up to, 0 in a sound ledger. */
export interface CashReconciliation {
  readonly initialCents: number;
  /** Kinds that moved anything. */
  readonly lines: readonly CashLine[];
  /** Initial cash and all lines. */
  readonly cashCents: number;
  readonly cashDifferenceCents: number;
  readonly marksCents: number;
  readonly equityCents: number;
  readonly equityDifferenceCents: number;
  /** Equity less initial cash, and its parts: results of closed trades, of open ones at their marks, interest. */
  readonly netPnlCents: number;
  readonly closedPnlCents: number;
  readonly openPnlCents: number;
  readonly interestCents: number;
  readonly pnlDifferenceCents: number;
}

/** The reconciliation of a ledger to its last balance; `undefined` where it has none. */
export function cashReconciliation(records: readonly LedgerRecord[]): CashReconciliation | undefined {
  const [manifest] = records;
  invariant(manifest?.type === 'manifest', 'the first record of a ledger is its manifest');
  const last = records.findLast(({ type }) => type === 'run-ended' || type === 'session-closed');
  if (last?.type !== 'run-ended' && last?.type !== 'session-closed') return undefined;
  const initialCents = manifest.initialCashCents;
  const lines = linesOf(records);
  const cashCents = lines.reduce<number>(
    (sum, { receivedCents, paidCents }) => sum + receivedCents + paidCents,
    initialCents,
  );
  const interest = lines.find(({ kind }) => kind === 'interest');
  const interestCents = (interest?.receivedCents ?? 0) + (interest?.paidCents ?? 0);
  const closedPnlCents = records.reduce(
    (sum, record) => sum + (record.type === 'trade-closed' ? record.pnlCents : 0),
    0,
  );
  const { marksCents, equityCents } = last;
  const netPnlCents = equityCents - initialCents;
  const openPnlCents = cashOfOpenTrades(records) + marksCents;
  return {
    initialCents,
    lines,
    cashCents,
    cashDifferenceCents: last.cashCents - cashCents,
    marksCents,
    equityCents,
    equityDifferenceCents: equityCents - (cashCents + marksCents),
    netPnlCents,
    closedPnlCents,
    openPnlCents,
    interestCents,
    pnlDifferenceCents: netPnlCents - (closedPnlCents + openPnlCents + interestCents),
  };
}

function linesOf(records: readonly LedgerRecord[]): readonly CashLine[] {
  const lines = new Map(CASH_KINDS.map((kind) => [kind, { kind, count: 0, receivedCents: 0, paidCents: 0 }]));
  const add = (kind: CashKind, cents: number): void => {
    const line = lines.get(kind);
    if (line === undefined || cents === 0) return;
    line.count += 1;
    if (cents > 0) line.receivedCents += cents;
    else line.paidCents += cents;
  };
  for (const record of records) {
    const flow = cashFlow(record);
    const kinds = flow && kindsOf(record);
    if (kinds === undefined) continue;
    add(kinds.cash, flow?.cashCents ?? 0);
    if (kinds.fees !== undefined) add(kinds.fees, -(flow?.feesCents ?? 0));
  }
  return [...lines.values()].filter(({ count }) => count > 0);
}

interface KindsOfRecord {
  readonly cash: CashKind;
  readonly fees?: CashKind;
}

const FILL_KINDS = {
  open: { cash: 'openingPremium', fees: 'openingFees' },
  adjust: { cash: 'adjustingPremium', fees: 'adjustingFees' },
  close: { cash: 'closingPremium', fees: 'closingFees' },
} as const;

function kindsOf(record: LedgerRecord): KindsOfRecord | undefined {
  switch (record.type) {
    case 'order-filled':
      return FILL_KINDS[record.action];
    case 'expiry-settled':
      return { cash: 'settlement', fees: 'settlementFees' };
    case 'option-exercised':
      return { cash: 'exercise', fees: 'exerciseFees' };
    case 'position-liquidated':
      return { cash: 'liquidation', fees: 'liquidationFees' };
    case 'shares-filled':
      return { cash: 'shares', fees: 'shareFees' };
    case 'dividend-booked':
      return { cash: 'dividends' };
    case 'interest-credited':
      return { cash: 'interest' };
    default:
      return undefined;
  }
}

/** Cash of trades that no record closes, as fills, settlements and the rest have booked it on them. */
function cashOfOpenTrades(records: readonly LedgerRecord[]): number {
  const book = createTradeBook();
  const closed = new Set<number>();
  for (const record of records) {
    // What the book complains of is the audit's to tell.
    book.book(record, () => undefined);
    if (record.type === 'trade-closed') closed.add(record.tradeId);
  }
  return [...book.trades.values()].reduce(
    (sum, { tradeId, cashCents }) => sum + (closed.has(tradeId) ? 0 : cashCents),
    0,
  );
}
