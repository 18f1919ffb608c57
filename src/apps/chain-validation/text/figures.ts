// Figures of a validation as cells of its tables: fixed places, signs, verdicts, and nothing where nothing was measured.
import { alignedRows, type Alignment } from '../../../analysis/report/index.ts';
import type { Verdict } from '../../../analysis/chain-fit/index.ts';
import type { GoalDocument } from '../cell-document.ts';

/** What stands in a cell for which nothing was compared. */
export const NOTHING = 'no data';

export const VERDICT_TEXT: Readonly<Record<Verdict, string>> = {
  met: 'met',
  missed: 'MISSED',
  reported: 'not graded',
  'no-goal': '-',
  'no-data': '-',
};

const PLACES_MAX = 6;

export function fixed(value: number | null, places: number): string {
  return value === null ? '-' : value.toFixed(places);
}

export function signed(value: number | null, places: number): string {
  if (value === null) return '-';
  const text = value.toFixed(places);
  return Number(text) === 0 ? (0).toFixed(places) : `${value > 0 ? '+' : ''}${text}`;
}

/** A missed figure with as many places as it takes to stand above its goal. */
export function fixedBeside(value: number | null, { goal, verdict }: GoalDocument, places: number): string {
  if (value === null) return NOTHING;
  if (verdict !== 'missed' || goal === null) return value.toFixed(places);
  let shown = places;
  while (shown < PLACES_MAX && Number(value.toFixed(shown)) <= goal) shown += 1;
  return value.toFixed(shown);
}

export function percent(value: number | null): number | null {
  return value === null ? null : 100 * value;
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Rows under a header; text stands left, figures right. */
export function table(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  alignments: readonly Alignment[],
): readonly string[] {
  return alignedRows([header, ...rows], alignments);
}

export function right(count: number): readonly Alignment[] {
  return Array.from({ length: count }, () => 'right' as const);
}
