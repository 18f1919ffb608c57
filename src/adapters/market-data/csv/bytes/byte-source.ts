// Reads a file's bytes chunk by chunk, unpacked, and hashes them as they are stored.
import { createHash } from 'node:crypto';
import { accessSync, closeSync, constants, createReadStream, openSync, readSync, statSync } from 'node:fs';
import { pipeline } from 'node:stream';
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
  readonly #hash = createHash('sha256');

  constructor(path: string, bytes: number) {
    this.path = path;
    this.bytes = bytes;
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

  /** SHA-256 of the bytes as stored, once all chunks were taken. */
  sha256(): string {
    return this.#hash.digest('hex');
  }

  /** Unpacked bytes, text in UTF-8. On a failure the chunks end and `failure` says why. */
  async *chunks(): AsyncGenerator<Uint8Array, void> {
    const stored = this.#stored();
    try {
      const first = await stored.next();
      if (first.done === true) return;
      const head = first.value;
      const rest = withFirst(head, stored);
      const unpacked = head[0] === 0x1f && head[1] === 0x8b ? gunzipped(rest) : rest;
      yield* decoded(unpacked);
    } catch (error) {
      this.failure = this.#failed(error);
    } finally {
      await stored.return();
    }
  }

  async *#stored(): AsyncGenerator<Uint8Array, void> {
    const stream = createReadStream(this.path, { highWaterMark: CHUNK_BYTES });
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      this.#hash.update(chunk);
      this.bytesRead += chunk.length;
      yield chunk;
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
export function openByteSource(path: string): ByteSource | InputFailure {
  const expected = `${path}: expected a text file`;
  try {
    const status = statSync(path);
    if (status.isDirectory()) return inputFailure('input-is-folder', `${expected}, found a folder`);
    if (!status.isFile()) return inputFailure('input-unreadable', `${expected}, found a device or socket`);
    if (status.size === 0) return inputFailure('input-empty', `${expected}, found 0 bytes`);
    // A file that may not be read is told now.
    accessSync(path, constants.R_OK);
    return new ByteSource(path, status.size);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'an error';
    return code === 'ENOENT' || code === 'ENOTDIR'
      ? inputFailure('input-missing', `${expected}, found none`)
      : inputFailure('input-unreadable', `${expected} that can be read, found ${code}`);
  }
}

class NotText extends Error {}

async function* withFirst(
  first: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void> {
  yield first;
  yield* rest;
}

async function* gunzipped(stored: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  // The loop below is told of errors by the stream itself.
  pipeline(stored, gunzip, () => undefined);
  for await (const chunk of gunzip as AsyncIterable<Buffer>) yield chunk;
}

/** UTF-16, told by its mark, becomes UTF-8; a zero byte in the beginning tells binary data. */
async function* decoded(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
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
