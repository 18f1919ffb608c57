// Monthly returns as a table, a row a year, shaded by size.
import type { RunDocument } from '../run-document.ts';
import { counted } from '../text/number-text.ts';
import { plainCell, type ReportSection, type TableCell, type TableRow } from '../blocks/report-block.ts';
import { numberText, percentText } from '../blocks/typeset-number.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

type Month = RunDocument['monthlyReturns'][number];

/** The section on months; `undefined` for a run without one. */
export function monthsPage({ monthlyReturns }: RunDocument): ReportSection | undefined {
  const known = monthlyReturns.flatMap(({ return: value }) => (value === null ? [] : [value]));
  if (known.length === 0) return undefined;
  const rows = rowsOf(monthlyReturns, shadeScale(known));
  return {
    id: 'months',
    title: 'Monthly returns',
    lead: leadOf(monthlyReturns),
    blocks: [
      {
        kind: 'table',
        title: 'Return of each month, % of equity at the last close of the month before',
        columns: [
          { title: 'Year', unit: '', align: 'left' },
          ...[...MONTHS, 'Year'].map((title) => ({ title, unit: '', align: 'right' }) as const),
        ],
        rows,
        note: 'Interest included. The first and the last month may be partial; the year is its months compounded.',
        isDense: true,
      },
    ],
  };
}

function leadOf(months: readonly Month[]): string {
  const known = months.filter((month): month is Month & { readonly return: number } => month.return !== null);
  const gains = known.filter((month) => month.return > 0).length;
  const losses = known.filter((month) => month.return < 0).length;
  const best = known.reduce((top, month) => (month.return > top.return ? month : top));
  const worst = known.reduce((bottom, month) => (month.return < bottom.return ? month : bottom));
  const flat = known.length - gains - losses;
  const rest = flat === 0 ? '' : `, ${flat} did neither`;
  const first = `Of ${counted(known.length, 'month')}, ${gains} gained and ${losses} lost${rest}.`;
  if (known.length < 2 || best.return === worst.return) return first;
  return (
    `${first} Best: ${best.month} with ${percentText(best.return, 2)}; ` +
    `worst: ${worst.month} with ${percentText(worst.return, 2)}.`
  );
}

function rowsOf(months: readonly Month[], scale: number): readonly TableRow[] {
  const years = new Map<string, (number | null | undefined)[]>();
  for (const { month, return: value } of months) {
    const year = month.slice(0, 4);
    const row = years.get(year) ?? Array.from<number | null | undefined>({ length: 12 });
    row[Number(month.slice(5)) - 1] = value;
    years.set(year, row);
  }
  return [...years].map(([year, row]) => ({
    cells: [
      plainCell(year),
      ...row.map((value) => cellOf(value, scale)),
      plainCell(numberText(compounded(row) * 100, 2)),
    ],
    isTotal: false,
  }));
}

// Undefined: outside the run, left blank. Null: a month of the run without a session.
function cellOf(value: number | null | undefined, scale: number): TableCell {
  if (value === undefined) return plainCell('');
  if (value === null) return plainCell(numberText(null, 2));
  const heat = scale === 0 ? 0 : Math.max(-1, Math.min(1, value / scale));
  return { text: numberText(value * 100, value >= 10 ? 0 : 2), heat };
}

// The 95th percentile of sizes: one extreme month must not bleach the others.
function shadeScale(values: readonly number[]): number {
  const sizes = values.map(Math.abs).toSorted((a, b) => a - b);
  return sizes[Math.floor(0.95 * (sizes.length - 1))] ?? 0;
}

function compounded(row: readonly (number | null | undefined)[]): number {
  return row.reduce<number>((growth, value) => growth * (1 + (value ?? 0)), 1) - 1;
}
