// Writes a ledger: records in, chained lines out, and the file appears under its name only when it is complete.
import * as nodeFiles from 'node:fs';
import { invariant } from '../../core/domain/index.ts';
import { canonicalJson, type LedgerRecord } from '../../core/ledger/index.ts';
import type { LedgerSink } from '../../core/ports/index.ts';
import { CHAIN_START, LEDGER_HEADER, nextChain } from './hash-chain.ts';
import { createPartialFile, type WritableFileSystem } from './partial-file.ts';

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
 * it and ends the ledger.
 */
export function createLedgerFile(path: string, files: WritableFileSystem = nodeFiles): LedgerFile {
  const file = createPartialFile(path, files);
  let batch = LEDGER_HEADER;
  let chain = CHAIN_START;
  let lastType: LedgerRecord['type'] | undefined;
  const flush = (): void => {
    file.write(batch);
    batch = '';
  };
  return {
    append(record) {
      const isManifest = record.type === 'manifest';
      invariant((lastType === undefined) === isManifest, 'a ledger has one manifest, and it is first');
      invariant(lastType !== 'run-ended', 'nothing follows the end of the run');
      const text = canonicalJson(record);
      lastType = record.type;
      chain = nextChain(chain, text);
      batch += `${chain} ${text}\n`;
      if (batch.length >= BATCH_CHARACTERS) flush();
    },
    finish() {
      invariant(lastType === 'run-ended', 'a ledger ends with the end of the run');
      flush();
      file.finish();
    },
    abandon() {
      file.remove();
    },
  };
}
