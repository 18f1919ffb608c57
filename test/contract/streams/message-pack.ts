// MessagePack as far as a stand-in for a vendor's stream needs it: writes messages, reads a client's requests.

/** An instant that is written as MessagePack's own time, with nanoseconds. */
export interface PackedTime {
  readonly seconds: number;
  readonly nanos: number;
}

/** The bytes of a value. Source: MessagePack specification (msgpack/msgpack, spec.md), formats and the timestamp extension. */
export function packed(value: unknown): Buffer {
  if (value === null || value === undefined) return Buffer.from([0xc0]);
  if (typeof value === 'boolean') return Buffer.from([value ? 0xc3 : 0xc2]);
  if (typeof value === 'number') return packedNumber(value);
  if (typeof value === 'string') return withLength(0xdb, Buffer.from(value), Buffer.byteLength(value));
  if (Array.isArray(value)) return withLength(0xdd, Buffer.concat(value.map(packed)), value.length);
  if (isTime(value)) return packedTime(value);
  const entries = Object.entries(value as Readonly<Record<string, unknown>>);
  return withLength(0xdf, Buffer.concat(entries.flat().map(packed)), entries.length);
}

function isTime(value: unknown): value is PackedTime {
  return typeof value === 'object' && value !== null && 'nanos' in value && 'seconds' in value;
}

/** Whole numbers in the shortest of the forms that vendors use, others as doubles. */
function packedNumber(value: number): Buffer {
  if (Number.isInteger(value) && value >= 0 && value < 128) return Buffer.from([value]);
  const bytes = Buffer.alloc(Number.isInteger(value) && Math.abs(value) < 2 ** 31 ? 5 : 9);
  if (bytes.length === 5) {
    bytes[0] = 0xd2;
    bytes.writeInt32BE(value, 1);
  } else {
    bytes[0] = 0xcb;
    bytes.writeDoubleBE(value, 1);
  }
  return bytes;
}

function packedTime({ seconds, nanos }: PackedTime): Buffer {
  const bytes = Buffer.from([0xc7, 12, 0xff, ...Buffer.alloc(12)]);
  bytes.writeUInt32BE(nanos, 3);
  bytes.writeBigInt64BE(BigInt(seconds), 7);
  return bytes;
}

function withLength(code: number, body: Buffer, length: number): Buffer {
  const head = Buffer.alloc(5);
  head[0] = code;
  head.writeUInt32BE(length, 1);
  return Buffer.concat([head, body]);
}

/** The value of bytes that hold only maps, lists and texts, which is all that a client asks with. */
export function unpacked(bytes: Buffer): unknown {
  const reader = { at: 0 };
  return readValue(bytes, reader);
}

function readValue(bytes: Buffer, reader: { at: number }): unknown {
  const code = bytes[reader.at] ?? 0;
  reader.at += 1;
  if (code >= 0xa0 && code <= 0xbf) return readText(bytes, reader, code & 0x1f);
  if (code >= 0x80 && code <= 0x8f) return readMap(bytes, reader, code & 0x0f);
  if (code >= 0x90 && code <= 0x9f) return readList(bytes, reader, code & 0x0f);
  if (code === 0xd9) {
    reader.at += 1;
    return readText(bytes, reader, bytes[reader.at - 1] ?? 0);
  }
  throw new Error(`no map, list or text: ${code.toString(16)}`);
}

function readText(bytes: Buffer, reader: { at: number }, length: number): string {
  reader.at += length;
  return bytes.toString('utf8', reader.at - length, reader.at);
}

function readList(bytes: Buffer, reader: { at: number }, length: number): unknown[] {
  return Array.from({ length }, () => readValue(bytes, reader));
}

function readMap(bytes: Buffer, reader: { at: number }, length: number): Record<string, unknown> {
  return Object.fromEntries(
    Array.from({ length }, () => [String(readValue(bytes, reader)), readValue(bytes, reader)] as const),
  );
}
