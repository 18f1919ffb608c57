// Holds a vendor's dividends against a table of ex-dates and amounts and lists where they differ.
import type { CashDividend, SessionDate } from '../../core/domain/index.ts';
import type { DividendRow, SessionSpan } from '../../core/ports/index.ts';

/** Dollars a share on both sides; `undefined` where a side has no dividend on the date. */
export interface DividendDifference {
  readonly exDate: SessionDate;
  readonly vendorDollars: number | undefined;
  readonly tableDollars: number | undefined;
}

/** The table is written to a tenth of a cent: amounts that agree when rounded so are the same. */
const TENTHS_OF_A_CENT = 1000;

/** Differences within the span, ascending; several dividends of one date are added up. */
export function compareDividends(
  vendor: readonly DividendRow[],
  table: readonly CashDividend[],
  { from, to }: SessionSpan,
): readonly DividendDifference[] {
  const vendorOn = summed(vendor.map(({ exDate, amountDollars }) => [exDate, amountDollars]));
  const tableOn = summed(table.map(({ exDate, dollars }) => [exDate, dollars]));
  return [...new Set([...vendorOn.keys(), ...tableOn.keys()])]
    .filter((date) => date >= from && date <= to)
    .toSorted()
    .map((exDate) => ({
      exDate,
      vendorDollars: vendorOn.get(exDate),
      tableDollars: tableOn.get(exDate),
    }))
    .filter(({ vendorDollars, tableDollars }) => !isSame(vendorDollars, tableDollars));
}

function summed(amounts: readonly (readonly [SessionDate, number])[]): ReadonlyMap<SessionDate, number> {
  const sums = new Map<SessionDate, number>();
  for (const [date, dollars] of amounts) sums.set(date, (sums.get(date) ?? 0) + dollars);
  return sums;
}

function isSame(a: number | undefined, b: number | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  // 1.5935 in binary is a little less than written: the nudge keeps halves halves.
  const rounded = (dollars: number): number => Math.round(dollars * TENTHS_OF_A_CENT * (1 + 1e-12));
  return rounded(a) === rounded(b);
}
