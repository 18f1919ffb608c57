// Holds a list's own figures against each other: the sum of its P&L, and each trade's credit, closing cost, fees and P&L.
import { type Cents, cents, type ImportedTrade } from '../../core/domain/index.ts';

/** What a trade's figures may differ by: lists round prices to a cent a share or a contract. */
export const TOLERANCE_CENTS_A_CONTRACT = 1;

export interface ListChecks {
  readonly closed: number;
  readonly open: number;
  /** Sum over closed trades. */
  readonly pnlCents: Cents;
  /** Over closed trades that tell it. */
  readonly feesCents: Cents;
  /** Closed trades that do not tell their fees. */
  readonly feesUntold: number;
  /** Closed trades that tell credit, closing cost and fees. */
  readonly checked: number;
  /** Those of them whose P&L is not credit - closing cost - fees; the difference is the list's P&L less that. */
  readonly unexplained: readonly { readonly trade: ImportedTrade; readonly differenceCents: Cents }[];
}

export function checkList(trades: readonly ImportedTrade[]): ListChecks {
  let [pnl, fees, closed, checked, feesUntold] = [0, 0, 0, 0, 0];
  const unexplained: { readonly trade: ImportedTrade; readonly differenceCents: Cents }[] = [];
  for (const trade of trades) {
    const { pnlCents, feesCents, closingCents, creditCents, contracts } = trade;
    if (pnlCents === undefined) continue;
    closed += 1;
    pnl += pnlCents;
    fees += feesCents ?? 0;
    feesUntold += Number(feesCents === undefined);
    if (feesCents === undefined || closingCents === undefined) continue;
    checked += 1;
    const differenceCents = cents(pnlCents - (creditCents - closingCents - feesCents));
    if (Math.abs(differenceCents) > TOLERANCE_CENTS_A_CONTRACT * contracts)
      unexplained.push({ trade, differenceCents });
  }
  return {
    closed,
    open: trades.length - closed,
    pnlCents: cents(pnl),
    feesCents: cents(fees),
    feesUntold,
    checked,
    unexplained,
  };
}
