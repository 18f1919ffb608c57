// The lines that all check reports are made of: a label column, figures, and lists that wrap before column 100.
import type { EpochMs } from '../../../core/domain/index.ts';
import { easternDateOf, easternMinuteOfDay } from '../../../core/market/index.ts';
import { timeOfMinutes } from '../../config/index.ts';

const WIDTH = 100;
const LABEL_WIDTH = 14;
const INDENT = ' '.repeat(2 + LABEL_WIDTH);

/** A line under a label; without one it continues the line above. */
export function line(label: string, text: string): string {
  return `  ${label.padEnd(LABEL_WIDTH)}${text}`;
}

/** Items under a label, separated by commas, on as many lines as they need. */
export function list(label: string, items: readonly string[]): readonly string[] {
  const rows: string[] = [];
  let row = '';
  for (const [index, item] of items.entries()) {
    const part = index < items.length - 1 ? `${item}, ` : item;
    if (row !== '' && INDENT.length + row.length + part.trimEnd().length > WIDTH) {
      rows.push(row.trimEnd());
      row = '';
    }
    row += part;
  }
  if (row !== '') rows.push(row);
  return rows.map((text, index) => line(index === 0 ? label : '', text));
}

/** Words under a label, broken between words. */
export function paragraph(label: string, text: string): readonly string[] {
  const rows: string[] = [''];
  for (const word of text.split(' ')) {
    const row = rows.at(-1) as string;
    const longer = row === '' ? word : `${row} ${word}`;
    if (INDENT.length + longer.length > WIDTH) rows.push(word);
    else rows[rows.length - 1] = longer;
  }
  return rows.map((row, index) => line(index === 0 ? label : '', row));
}

/** The first of many, and how many more there are. */
export function firstOf<T>(items: readonly T[], most: number, total = items.length): readonly (T | string)[] {
  const shown = items.slice(0, most);
  return total > shown.length ? [...shown, `and ${grouped(total - shown.length)} more`] : shown;
}

/** `12,345`. */
export function grouped(value: number): string {
  return String(value).replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** `1 session`, `2 sessions`. */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** An instant as New York's date and clock. */
export function stamp(ms: number): string {
  const date = easternDateOf(ms as EpochMs);
  return `${date} ${timeOfMinutes(Math.floor(easternMinuteOfDay(ms as EpochMs, date)))}`;
}

/** A price or volume with at most 8 digits. */
export function figure(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(8)));
}

/** Counts by name, the largest first. */
export function counts(
  by: Readonly<Record<string, number | undefined>>,
): readonly (readonly [string, number])[] {
  return Object.entries(by)
    .filter((entry): entry is [string, number] => (entry[1] ?? 0) > 0)
    .toSorted((a, b) => b[1] - a[1]);
}
