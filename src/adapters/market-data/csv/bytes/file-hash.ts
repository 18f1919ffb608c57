// Hashes a file's bytes behind another thread that reads them, and tells when the file changed meanwhile.
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';

const CHUNK_BYTES = 1 << 18;

/** To be closed, also after a failure. */
export class FileHash {
  readonly #path: string;
  readonly #file: number;
  readonly #state: string;
  readonly #hash = createHash('sha256');
  readonly #buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  #hashed = 0;

  constructor(path: string) {
    this.#path = path;
    this.#file = openSync(path, 'r');
    this.#state = stateOf(fstatSync(this.#file));
  }

  /** Hashes as far as the other thread has read, so that the bytes are still in memory. */
  reach(bytes: number): void {
    while (this.#hashed < bytes) {
      const read = readSync(this.#file, this.#buffer, 0, Math.min(CHUNK_BYTES, bytes - this.#hashed), null);
      if (read === 0) return;
      this.#hash.update(this.#buffer.subarray(0, read));
      this.#hashed += read;
    }
  }

  /** SHA-256 of the whole file, or `undefined` where it is no longer as it was at the beginning. */
  sha256(): string | undefined {
    this.reach(Number.POSITIVE_INFINITY);
    const now = statSync(this.#path, { throwIfNoEntry: false });
    return now !== undefined && stateOf(now) === this.#state ? this.#hash.digest('hex') : undefined;
  }

  close(): void {
    closeSync(this.#file);
  }
}

function stateOf({ ino, size, mtimeMs }: { ino: number; size: number; mtimeMs: number }): string {
  return `${ino} ${size} ${mtimeMs}`;
}
