// Tells which column each cell of a chain file's rows goes into.
import type { ChainColumns, QuoteColumn } from './chain-layouts.ts';
import { QUOTE_COLUMNS } from './raw-chain-columns.ts';

/** What a cell holds; the parser's loop branches on it. */
export const CELL = {
  skipped: 0,
  number: 1,
  stamp: 2,
  expiry: 3,
  side: 4,
  underlying: 5,
  symbol: 6,
} as const;

export interface CellPlan {
  readonly kinds: Uint8Array;
  /** For number cells, the column they fill. */
  readonly columns: readonly (QuoteColumn | 'stampsMs' | undefined)[];
}

/** The plan of a layout's header. */
export function cellPlan(header: readonly string[], columns: ChainColumns): CellPlan {
  const kinds = new Uint8Array(header.length);
  const targets: (QuoteColumn | undefined)[] = header.map(() => undefined);
  const put = (name: string | undefined, kind: number): number => {
    const at = name === undefined ? -1 : header.indexOf(name);
    if (at >= 0) kinds[at] = kind;
    return at;
  };
  put(columns.stamp, CELL.stamp);
  put(columns.underlying, CELL.underlying);
  put(columns.root, CELL.symbol);
  put(columns.expiry, CELL.expiry);
  put(columns.right, CELL.side);
  for (const name of QUOTE_COLUMNS) {
    const at = put(columns.quotes[name], CELL.number);
    if (at >= 0) targets[at] = name;
  }
  return { kinds, columns: targets };
}
