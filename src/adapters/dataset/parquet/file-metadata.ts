// The headers of Parquet's pages and the footer that tells readers where the columns of a file stand.
import type { StoredColumn } from '../tables/stored-table.ts';
import { type ColumnEncoding, PHYSICAL } from './column-values.ts';
import { LIST_OF, type ThriftWriter } from './thrift-writer.ts';

/** `places` are those of values in the dictionary before them. */
export interface Page {
  readonly kind: 'dictionary' | 'places' | 'plain';
  readonly values: number;
  readonly bytes: number;
}

/** One column of the file's only row group; `start`, `dataAt` and `end` are offsets in the file. */
export interface ColumnChunk {
  readonly stored: StoredColumn;
  readonly encoding: ColumnEncoding;
  readonly start: number;
  readonly dataAt: number;
  readonly end: number;
  readonly isListed: boolean;
  readonly first: number;
  readonly last: number;
}

const FORMAT_VERSION = 1;
const REQUIRED = 0;
const UNCOMPRESSED = 0;
const PAGE_TYPE = { data: 0, dictionary: 2 } as const;
const PLAIN = 0;
const RLE = 3;
const RLE_DICTIONARY = 8;

/** Source: Apache Parquet, "parquet.thrift", PageHeader. */
export function writePageHeader(to: ThriftWriter, { kind, values, bytes }: Page): void {
  to.begin();
  to.i32(1, kind === 'dictionary' ? PAGE_TYPE.dictionary : PAGE_TYPE.data);
  to.i32(2, bytes);
  to.i32(3, bytes);
  to.struct(kind === 'dictionary' ? 7 : 5);
  to.i32(1, values);
  to.i32(2, kind === 'places' ? RLE_DICTIONARY : PLAIN);
  if (kind !== 'dictionary') {
    // Levels of columns that lack nothing are not written; what they would be encoded with is.
    to.i32(3, RLE);
    to.i32(4, RLE);
  }
  to.end();
  to.end();
}

/** Source: Apache Parquet, "parquet.thrift", FileMetaData. */
export function writeFooter(to: ThriftWriter, chunks: readonly ColumnChunk[], rows: number): void {
  to.begin();
  to.i32(1, FORMAT_VERSION);
  to.list(2, LIST_OF.struct, chunks.length + 1);
  to.begin();
  to.binary(4, 'rows');
  to.i32(5, chunks.length);
  to.end();
  for (const chunk of chunks) writeSchema(to, chunk);
  to.i64(3, rows);
  to.list(4, LIST_OF.struct, 1);
  to.begin();
  to.list(1, LIST_OF.struct, chunks.length);
  for (const chunk of chunks) writeChunk(to, chunk, rows);
  to.i64(2, (chunks.at(-1)?.end ?? 0) - (chunks[0]?.start ?? 0));
  to.i64(3, rows);
  to.end();
  to.binary(6, 'quantor');
  // Each column's values are ordered as its type says: without this, readers take no notice of first and last.
  to.list(7, LIST_OF.struct, chunks.length);
  for (let column = 0; column < chunks.length; column += 1) {
    to.begin();
    to.struct(1);
    to.end();
    to.end();
  }
  to.end();
}

function writeSchema(to: ThriftWriter, { stored, encoding }: ColumnChunk): void {
  to.begin();
  to.i32(1, encoding.physical);
  to.i32(3, REQUIRED);
  to.binary(4, stored.name);
  if (encoding.converted !== undefined) to.i32(6, encoding.converted);
  if (stored.type === 'stamp') {
    // A timestamp in milliseconds of no zone; all stamps are UTC.
    to.struct(10);
    to.struct(8);
    to.no(1);
    to.struct(2);
    to.struct(1);
    for (let open = 0; open < 4; open += 1) to.end();
  }
  to.end();
}

function writeChunk(to: ThriftWriter, chunk: ColumnChunk, rows: number): void {
  const { stored, encoding, start, dataAt, end, isListed } = chunk;
  to.begin();
  to.i64(2, start);
  to.struct(3);
  to.i32(1, encoding.physical);
  const encodings = isListed ? [PLAIN, RLE_DICTIONARY] : [PLAIN];
  to.list(2, LIST_OF.i32, encodings.length);
  for (const code of encodings) to.element(code);
  to.list(3, LIST_OF.binary, 1);
  to.text(stored.name);
  to.i32(4, UNCOMPRESSED);
  to.i64(5, rows);
  to.i64(6, end - start);
  to.i64(7, end - start);
  to.i64(9, dataAt);
  if (isListed) to.i64(11, start);
  if (encoding.physical === PHYSICAL.int64) writeExtremes(to, chunk);
  to.end();
  to.end();
}

/** Rows are in the order of their stamps, so the first and the last are the extremes. */
function writeExtremes(to: ThriftWriter, { first, last }: ColumnChunk): void {
  to.struct(12);
  to.i64(3, 0);
  to.binary(5, wholeBytes(last));
  to.binary(6, wholeBytes(first));
  to.end();
}

function wholeBytes(value: number): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(BigInt(value));
  return bytes;
}
