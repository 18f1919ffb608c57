// Counts trials: appends those that the register has not yet, one process at a time, and repairs a line that was being written when one ended.
import { closeSync, fsyncSync, ftruncateSync, openSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { canonicalJson, trialKey, type TrialRecord } from '../../../core/ledger/index.ts';
import { nextChain } from '../hash-chain.ts';
import { makeFolders } from '../make-folders.ts';
import { writing } from '../storage-error.ts';
import { underLock } from './exclusive-lock.ts';
import { headPathOf, readTrials, TRIALS_HEADER, type TrialsError, type WholeTrials } from './read-trials.ts';

export type CountedTrials =
  | {
      readonly ok: true;
      /** All trials of the register, with those that are new. */
      readonly trials: readonly TrialRecord[];
      readonly added: number;
      /** Chain value of the last trial. */
      readonly chain: string;
    }
  | { readonly ok: false; readonly error: TrialsError };

/** What a person's configurations say is nobody else's. */
const PRIVATE_FILE = 0o600;

/**
 * Appends those of `trials` whose settings were not yet tried on their data. A register that does not verify is left as it
 * is and told. Throws `StorageError` where the system refuses, `output-busy` where others write for too long.
 */
export function countTrials(path: string, trials: readonly TrialRecord[]): CountedTrials {
  return writing(path, () => {
    makeFolders(dirname(path));
    return underLock(`${path}.lock`, () => {
      const reading = readTrials(path);
      return reading.ok ? appended(path, reading, trials) : reading;
    });
  });
}

function appended(path: string, reading: WholeTrials, trials: readonly TrialRecord[]): CountedTrials {
  const fresh = freshTrials(reading.trials, trials);
  const { chain: before } = reading;
  if (fresh.length === 0 && reading.tornBytes === 0)
    return { ok: true, trials: reading.trials, added: 0, chain: before };
  let chain = before;
  let text = reading.wholeBytes === 0 ? TRIALS_HEADER : '';
  for (const trial of fresh) {
    const record = canonicalJson(trial);
    chain = nextChain(chain, record);
    text += `${chain} ${record}\n`;
  }
  writeAt(path, reading.wholeBytes, text);
  const all = [...reading.trials, ...fresh];
  writeHead(path, `${all.length} ${chain}\n`);
  return { ok: true, trials: all, added: fresh.length, chain };
}

/** Those of `trials` that are not among the counted, each key once. */
function freshTrials(
  counted: readonly TrialRecord[],
  trials: readonly TrialRecord[],
): readonly TrialRecord[] {
  const known = new Set(counted.map(trialKey));
  const fresh = new Map<string, TrialRecord>();
  for (const trial of trials) {
    const key = trialKey(trial);
    if (!known.has(key) && !fresh.has(key)) fresh.set(key, trial);
  }
  return [...fresh.values()];
}

/** Cuts off what is no whole line and puts `text` in its place, on disk before it returns. */
function writeAt(path: string, wholeBytes: number, text: string): void {
  const descriptor = openSync(path, 'a', PRIVATE_FILE);
  try {
    ftruncateSync(descriptor, wholeBytes);
    const bytes = Buffer.from(text, 'utf8');
    // A write may take fewer bytes than it was given.
    for (let written = 0; written < bytes.length;)
      written += writeSync(descriptor, bytes, written, bytes.length - written);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function writeHead(path: string, text: string): void {
  const partial = `${headPathOf(path)}.partial`;
  writeFileSync(partial, text, { mode: PRIVATE_FILE });
  renameSync(partial, headPathOf(path));
}
