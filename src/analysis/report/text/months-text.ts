// The summary's table of monthly returns, a line a year.
import type { RunDocument } from '../run-document.ts';
import { heading } from './aligned-text.ts';
import { percentOrUndefined } from './number-text.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const CELL_WIDTH = 7;

/** Lines of the table, heading included; none where the run has no month. */
export function monthLines({ monthlyReturns }: RunDocument): readonly string[] {
  if (monthlyReturns.length === 0) return [];
  const years = new Map<string, (number | null | undefined)[]>();
  for (const { month, return: value } of monthlyReturns) {
    const row = years.get(month.slice(0, 4)) ?? Array.from<number | null | undefined>({ length: 12 });
    row[Number(month.slice(5)) - 1] = value;
    years.set(month.slice(0, 4), row);
  }
  return [
    ...heading('MONTHLY RETURNS (% of equity, interest included)'),
    lineOf('year', [...MONTHS, 'year']),
    ...[...years].map(([year, row]) => lineOf(year, [...row.map(cellOf), cellOf(chained(row))])),
  ];
}

// Undefined: a month outside the run, left blank. Null: a month of the run that has no return.
function cellOf(value: number | null | undefined): string {
  if (value === undefined) return '';
  // Ten times the money and more leaves no room for decimals.
  return percentOrUndefined(value, value !== null && value >= 10 ? 0 : 2);
}

function chained(row: readonly (number | null | undefined)[]): number {
  return row.reduce<number>((growth, value) => growth * (1 + (value ?? 0)), 1) - 1;
}

function lineOf(label: string, cells: readonly string[]): string {
  return `  ${label}${cells.map((cell) => cell.padStart(CELL_WIDTH)).join('')}`.trimEnd();
}
