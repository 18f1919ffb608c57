// Reads a file's bytes chunk by chunk, unpacked, and hashes them as they are stored unless the caller does.
import { createHash, type Hash } from 'node:crypto';
import { accessSync, closeSync, constants, openSync, readSync, statSync } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { InputFailure } from '../../../../core/domain/index.ts';
import { inputFailure } from '../input-failure.ts';

const CHUNK_BYTES = 1 << 20;
const HEAD_BYTES = 65_536;
const ZIP_SIGNATURE = [0x50, 0x4b, 0x03, 0x04] as const;

/** One file, read once from its beginning. */
export class ByteSource {
  readonly path: string;
  /** Bytes as stored. */
  readonly bytes: number;
  bytesRead = 0;
  /** Why the chunks ended before the file did. */
  failure: InputFailure | undefined;
  /** Told by the first chunk. */
  isPacked = false;
  readonly #hash: Hash | undefined;

  constructor(path: string, bytes: number, isHashed: boolean) {
    this.path = path;
    this.bytes = bytes;
    this.#hash = isHashed ? createHash('sha256') : undefined;
  }

  /** True where the file begins like an archive. */
  isZip(): boolean {
    const beginning = new Uint8Array(ZIP_SIGNATURE.length);
    const file = openSync(this.path, 'r');
    try {
      readSync(file, beginning, 0, beginning.length, 0);
    } finally {
      closeSync(file);
    }
    return ZIP_SIGNATURE.every((byte, at) => byte === beginning[at]);
  }

  /** SHA-256 of the bytes as stored, once all chunks were taken; empty where the caller hashes. */
  sha256(): string {
    return this.#hash?.digest('hex') ?? '';
  }

  /** Unpacked bytes, text in UTF-8; a chunk holds until the next is asked for. On a failure they end and `failure` says why. */
  async *chunks(): AsyncGenerator<Uint8Array, void> {
    let file: number | undefined;
    try {
      file = openSync(this.path, 'r');
      this.isPacked = isGzip(file);
      yield* decoded(this.isPacked ? gunzipped(this.#stored(file, false)) : this.#stored(file, true));
    } catch (error) {
      this.failure = this.#failed(error);
    } finally {
      if (file !== undefined) closeSync(file);
    }
  }

  /** Reading in place is what a plain file costs least with; only a chunk that another thread takes needs its own memory. */
  *#stored(file: number, isReused: boolean): Generator<Uint8Array, void> {
    let buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES);
    for (;;) {
      const read = readSync(file, buffer, 0, CHUNK_BYTES, null);
      if (read === 0) return;
      const chunk = buffer.subarray(0, read);
      this.#hash?.update(chunk);
      this.bytesRead += read;
      yield chunk;
      if (!isReused) buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES);
    }
  }

  #failed(error: unknown): InputFailure {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code.startsWith('Z_') || error instanceof NotText)
      return inputFailure(
        'input-not-text',
        `${this.path}: expected a text file or a gzip of one, found ${error instanceof NotText ? 'binary data' : 'a damaged gzip'}`,
      );
    return inputFailure(
      'input-unreadable',
      `${this.path}: expected a file that can be read, found ${code === '' ? String(error) : code}`,
    );
  }
}

/** The source at `path`; codes `input-missing`, `input-is-folder`, `input-unreadable`, `input-empty`. */
export function openByteSource(path: string, isHashed: boolean): ByteSource | InputFailure {
  const expected = `${path}: expected a text file`;
  try {
    const status = statSync(path);
    if (status.isDirectory()) return inputFailure('input-is-folder', `${expected}, found a folder`);
    if (!status.isFile()) return inputFailure('input-unreadable', `${expected}, found a device or socket`);
    if (status.size === 0) return inputFailure('input-empty', `${expected}, found 0 bytes`);
    // A file that may not be read is told now.
    accessSync(path, constants.R_OK);
    return new ByteSource(path, status.size, isHashed);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'an error';
    return code === 'ENOENT' || code === 'ENOTDIR'
      ? inputFailure('input-missing', `${expected}, found none`)
      : inputFailure('input-unreadable', `${expected} that can be read, found ${code}`);
  }
}

class NotText extends Error {}

function isGzip(file: number): boolean {
  const beginning = new Uint8Array(2);
  readSync(file, beginning, 0, beginning.length, 0);
  return beginning[0] === 0x1f && beginning[1] === 0x8b;
}

async function* gunzipped(stored: Iterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  // The loop below is told of errors by the stream itself.
  pipeline(Readable.from(stored, { objectMode: false }), gunzip, () => undefined);
  for await (const chunk of gunzip as AsyncIterable<Buffer>) yield chunk;
}

/** UTF-16, told by its mark, becomes UTF-8; a zero byte in the beginning tells binary data. */
async function* decoded(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let isFirst = true;
  for await (const chunk of chunks) {
    if (isFirst) {
      const [one, two] = chunk;
      if (one === 0xff && two === 0xfe) decoder = new TextDecoder('utf-16le');
      else if (one === 0xfe && two === 0xff) decoder = new TextDecoder('utf-16be');
      else if (chunk.subarray(0, HEAD_BYTES).includes(0)) throw new NotText();
      isFirst = false;
    }
    yield decoder === undefined ? chunk : Buffer.from(decoder.decode(chunk, { stream: true }));
  }
}
