// Writes structs in Thrift's compact protocol, in which the headers of Parquet's pages and its footer are encoded.

const FIRST_BYTES = 4096;
const STRUCT = 12;
const LIST = 9;
const BINARY = 8;
const I64 = 6;
const I32 = 5;
const FALSE = 2;
const SHORT_LIST_MAX = 14;
const SEVEN_BITS = 0x80;

/** What the elements of a list are. */
export const LIST_OF = { struct: STRUCT, i32: I32, binary: BINARY } as const;

/**
 * Fields of a struct are written in the order of their ids, each struct ended by `end`. Source: Apache Thrift, "Thrift compact
 * protocol encoding".
 */
export class ThriftWriter {
  #bytes = Buffer.allocUnsafe(FIRST_BYTES);
  #at = 0;
  #lastId = 0;
  readonly #outerIds: number[] = [];

  /** What was written since the last `clear`; holds until more is written. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#at);
  }

  clear(): void {
    this.#at = 0;
    this.#lastId = 0;
  }

  i32(id: number, value: number): void {
    this.#field(id, I32);
    this.element(value);
  }

  /** Whole, and exact in a double. */
  i64(id: number, value: number): void {
    this.#field(id, I64);
    this.element(value);
  }

  binary(id: number, value: Uint8Array | string): void {
    this.#field(id, BINARY);
    this.text(value);
  }

  no(id: number): void {
    this.#field(id, FALSE);
  }

  struct(id: number): void {
    this.#field(id, STRUCT);
    this.begin();
  }

  /** The elements follow: structs by `begin`, numbers by `element`, texts by `text`. */
  list(id: number, kind: (typeof LIST_OF)[keyof typeof LIST_OF], length: number): void {
    this.#field(id, LIST);
    this.#byte((Math.min(length, SHORT_LIST_MAX + 1) << 4) | kind);
    if (length > SHORT_LIST_MAX) this.#varint(length);
  }

  begin(): void {
    this.#outerIds.push(this.#lastId);
    this.#lastId = 0;
  }

  end(): void {
    this.#byte(0);
    this.#lastId = this.#outerIds.pop() ?? 0;
  }

  element(value: number): void {
    this.#varint(value < 0 ? -2 * value - 1 : 2 * value);
  }

  text(value: Uint8Array | string): void {
    const bytes = typeof value === 'string' ? Buffer.from(value) : value;
    this.#varint(bytes.length);
    this.#makeRoom(bytes.length);
    this.#bytes.set(bytes, this.#at);
    this.#at += bytes.length;
  }

  /** Ids here are never more than fifteen apart. */
  #field(id: number, type: number): void {
    this.#byte(((id - this.#lastId) << 4) | type);
    this.#lastId = id;
  }

  #varint(value: number): void {
    let left = value;
    for (; left >= SEVEN_BITS; left = Math.floor(left / SEVEN_BITS))
      this.#byte((left % SEVEN_BITS) | SEVEN_BITS);
    this.#byte(left);
  }

  #byte(value: number): void {
    this.#makeRoom(1);
    this.#bytes[this.#at++] = value;
  }

  #makeRoom(bytes: number): void {
    if (this.#at + bytes <= this.#bytes.length) return;
    const wider = Buffer.allocUnsafe(2 * (this.#at + bytes));
    this.#bytes.copy(wider, 0, 0, this.#at);
    this.#bytes = wider;
  }
}
