// Reads a data file, packed or not, as text together with the hash of its bytes; the first step of every file reader.
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { InputFailure } from '../../../core/domain/index.ts';
import { inputFailure } from './input-failure.ts';

/** Larger files belong in the dataset store; the text must also fit in one string. */
const TEXT_BYTES_MAX = 400_000_000;
/** Binary data shows itself by a zero byte in its beginning; a later one is damage to a row. */
const HEAD_BYTES = 65_536;

/** SHA-256 and size are of the file's bytes as stored, before any unpacking. */
export interface InputFile {
  readonly ok: true;
  readonly text: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** A file's bytes as stored, with their hash. */
export interface LoadedFile {
  readonly ok: true;
  readonly stored: Buffer;
  readonly sha256: string;
}

/** The file's text, without a byte-order mark. */
export function readInputFile(path: string): InputFile | InputFailure {
  const file = loadInputFile(path);
  if (!file.ok) return file;
  const decoded = decodeInput(path, file.stored);
  if (!decoded.ok) return decoded;
  return { ok: true, text: decoded.text, sha256: file.sha256, bytes: file.stored.length };
}

/** The file as it is stored. */
export function loadInputFile(path: string): LoadedFile | InputFailure {
  const expected = expectedText(path);
  try {
    const status = statSync(path);
    if (status.isDirectory()) return inputFailure('input-is-folder', `${expected}, found a folder`);
    if (!status.isFile()) return inputFailure('input-unreadable', `${expected}, found a device or socket`);
  } catch (error) {
    return accessFailure(expected, error);
  }
  let stored: Buffer;
  try {
    stored = readFileSync(path);
  } catch (error) {
    return accessFailure(expected, error);
  }
  if (stored.length === 0) return inputFailure('input-empty', `${expected}, found 0 bytes`);
  return { ok: true, stored, sha256: createHash('sha256').update(stored).digest('hex') };
}

/** The bytes of a file's text, unpacked, in UTF-8. */
export function unpackedInput(
  path: string,
  stored: Buffer,
): { readonly ok: true; readonly bytes: Buffer } | InputFailure {
  const expected = expectedText(path);
  const unpacked = unpack(stored);
  if (unpacked === undefined) {
    return inputFailure('input-not-text', `${expected} or a gzip of one, found a damaged or oversized gzip`);
  }
  if (utf16Of(unpacked) === undefined && !unpacked.subarray(0, HEAD_BYTES).includes(0))
    return { ok: true, bytes: unpacked };
  const text = decode(unpacked);
  if (text === undefined) return inputFailure('input-not-text', `${expected} in UTF-8, found binary data`);
  return { ok: true, bytes: Buffer.from(text) };
}

/** The text in a file's bytes, unpacked, without a byte-order mark. */
function decodeInput(
  path: string,
  stored: Buffer,
): { readonly ok: true; readonly text: string } | InputFailure {
  const expected = expectedText(path);
  const unpacked = unpackedInput(path, stored);
  if (!unpacked.ok) return unpacked;
  const text = decode(unpacked.bytes);
  if (text === undefined) return inputFailure('input-not-text', `${expected} in UTF-8, found binary data`);
  if (text.trim() === '') return inputFailure('input-empty', `${expected}, found no rows`);
  return { ok: true, text };
}

function expectedText(path: string): string {
  return `${path}: expected a text file`;
}

function accessFailure(expected: string, error: unknown): InputFailure {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return inputFailure('input-missing', `${expected}, found none`);
  return inputFailure('input-unreadable', `${expected} that can be read, found ${code ?? 'an error'}`);
}

function unpack(stored: Buffer): Buffer | undefined {
  const isGzip = stored[0] === 0x1f && stored[1] === 0x8b;
  if (!isGzip) return stored.length <= TEXT_BYTES_MAX ? stored : undefined;
  try {
    return gunzipSync(stored, { maxOutputLength: TEXT_BYTES_MAX });
  } catch {
    return undefined;
  }
}

/** The encoding that a byte-order mark of two bytes tells. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

function decode(bytes: Buffer): string | undefined {
  const encoding = utf16Of(bytes) ?? 'utf-8';
  try {
    // The decoder drops the byte-order mark.
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
