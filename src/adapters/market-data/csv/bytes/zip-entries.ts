// The files inside a zip archive, unpacked in memory; enough of the format for archives without encryption or spanning.
import { crc32, inflateRawSync } from 'node:zlib';

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
/** Archives written as a stream keep what does not fit 32 bits, or might not have, in records of 64. */
const END_64_LOCATOR_SIGNATURE = 0x07064b50;
const END_64_LOCATOR_BYTES = 20;
const IN_64_BITS = 0xffffffff;
const COUNT_IN_64_BITS = 0xffff;
const EXTRA_OF_64_BITS = 1;

export function isZip(bytes: Buffer): boolean {
  return bytes.length >= END_BYTES && bytes.readUInt32LE(0) === 0x04034b50;
}

/**
 * All entries in the order of the archive's directory; `undefined` where it is damaged, encrypted or packed otherwise, which
 * the size and checksum that the directory has of each entry's content show.
 * Source: PKWARE, APPNOTE.TXT, sections 4.3.7, 4.3.12, 4.3.14 to 4.3.16 and 4.5.3.
 */
export function zipEntries(bytes: Buffer): readonly ZipEntry[] | undefined {
  const end = lastIndexOfSignature(bytes, END_SIGNATURE);
  if (end < 0) return undefined;
  const entries: ZipEntry[] = [];
  try {
    const directory = directoryOf(bytes, end);
    let { at } = directory;
    for (let { count } = directory; count > 0; count -= 1) {
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

function directoryOf(bytes: Buffer, end: number): { readonly at: number; readonly count: number } {
  const locator = end - END_64_LOCATOR_BYTES;
  const [at, count] = [bytes.readUInt32LE(end + 16), bytes.readUInt16LE(end + 10)];
  const isWide = at === IN_64_BITS || count === COUNT_IN_64_BITS;
  if (!isWide || locator < 0 || bytes.readUInt32LE(locator) !== END_64_LOCATOR_SIGNATURE)
    return { at, count };
  const record = Number(bytes.readBigUInt64LE(locator + 8));
  return {
    at: Number(bytes.readBigUInt64LE(record + 48)),
    count: Number(bytes.readBigUInt64LE(record + 32)),
  };
}

interface Extent {
  readonly contentBytes: number;
  readonly packedBytes: number;
  readonly local: number;
}

/** Sizes and place of an entry: numbers too wide for the entry stand in its extra field, in a fixed order. */
function extentOf(bytes: Buffer, entry: number): Extent {
  const narrow = [24, 20, 42].map((place) => bytes.readUInt32LE(entry + place));
  let extra = entry + ENTRY_BYTES + bytes.readUInt16LE(entry + 28);
  const extraEnd = extra + bytes.readUInt16LE(entry + 30);
  while (extra < extraEnd && bytes.readUInt16LE(extra) !== EXTRA_OF_64_BITS)
    extra += 4 + bytes.readUInt16LE(extra + 2);
  let wideAt = extra + 4;
  const [contentBytes = 0, packedBytes = 0, local = 0] = narrow.map((value) => {
    if (value !== IN_64_BITS) return value;
    wideAt += 8;
    return Number(bytes.readBigUInt64LE(wideAt - 8));
  });
  return { contentBytes, packedBytes, local };
}

function contentOf(bytes: Buffer, entry: number): Buffer | undefined {
  const method = bytes.readUInt16LE(entry + 10);
  const { contentBytes, packedBytes, local } = extentOf(bytes, entry);
  const start = local + LOCAL_BYTES + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const packed = bytes.subarray(start, start + packedBytes);
  if (method !== STORED && method !== DEFLATED) return undefined;
  const content = method === STORED ? packed : inflateRawSync(packed, { maxOutputLength: CONTENT_BYTES_MAX });
  const isWhole = content.length === contentBytes && crc32(content) === bytes.readUInt32LE(entry + 16);
  return isWhole ? content : undefined;
}

function lastIndexOfSignature(bytes: Buffer, signature: number): number {
  for (let at = bytes.length - END_BYTES; at >= 0; at -= 1)
    if (bytes.readUInt32LE(at) === signature) return at;
  return -1;
}
