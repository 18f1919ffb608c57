// Price and index rows as a file gives them, before any check: what a reader hands to the market room.

/**
 * How `stampsMs` is to be understood, one way for a whole file:
 * `date`: midnight UTC of a calendar date; `instant`: epoch ms; `local`: New York wall-clock time written as if it were UTC.
 */
export type StampKind = 'date' | 'instant' | 'local';

/** Stamps of many rows. A stamp that could not be read is NaN. */
export interface RawStamps {
  readonly length: number;
  readonly stampKind: StampKind;
  readonly stampsMs: Float64Array;
  /** Line of the row in its file, the header being line 1. */
  readonly lines: Int32Array;
}

/** Bars as columns in file order, stamped at their start. A cell that is not a number is NaN. */
export interface RawBars extends RawStamps {
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  /** `undefined` where the file has no volume column. */
  readonly volume: Float64Array | undefined;
  /** Cash dividend going ex on the row's date, dollars; `undefined` where the file has no such column. */
  readonly dividend: Float64Array | undefined;
}

/** Closing values of an index as one column, daily or intraday. A cell that is not a number is NaN. */
export interface RawIndexValues extends RawStamps {
  readonly close: Float64Array;
}

/** A yearly rate by date, as continuous-compounding decimals. A cell that is not a number is NaN. */
export interface RawRates extends RawStamps {
  readonly rate: Float64Array;
}
