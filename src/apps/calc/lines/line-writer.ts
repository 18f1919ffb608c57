// Writes lines to a stream no faster than its reader takes them, and notices when the reader has gone.
import type { Writable } from 'node:stream';

export interface LineWriter {
  /** Resolves once more may be written: to false after the stream failed, when nothing more will be. */
  readonly write: (text: string) => Promise<boolean>;
  /** Resolves once all is written, or will never be. */
  readonly finish: () => Promise<void>;
  /** What the stream failed with, such as `EPIPE`. */
  readonly failure: () => NodeJS.ErrnoException | undefined;
}

/** A writer on `output`; it listens for errors until the process ends, since a broken pipe may be told late. */
export function createLineWriter(output: Writable): LineWriter {
  let failure: NodeJS.ErrnoException | undefined;
  let isUsable = true;
  let pending = 0;
  let wake: () => void = () => undefined;
  const note = (error: Error | null | undefined): void => {
    if (error === null || error === undefined) return;
    failure ??= error;
    isUsable = false;
  };
  output.on('error', note);
  const written = (error: Error | null | undefined): void => {
    note(error);
    pending -= 1;
    if (pending === 0) wake();
  };
  const allWritten = (): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
      if (pending === 0) resolve();
    });
  return {
    async write(text) {
      if (!isUsable) return false;
      pending += 1;
      if (!output.write(text, written)) await allWritten();
      return isUsable;
    },
    finish: allWritten,
    failure: () => failure,
  };
}
