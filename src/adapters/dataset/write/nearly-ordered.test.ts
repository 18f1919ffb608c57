import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ColumnSet, TABLES } from '../tables/stored-table.ts';
import { nearlyOrdered } from './nearly-ordered.ts';
import { keyComparison } from './sort-order.ts';

const table = TABLES.chains;
const key = fc.record({
  quotedAtMs: fc.constantFrom(1_704_200_000_000, 1_704_200_000_001, 1_804_200_000_000),
  expiryDay: fc.integer({ min: 19_800, max: 19_802 }),
  strike: fc.constantFrom(0.5, 400, 400.005, 5000),
  side: fc.integer({ min: 0, max: 1 }),
});

function columnsOf(
  rows: readonly Record<'quotedAtMs' | 'expiryDay' | 'strike' | 'side', number>[],
): ColumnSet {
  return {
    quotedAtMs: Float64Array.from(rows, (row) => row.quotedAtMs),
    expiryDay: Int32Array.from(rows, (row) => row.expiryDay),
    strike: Float64Array.from(rows, (row) => row.strike),
    side: Uint8Array.from(rows, (row) => row.side),
  };
}

test('few rows come in the order of a stable sort, and repeats are told', () => {
  fc.assert(
    fc.property(fc.array(key, { minLength: 1, maxLength: 16 }), (rows) => {
      const columns = columnsOf(rows);
      const compare = keyComparison(table, columns, columns);
      const sorted = rows.map((_, row) => row).toSorted((a, b) => compare(a, b) || a - b);
      const found = nearlyOrdered(table, columns, rows.length);
      expect(found?.order === undefined ? rows.map((_, row) => row) : [...found.order]).toEqual(sorted);
      const repeats = sorted.some((row, at) => at > 0 && compare(row, sorted[at - 1] as number) === 0);
      expect(found?.mayRepeat).toBe(repeats);
    }),
  );
});

test('a row that stands far from its place is left to a sort of all rows', () => {
  const rows = Array.from({ length: 40 }, (_, row) => ({
    quotedAtMs: 1_704_200_000_000,
    expiryDay: 19_800,
    strike: row === 39 ? 1 : 400 + row,
    side: 0,
  }));
  expect(nearlyOrdered(table, columnsOf(rows), 40)).toBeUndefined();
  expect(nearlyOrdered(table, columnsOf(rows), 39)).toEqual({ order: undefined, mayRepeat: false });
  expect(nearlyOrdered(TABLES.bars, { stampsMs: Float64Array.of(1) }, 1)).toBeUndefined();
});
