// Encodes rows from typed arrays as one Parquet file in memory: a page a column, with a dictionary where its values repeat.
import type { ColumnData, StoredColumn } from '../tables/stored-table.ts';
import { ENCODINGS, gatherDoubles, writePlain } from './column-values.ts';
import { ColumnDictionary } from './dictionary.ts';
import { type ColumnChunk, type Page, writeFooter, writePageHeader } from './file-metadata.ts';
import { type Places, writePlaces } from './place-runs.ts';
import { ThriftWriter } from './thrift-writer.ts';

const MAGIC = Buffer.from('PAR1');
/** Headers and footer of a column; its names are short. */
const OVERHEAD_BYTES = 512;
const VALUE_BYTES_MAX = 8;

/** Rows to be encoded; of `columns` those of `stored` by their field. */
export interface EncodedRows {
  readonly stored: readonly StoredColumn[];
  readonly columns: Readonly<Record<string, ColumnData>>;
  readonly order: Int32Array | undefined;
  readonly length: number;
}

/** Encodes one file after another in the same memory. */
export class PartEncoder {
  readonly #values: Float64Array;
  readonly #words: Int32Array;
  readonly #dictionary: ColumnDictionary;
  readonly #thrift = new ThriftWriter();
  readonly #body: Buffer;
  #file = Buffer.allocUnsafeSlow(0);

  /** `rowsMax`: a power of two, 65,536 at most. */
  constructor(rowsMax: number) {
    this.#values = new Float64Array(rowsMax);
    this.#words = new Int32Array(this.#values.buffer);
    this.#dictionary = new ColumnDictionary(rowsMax);
    this.#body = Buffer.allocUnsafeSlow(VALUE_BYTES_MAX * rowsMax + OVERHEAD_BYTES);
  }

  /** The file's bytes, which hold until the next is encoded. */
  encode(rows: EncodedRows): Uint8Array {
    const bytesMax = rows.stored.length * (VALUE_BYTES_MAX * rows.length + OVERHEAD_BYTES) + OVERHEAD_BYTES;
    if (this.#file.length < bytesMax) this.#file = Buffer.allocUnsafeSlow(bytesMax);
    let at = this.#put(0, MAGIC);
    const chunks: ColumnChunk[] = [];
    for (const stored of rows.stored) {
      const chunk = this.#chunk(at, stored, rows);
      chunks.push(chunk);
      at = chunk.end;
    }
    this.#thrift.clear();
    writeFooter(this.#thrift, chunks, rows.length);
    const footer = this.#thrift.bytes;
    at = this.#put(at, footer);
    at = this.#file.writeUInt32LE(footer.length, at);
    return this.#file.subarray(0, this.#put(at, MAGIC));
  }

  #chunk(start: number, stored: StoredColumn, { columns, order, length }: EncodedRows): ColumnChunk {
    const encoding = ENCODINGS[stored.type];
    const values = this.#values.subarray(0, length);
    gatherDoubles(values, { column: columns[stored.field] as ColumnData, order, length });
    const [first = 0, last = 0] = [values[0], values[length - 1]];
    const dictionary = this.#dictionary;
    const isListed = dictionary.build(this.#words, length);
    const body = this.#body;
    let dataAt = start;
    if (isListed) {
      const { size } = dictionary;
      const bytes = writePlain(body, 0, dictionary.values.subarray(0, size), encoding);
      dataAt = this.#page(start, { kind: 'dictionary', values: size, bytes });
    }
    const bytes = isListed
      ? writePlaces(body, 0, { ...placesOf(dictionary), length })
      : writePlain(body, 0, values, encoding);
    const end = this.#page(dataAt, { kind: isListed ? 'places' : 'plain', values: length, bytes });
    return { stored, encoding, start, dataAt, end, isListed, first, last };
  }

  /** Puts a header before what `#body` holds. */
  #page(at: number, page: Page): number {
    this.#thrift.clear();
    writePageHeader(this.#thrift, page);
    return this.#put(this.#put(at, this.#thrift.bytes), this.#body.subarray(0, page.bytes));
  }

  #put(at: number, bytes: Uint8Array): number {
    this.#file.set(bytes, at);
    return at + bytes.length;
  }
}

function placesOf({ places, size, runs }: ColumnDictionary): Omit<Places, 'length'> {
  return { places, size, runs };
}
