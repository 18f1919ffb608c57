// Puts the pages of one answer together, so that its rows are judged as a whole.
import {
  CHAIN_NUMBER_COLUMNS,
  type ChainRows,
  emptyChainRows,
  type RawBars,
  type RawStamps,
} from '../../../core/domain/index.ts';
import type { MarketDataPage, PageRows } from '../../../core/ports/index.ts';

/** All pages' rows of one kind; lines count the rows of the answer from 1, where the pages count each for itself. */
export function joinStamps(parts: readonly RawStamps[]): RawStamps {
  const stampsMs = joined(parts.map((part) => part.stampsMs.subarray(0, part.length)));
  return {
    length: stampsMs.length,
    stampKind: parts.find(({ length }) => length > 0)?.stampKind ?? 'date',
    stampsMs,
    lines: Int32Array.from(stampsMs, (_, row) => row + 1),
  };
}

/** One column of all pages; a page that lacks it gives NaN. */
export function joinColumn<Part extends RawStamps>(
  parts: readonly Part[],
  columnOf: (part: Part) => Float64Array | undefined,
): Float64Array {
  return joined(
    parts.map(
      (part) => columnOf(part)?.subarray(0, part.length) ?? new Float64Array(part.length).fill(Number.NaN),
    ),
  );
}

export function joinBars(parts: readonly RawBars[]): RawBars {
  const hasVolume = parts.some(({ volume }) => volume !== undefined);
  return {
    ...joinStamps(parts),
    open: joinColumn(parts, ({ open }) => open),
    high: joinColumn(parts, ({ high }) => high),
    low: joinColumn(parts, ({ low }) => low),
    close: joinColumn(parts, ({ close }) => close),
    volume: hasVolume ? joinColumn(parts, ({ volume }) => volume) : undefined,
    dividend: undefined,
  };
}

/** Chain rows of all pages; roots are told apart again, as each page has its own list. */
export function joinChains(parts: readonly ChainRows[]): ChainRows {
  const roots = [...new Set(parts.flatMap((part) => part.roots))];
  const all = emptyChainRows(
    parts.reduce((sum, { length }) => sum + length, 0),
    roots,
  );
  let start = 0;
  for (const part of parts) {
    const placeOf = part.roots.map((root) => roots.indexOf(root));
    for (const name of CHAIN_NUMBER_COLUMNS) all[name].set(part[name].subarray(0, part.length), start);
    for (const name of ['date', 'expiryDay', 'side'] as const)
      all[name].set(part[name].subarray(0, part.length), start);
    for (let row = 0; row < part.length; row += 1) {
      all.root[start + row] = placeOf[part.root[row] ?? 0] ?? 0;
      all.line[start + row] = start + row + 1;
    }
    start += part.length;
  }
  return all;
}

/** The rows at these places, in their order. */
export function pickChainRows(rows: ChainRows, places: readonly number[]): ChainRows {
  const picked = emptyChainRows(places.length, rows.roots);
  const names = [...CHAIN_NUMBER_COLUMNS, 'date', 'expiryDay', 'side', 'root', 'line'] as const;
  for (const name of names)
    for (const [row, place] of places.entries()) picked[name][row] = rows[name][place] ?? 0;
  return picked;
}

/** Records left out by the adapter, summed by reason. */
export function joinLeftOut(pages: readonly MarketDataPage[]): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const { leftOut } of pages)
    for (const [reason, count] of Object.entries(leftOut)) sums[reason] = (sums[reason] ?? 0) + count;
  return sums;
}

export function rowCountOf(rows: PageRows): number {
  switch (rows.kind) {
    case 'bars':
      return rows.bars.length;
    case 'chain':
      return rows.rows.length;
    case 'index-levels':
      return rows.levels.length;
    case 'rates':
      return rows.rates.length;
    case 'option-contracts':
      return rows.listings.length;
    case 'dividends':
      return rows.dividends.length;
    case 'splits':
      return rows.splits.length;
  }
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let start = 0;
  for (const part of parts) {
    all.set(part, start);
    start += part.length;
  }
  return all;
}
