// Fills the columns of chain rows one contract at a time.
import {
  CHAIN_NUMBER_COLUMNS,
  type ChainNumberColumn,
  type ChainRows,
  emptyChainRows,
  type OccSymbol,
} from '../../../../core/domain/index.ts';

/** The numbers of one row; what is not given is missing. */
export type RowNumbers = Partial<
  Readonly<Record<Exclude<ChainNumberColumn, 'strike'>, number | null | undefined>>
>;

/** A contract with its numbers and where they stood in the answer. */
export interface ChainEntry {
  readonly contract: Pick<OccSymbol, 'root' | 'expiryDay' | 'right' | 'strikeMills'>;
  /** The session date in New York, as days since 1970-01-01. */
  readonly day: number;
  readonly line: number;
  readonly numbers: RowNumbers;
}

/** The entries as columns, in their order. */
export function chainRowsOf(entries: readonly ChainEntry[]): ChainRows {
  const roots = [...new Set(entries.map(({ contract }) => contract.root))];
  const placeOfRoot = new Map(roots.map((root, place) => [root, place]));
  const rows = emptyChainRows(entries.length, roots);
  for (const [index, { contract, day, line, numbers }] of entries.entries()) {
    rows.root[index] = placeOfRoot.get(contract.root) ?? 0;
    rows.date[index] = day;
    rows.expiryDay[index] = contract.expiryDay;
    rows.side[index] = contract.right === 'call' ? 1 : 0;
    rows.line[index] = line;
    rows.strike[index] = contract.strikeMills / 1000;
    for (const name of CHAIN_NUMBER_COLUMNS)
      if (name !== 'strike') rows[name][index] = numbers[name] ?? Number.NaN;
  }
  return rows;
}
