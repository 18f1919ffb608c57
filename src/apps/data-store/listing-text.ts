// A store's listing as tables for a person, in lines of at most 100 characters.
import { alignedRows, heading } from '../../analysis/report/index.ts';
import type { ListedImport, StoredItem, StoreListing } from './list-store.ts';

const IMPORTS_SHOWN_MAX = 20;
const NAME_MAX = 30;
const LAYOUT_MAX = 22;

/** The whole text, without a line feed at its end. */
export function listingText({ store, rows, bytes, items, imports }: StoreListing): string {
  const imported = `${grouped(imports.length)} ${imports.length === 1 ? 'import' : 'imports'}`;
  const lines = [`${store}: ${grouped(rows)} rows of ${imported}, ${size(bytes)}`];
  if (items.length === 0)
    return [...lines, 'nothing is stored: quantor data import FILE... brings data in'].join('\n');
  return [
    ...lines,
    ...heading('STORED'),
    ...itemTable(items),
    ...heading('IMPORTS'),
    ...importTable(imports.slice(0, IMPORTS_SHOWN_MAX)),
    ...(imports.length > IMPORTS_SHOWN_MAX
      ? [`  and ${grouped(imports.length - IMPORTS_SHOWN_MAX)} more (--json lists them)`]
      : []),
  ].join('\n');
}

function itemTable(items: readonly StoredItem[]): readonly string[] {
  const header = ['kind', 'of', 'frame', 'from', 'to', 'sessions', 'rows', 'size', 'a row', 'sources'];
  const rows = items.map((item) => [
    item.kind,
    item.name,
    item.timeframe ?? '',
    item.from,
    item.to,
    item.sessions === null ? '' : grouped(item.sessions),
    grouped(item.rows),
    size(item.bytes),
    `${(item.bytes / item.rows).toFixed(1)} B`,
    grouped(item.sources),
  ]);
  return alignedRows(
    [header, ...rows],
    ['left', 'left', 'left', 'left', 'left', 'right', 'right', 'right', 'right', 'right'],
  );
}

function importTable(imports: readonly ListedImport[]): readonly string[] {
  const header = ['source', 'layout', 'accepted', 'stored', 'known', 'conflicts', 'quarantined'];
  const rows = imports.map((one) => [
    shortened(one.name, NAME_MAX),
    shortened(one.layout, LAYOUT_MAX),
    grouped(one.accepted),
    grouped(one.stored),
    zeroAsDash(one.alreadyStored),
    zeroAsDash(one.conflictsWithStored),
    zeroAsDash(one.quarantined),
  ]);
  return alignedRows([header, ...rows], ['left', 'left', 'right', 'right', 'right', 'right', 'right']);
}

function zeroAsDash(value: number): string {
  return value === 0 ? '-' : grouped(value);
}

function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

const SIZES = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

function size(bytes: number): string {
  let value = bytes;
  let unit = 0;
  for (; value >= 1000 && unit < SIZES.length - 1; unit++) value /= 1000;
  return `${unit === 0 ? value : value.toFixed(1)} ${SIZES[unit]}`;
}

function grouped(value: number): string {
  return String(value).replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',');
}
