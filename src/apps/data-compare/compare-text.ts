// The differences between the bundled tables and a vendor as text for a person, in lines of at most 100 characters.
import { alignedRows, heading } from '../../analysis/report/index.ts';
import type { DayState } from './compare-holidays.ts';
import type { Compared, TableComparison } from './compare-with-polygon.ts';

/** The whole text, without a line feed at its end. */
export function compareText({ holidays, dividends }: TableComparison): string {
  const days = holidays.differences.map(({ date, vendor, table }) => [
    date,
    stateText(vendor),
    stateText(table),
  ]);
  const amounts = dividends.differences.map(({ exDate, vendorDollars, tableDollars }) => [
    exDate,
    dollarsText(vendorDollars),
    dollarsText(tableDollars),
  ]);
  return [
    ...part('NYSE HOLIDAYS', holidays, [['date', 'polygon', 'bundled table'], ...days]),
    ...part('SPY DIVIDENDS', dividends, [['ex-date', 'polygon', 'bundled table'], ...amounts]),
  ]
    .join('\n')
    .trim();
}

function part(
  title: string,
  { span, entries, differences, leftOut }: Compared<unknown>,
  rows: readonly (readonly string[])[],
): readonly string[] {
  const compared =
    span === undefined
      ? '  the vendor lists none, nothing was compared'
      : `  ${entries} of the vendor from ${span.from} to ${span.to}: ${countText(differences.length)}`;
  const listed = differences.length === 0 ? [] : alignedRows(rows, ['left', 'left', 'left']);
  const left = Object.keys(leftOut)
    .toSorted()
    .map((reason) => `  left out: ${reason} ${leftOut[reason]}`);
  return [...heading(title), compared, ...left, ...listed];
}

const countText = (count: number): string =>
  count === 0 ? 'no difference' : count === 1 ? '1 difference' : `${count} differences`;

function stateText(state: DayState): string {
  if (typeof state !== 'number') return state === 'closed' ? 'closed' : 'a full session';
  return `closes at ${Math.floor(state / 60)}:${String(state % 60).padStart(2, '0')}`;
}

const dollarsText = (dollars: number | undefined): string =>
  dollars === undefined ? 'none' : dollars.toFixed(4);
