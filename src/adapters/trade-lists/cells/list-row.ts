// One row of a trade list, its cells by the names of their columns; keeps the first thing that is wrong with them.
import {
  type Cents,
  centsFromDollars,
  type ImportedMoment,
  type SessionDate,
} from '../../../core/domain/index.ts';
import type { QuarantinedRow, TableRow } from '../trade-list-file.ts';
import { AMOUNT_MAX, centsOfCell, numberOfCell } from './money-cell.ts';
import { dateOfCell } from './time-cell.ts';

const QUOTED_LENGTH_MAX = 60;

/** What a cell that must hold something gives where it does not; the row's problem keeps it from being used. */
const NO_DATE = '0000-01-01' as SessionDate;

/** Reads cells by column name in small letters. What cannot be read becomes the row's problem. */
export interface ListRow {
  readonly line: number;
  /** Trimmed, control characters as blanks; empty where the column or the cell is missing. */
  text(column: string): string;
  /** Dollars that may be missing. */
  centsOrNone(column: string): Cents | undefined;
  /** Dollars that must be there. */
  cents(column: string): Cents;
  /** Dollars a unit, which must be there, of that many units. */
  centsOfUnits(column: string, units: number): Cents;
  numberOrNone(column: string): number | undefined;
  /** A number of at least `least`, whole where `isWhole`. */
  number(column: string, options: { readonly least: number; readonly isWhole: boolean }): number;
  date(column: string): SessionDate;
  /** The row's problem with a column, which keeps it from being used; the first one counts. */
  refuse(column: string, expected: string, found?: string): void;
  problem(): QuarantinedRow | undefined;
}

/** A row of `header`, the names in small letters. */
export function listRow(header: readonly string[], ...[cells, line, isClosed]: TableRow): ListRow {
  let problem: QuarantinedRow | undefined;
  // A terminal would obey control characters.
  const text = (column: string): string =>
    (cells[header.indexOf(column)] ?? '').replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ').trim();
  const refuse = (column: string, expected: string, found = `"${shortened(text(column))}"`): void => {
    problem ??= { line, reason: `${column}: expected ${expected}, found ${found}` };
  };
  // A data frame's file may lack trailing cells of nothing, and no file has more cells than names.
  if (cells.length > header.length && cells.slice(header.length).some((cell) => cell.trim() !== ''))
    problem = { line, reason: `expected ${header.length} cells, found ${cells.length}` };
  if (!isClosed)
    problem = { line, reason: 'expected every quote to be closed in its line, found an open one' };
  const numberOrNone = (column: string): number | undefined => {
    const value = numberOfCell(text(column));
    if (value === undefined || !Number.isNaN(value)) return value;
    refuse(column, 'a number');
    return undefined;
  };
  const centsOrNone = (column: string): Cents | undefined => {
    const value = centsOfCell(text(column));
    if (value !== 'no-number') return value;
    refuse(column, 'dollars');
    return undefined;
  };
  return {
    line,
    text,
    numberOrNone,
    centsOrNone,
    cents: (column) => {
      const value = centsOrNone(column);
      if (value === undefined) refuse(column, 'dollars');
      return value ?? (0 as Cents);
    },
    centsOfUnits: (column, units) => {
      const dollars = numberOrNone(column);
      const isGood = dollars !== undefined && Math.abs(dollars * units) < AMOUNT_MAX;
      if (!isGood) refuse(column, 'dollars');
      return centsFromDollars(isGood ? dollars * units : 0);
    },
    number: (column, { least, isWhole }) => {
      const value = numberOrNone(column);
      const isGood = value !== undefined && value >= least && (!isWhole || Number.isSafeInteger(value));
      if (!isGood) refuse(column, `a ${isWhole ? 'whole ' : ''}number from ${least}`);
      return isGood ? value : least;
    },
    date: (column) => {
      const value = dateOfCell(text(column));
      if (value === undefined) refuse(column, 'a date');
      return value ?? NO_DATE;
    },
    refuse,
    problem: () => problem,
  };
}

/** The earlier day first, and of one day the known earlier instant. */
export function compareMoments(a: ImportedMoment, b: ImportedMoment): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1;
  return (a.atMs ?? 0) - (b.atMs ?? 0);
}

function shortened(text: string): string {
  return text.length <= QUOTED_LENGTH_MAX ? text : `${text.slice(0, QUOTED_LENGTH_MAX - 1)}…`;
}
