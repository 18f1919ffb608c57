// The cash reconciliation in dollars.
import type { CashKind, CashReconciliation } from '../../../attribution/index.ts';

export interface CashEntry {
  readonly kind: CashKind;
  readonly count: number;
  /** Received + and paid -. */
  readonly receivedDollars: number;
  readonly paidDollars: number;
}

/** Each difference is what the ledger states less what its movements add up to: 0 in a sound one. */
export interface CashSection {
  readonly initialDollars: number;
  readonly entries: readonly CashEntry[];
  readonly cashDollars: number;
  readonly cashDifferenceDollars: number;
  readonly marksDollars: number;
  readonly equityDollars: number;
  readonly equityDifferenceDollars: number;
  readonly netPnlDollars: number;
  readonly closedPnlDollars: number;
  /** Open trades at their marks. */
  readonly openPnlDollars: number;
  readonly interestDollars: number;
  readonly pnlDifferenceDollars: number;
}

export function cashSection(cash: CashReconciliation): CashSection {
  return {
    initialDollars: cash.initialCents / 100,
    entries: cash.lines.map(({ kind, count, receivedCents, paidCents }) => ({
      kind,
      count,
      receivedDollars: receivedCents / 100,
      paidDollars: paidCents / 100,
    })),
    cashDollars: cash.cashCents / 100,
    cashDifferenceDollars: cash.cashDifferenceCents / 100,
    marksDollars: cash.marksCents / 100,
    equityDollars: cash.equityCents / 100,
    equityDifferenceDollars: cash.equityDifferenceCents / 100,
    netPnlDollars: cash.netPnlCents / 100,
    closedPnlDollars: cash.closedPnlCents / 100,
    openPnlDollars: cash.openPnlCents / 100,
    interestDollars: cash.interestCents / 100,
    pnlDifferenceDollars: cash.pnlDifferenceCents / 100,
  };
}
