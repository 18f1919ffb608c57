// The values of a column as Parquet keeps them, whatever array and order the rows stand in.
import type { ColumnData, ColumnType } from '../tables/stored-table.ts';

const WORD = 2 ** 32;

/** Physical types of Parquet, by their numbers in its footer. */
export const PHYSICAL = { int32: 1, int64: 2, double: 5 } as const;

/** How a column stands in the file; `converted` is how its numbers are meant, by Parquet's ConvertedType. */
export interface ColumnEncoding {
  readonly physical: (typeof PHYSICAL)[keyof typeof PHYSICAL];
  readonly bytes: 4 | 8;
  readonly converted: number | undefined;
}

export const ENCODINGS: Readonly<Record<ColumnType, ColumnEncoding>> = {
  stamp: { physical: PHYSICAL.int64, bytes: 8, converted: 9 },
  day: { physical: PHYSICAL.int32, bytes: 4, converted: 6 },
  flag: { physical: PHYSICAL.int32, bytes: 4, converted: 11 },
  number: { physical: PHYSICAL.double, bytes: 8, converted: undefined },
};

/** Rows in the order `order`, or as they stand. */
export interface OrderedColumn {
  readonly column: ColumnData;
  readonly order: Int32Array | undefined;
  readonly length: number;
}

/** The rows as doubles in `to`, which has room for them. */
export function gatherDoubles(to: Float64Array, { column, order, length }: OrderedColumn): void {
  if (order === undefined) to.set(column.length === length ? column : column.subarray(0, length));
  else for (let row = 0; row < length; row += 1) to[row] = column[order[row] as number] as number;
}

/** Writes doubles as the bytes of their column, and gives where they end. */
export function writePlain(
  to: Buffer,
  at: number,
  values: Float64Array,
  { physical, bytes }: ColumnEncoding,
): number {
  const end = at + values.length * bytes;
  if (physical === PHYSICAL.double) {
    to.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at);
    return end;
  }
  // Whole milliseconds as 64 bits, word by word: BigInt costs an allocation a value.
  for (let row = 0, place = at; row < values.length; row += 1, place += bytes) {
    const value = values[row] as number;
    to.writeInt32LE(value | 0, place);
    if (physical === PHYSICAL.int64) to.writeInt32LE(Math.floor(value / WORD), place + 4);
  }
  return end;
}
