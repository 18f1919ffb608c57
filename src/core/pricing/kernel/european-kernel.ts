// What every kernel for European options offers, and the one in TypeScript: the WebAssembly kernel of the adapters is another.
import { COLUMN_NAMES, type OptionColumns } from './option-columns.ts';
import { TERMS_LENGTH } from './expiry-terms.ts';
import { solveVols } from './solve-vols.ts';
import { valueOptions } from './value-options.ts';

/**
 * Columns of up to `capacity` options of one expiry with the calculations on them. A consumer keeps a block and rewrites
 * it; nothing is allocated after it is made. Inputs are trusted: strike and forward finite and above 0, vol and years
 * finite and at least 0, which `priceOption` and `impliedVolatility` check.
 */
export interface OptionBlock extends OptionColumns {
  readonly capacity: number;
  /** Written by `writeForwardTerms` or `writeSpotTerms`. */
  readonly terms: Float64Array;
  /** From `sign`, `strike`, `logStrike`, `vol` to price and Greeks of the first `count` options. */
  readonly valueOptions: (count: number) => void;
  /** From `sign`, `strike`, `logStrike`, `price` to `vol` and `status`; overwrites the Greeks. */
  readonly solveVols: (count: number) => void;
}

/** An implementation. All do the same operations in the same order, so that their results have the same bits. */
export interface EuropeanKernel {
  readonly name: 'ts' | 'wasm';
  readonly createBlock: (capacity: number) => OptionBlock;
}

export const typescriptKernel: EuropeanKernel = { name: 'ts', createBlock };

function createBlock(capacity: number): OptionBlock {
  const columns = Object.fromEntries(
    COLUMN_NAMES.map((name) => [name, new Float64Array(capacity)]),
  ) as OptionColumns;
  const terms = new Float64Array(TERMS_LENGTH);
  return {
    ...columns,
    capacity,
    terms,
    valueOptions: (count) => valueOptions(terms, columns, count),
    solveVols: (count) => solveVols(terms, columns, count),
  };
}
