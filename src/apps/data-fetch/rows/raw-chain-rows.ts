// Chain rows of a vendor in the form that the row judgement takes, which is that of a file's rows.
import {
  CHAIN_NUMBER_COLUMNS,
  type ChainRows,
  type RawChainRows,
  ROOTS,
} from '../../../core/domain/index.ts';

/** The vendors' adapters give instants, roots and units of ours already; nothing of a file's doubts is left. */
export function rawChainRowsOf(rows: ChainRows): RawChainRows {
  const { length } = rows;
  const underlyings = [...new Set(rows.roots.map(underlyingOfRoot))];
  const numbers = Object.fromEntries(CHAIN_NUMBER_COLUMNS.map((name) => [name, rows[name].slice(0, length)]));
  return {
    ...(numbers as Record<(typeof CHAIN_NUMBER_COLUMNS)[number], Float64Array>),
    length,
    layout: 'quantor-chain',
    stampKind: 'instant',
    stampMeaning: 'quotes',
    stampsMs: rows.quotedAtMs.slice(0, length),
    lines: rows.line.slice(0, length),
    underlyings,
    underlyingOf: Int32Array.from({ length }, (_, row) =>
      underlyings.indexOf(underlyingOfRoot(rootOf(rows, row))),
    ),
    roots: rows.roots,
    rootOf: Int32Array.from(rows.root.subarray(0, length)),
    expiryDay: Float64Array.from(rows.expiryDay.subarray(0, length)),
    side: rows.side.slice(0, length),
    symbolExpiryDay: new Float64Array(length).fill(Number.NaN),
    symbolStrike: new Float64Array(length).fill(Number.NaN),
    symbolSide: new Uint8Array(length).fill(SIDE_UNKNOWN),
    vendorVolFallback: undefined,
    greekFactors: { vendorTheta: 1, vendorVega: 1, vendorRho: 1 },
    faults: new Uint8Array(length),
  };
}

const SIDE_UNKNOWN = 2;

function rootOf({ roots, root }: ChainRows, row: number): string {
  return roots[root[row] ?? -1] ?? '';
}

/** SPXW is a class of SPX; every other root that is known has its underlying's name. */
function underlyingOfRoot(root: string): string {
  return root === 'SPXW' && ROOTS.includes('SPXW') ? 'SPX' : root;
}
