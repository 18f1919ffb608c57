// The files inside a zip archive, unpacked in memory; enough of the format for archives without encryption or spanning.
import { inflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly content: Buffer;
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;
const CONTENT_BYTES_MAX = 400_000_000;

export function isZip(bytes: Buffer): boolean {
  return bytes.length >= END_BYTES && bytes.readUInt32LE(0) === 0x04034b50;
}

/**
 * All entries in the order of the archive's directory; `undefined` where it is damaged, encrypted or packed otherwise.
 * Source: PKWARE, APPNOTE.TXT, sections 4.3.7, 4.3.12 and 4.3.16.
 */
export function zipEntries(bytes: Buffer): readonly ZipEntry[] | undefined {
  const end = lastIndexOfSignature(bytes, END_SIGNATURE);
  if (end < 0) return undefined;
  const entries: ZipEntry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  try {
    for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
      if (bytes.readUInt32LE(at) !== ENTRY_SIGNATURE) return undefined;
      const nameBytes = bytes.readUInt16LE(at + 28);
      const name = bytes.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes);
      const content = contentOf(bytes, at);
      if (content === undefined) return undefined;
      if (!name.endsWith('/')) entries.push({ name, content });
      at += ENTRY_BYTES + nameBytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    }
  } catch {
    // A place outside the archive, or a stream that does not inflate.
    return undefined;
  }
  return entries;
}

function contentOf(bytes: Buffer, entry: number): Buffer | undefined {
  const method = bytes.readUInt16LE(entry + 10);
  const local = bytes.readUInt32LE(entry + 42);
  const start = local + LOCAL_BYTES + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const packed = bytes.subarray(start, start + bytes.readUInt32LE(entry + 20));
  if (method === STORED) return packed;
  return method === DEFLATED ? inflateRawSync(packed, { maxOutputLength: CONTENT_BYTES_MAX }) : undefined;
}

function lastIndexOfSignature(bytes: Buffer, signature: number): number {
  for (let at = bytes.length - END_BYTES; at >= 0; at -= 1)
    if (bytes.readUInt32LE(at) === signature) return at;
  return -1;
}
