// Writes a ledger: records in, chained lines out, and the file appears under its name only when it is complete.
import * as nodeFiles from 'node:fs';
import { dirname } from 'node:path';
import { invariant } from '../../core/domain/index.ts';
import { canonicalJson, type LedgerRecord } from '../../core/ledger/index.ts';
import type { LedgerSink } from '../../core/ports/index.ts';
import { CHAIN_START, LEDGER_HEADER, nextChain } from './hash-chain.ts';
import { writing } from './storage-error.ts';
import { syncFolder } from './sync-folder.ts';

/** What the writer asks of the file system; a test passes one that fails. */
export type LedgerFileSystem = Pick<
  typeof nodeFiles,
  'openSync' | 'writeSync' | 'fsyncSync' | 'closeSync' | 'renameSync' | 'rmSync'
>;

/** A ledger being written. Every method throws `StorageError` where the system refuses. */
export interface LedgerFile extends LedgerSink {
  /** Makes everything durable and gives the file its name, replacing a file of that name. */
  finish(): void;
  /** Removes what was written so far; harmless after `finish` or a failure. */
  abandon(): void;
}

/** Characters gathered before they are written. */
const BATCH_CHARACTERS = 1 << 18;

/**
 * Opens a ledger that will stand at `path`. Until `finish` it is `PATH.partial` in the same folder; a failure removes
 * it and ends the ledger: later calls of `append` and `finish` throw.
 */
export function createLedgerFile(path: string, files: LedgerFileSystem = nodeFiles): LedgerFile {
  const partialPath = `${path}.partial`;
  let descriptor: number | undefined = writing(path, () => files.openSync(partialPath, 'w'));
  let batch = LEDGER_HEADER;
  let chain = CHAIN_START;
  let lastType: LedgerRecord['type'] | undefined;

  const remove = (): void => {
    if (descriptor === undefined) return;
    const open = descriptor;
    descriptor = undefined;
    try {
      files.closeSync(open);
    } finally {
      files.rmSync(partialPath, { force: true });
    }
  };

  /** The open file; a ledger that was finished, abandoned or has failed takes nothing more. */
  const opened = (): number => {
    invariant(descriptor !== undefined, 'the ledger is open');
    return descriptor;
  };

  const orRemove = (action: () => void): void => {
    try {
      writing(path, action);
    } catch (error) {
      try {
        remove();
      } catch {
        // The first failure says more than a failure to clean up after it.
      }
      throw error;
    }
  };

  const flush = (open: number): void => {
    const bytes = Buffer.from(batch, 'utf8');
    batch = '';
    // A write may take fewer bytes than it was given.
    for (let written = 0; written < bytes.length;) {
      written += files.writeSync(open, bytes, written, bytes.length - written);
    }
  };

  return {
    append(record) {
      const open = opened();
      invariant(
        (lastType === undefined) === (record.type === 'manifest'),
        'a ledger has one manifest, and it is first',
      );
      invariant(lastType !== 'run-ended', 'nothing follows the end of the run');
      const text = canonicalJson(record);
      lastType = record.type;
      chain = nextChain(chain, text);
      batch += `${chain} ${text}\n`;
      if (batch.length >= BATCH_CHARACTERS) orRemove(() => flush(open));
    },
    finish() {
      const open = opened();
      invariant(lastType === 'run-ended', 'a ledger ends with the end of the run');
      orRemove(() => {
        flush(open);
        files.fsyncSync(open);
        files.renameSync(partialPath, path);
        // From here on the file is complete under its name, and nothing removes it.
        descriptor = undefined;
        files.closeSync(open);
        syncFolder(dirname(path), files);
      });
    },
    abandon() {
      writing(path, remove);
    },
  };
}
