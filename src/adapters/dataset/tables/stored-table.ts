// What each table of the store has: columns as the engine knows them, and the ones that put rows in order.

/** `stamp`: epoch ms, kept as a timestamp; `day`: days since 1970-01-01, kept as a date. */
export type ColumnType = 'stamp' | 'day' | 'flag' | 'number';

/** A column of rows in memory; stamps and numbers are Float64Array, days Int32Array, flags Uint8Array. */
export type ColumnData = Float64Array | Int32Array | Uint8Array;

export interface StoredColumn {
  /** Its name in the rows that callers hand over. */
  readonly field: string;
  /** Its name in the Parquet file. */
  readonly name: string;
  readonly type: ColumnType;
}

export interface StoredTable {
  readonly kind: 'chains' | 'bars' | 'levels' | 'rates';
  /** The columns of the key come first, in the order by which rows are sorted. */
  readonly columns: readonly StoredColumn[];
  readonly keyColumns: number;
  /** Fields in which two rows of one key have to agree to be the same fact. */
  readonly facts: readonly string[];
}

/** Columns by field; only as many entries as the caller says are rows. */
export type ColumnSet = Readonly<Record<string, ColumnData>>;

const number = (field: string, name = field): StoredColumn => ({ field, name, type: 'number' });
const STAMP: StoredColumn = { field: 'stampsMs', name: 'stamp', type: 'stamp' };

const CHAINS: StoredTable = {
  kind: 'chains',
  keyColumns: 4,
  facts: ['bid', 'ask'],
  columns: [
    { field: 'quotedAtMs', name: 'quoted_at', type: 'stamp' },
    { field: 'expiryDay', name: 'expiry', type: 'day' },
    number('strike'),
    { field: 'side', name: 'is_call', type: 'flag' },
    number('spot'),
    number('bid'),
    number('ask'),
    number('bidSize', 'bid_size'),
    number('askSize', 'ask_size'),
    number('last'),
    number('volume'),
    number('openInterest', 'open_interest'),
    number('vendorVol', 'vendor_vol'),
    number('vendorDelta', 'vendor_delta'),
    number('vendorGamma', 'vendor_gamma'),
    number('vendorTheta', 'vendor_theta'),
    number('vendorVega', 'vendor_vega'),
    number('vendorRho', 'vendor_rho'),
  ],
};

const BARS: StoredTable = {
  kind: 'bars',
  keyColumns: 1,
  facts: ['open', 'high', 'low', 'close', 'volume', 'dividend'],
  columns: [STAMP, ...['open', 'high', 'low', 'close', 'volume', 'dividend'].map((name) => number(name))],
};

const LEVELS: StoredTable = {
  kind: 'levels',
  keyColumns: 1,
  facts: ['close'],
  columns: [STAMP, number('close')],
};

const RATES: StoredTable = {
  kind: 'rates',
  keyColumns: 1,
  facts: ['rate'],
  columns: [STAMP, number('rate')],
};

/** The tables by kind. */
export const TABLES = { chains: CHAINS, bars: BARS, levels: LEVELS, rates: RATES } as const;

/** A zeroed column for `length` rows. */
export function newColumn(type: ColumnType, length: number): ColumnData {
  if (type === 'day') return new Int32Array(length);
  return type === 'flag' ? new Uint8Array(length) : new Float64Array(length);
}
