// Checks of where runs and passing files go: may they be written, and is there room.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createOutputFolder } from '../../adapters/storage/index.ts';
import type { Finding } from './check.ts';

const MEGABYTE = 1_000_000;
/** What a few long runs with their reports come to. */
const FREE_MEGABYTES_WANTED = 1000;
/** Less than the ledger of one long run. */
const FREE_MEGABYTES_NEEDED = 100;

/** Starts an output folder as a run does, writes into it, and takes everything back. */
export function checkRunsFolder(runsFolder: string): Finding {
  try {
    const folder = createOutputFolder(join(runsFolder, `doctor-${process.pid}`));
    try {
      writeFileSync(folder.stagingPathOf('ledger'), 'written by quantor doctor');
    } finally {
      folder.abandon();
    }
    return { status: 'ok', found: `runs can be written to ${runsFolder}; nothing was left there` };
  } catch (cause) {
    const advice = 'change its permissions, go to another folder, or use --out';
    return { status: 'fail', found: messageOf(cause), advice };
  }
}

/** A run needs no temporary files; opening a report and tests do. */
export function checkTempFolder(tempFolder: string): Finding {
  try {
    const folder = mkdtempSync(join(tempFolder, 'quantor-doctor-'));
    try {
      writeFileSync(join(folder, 'probe'), 'written by quantor doctor');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    return { status: 'ok', found: `${tempFolder} can be written to` };
  } catch (cause) {
    return {
      status: 'warn',
      found: messageOf(cause),
      advice: 'set TMPDIR to a folder that can be written to',
    };
  }
}

export function checkDisk(freeBytes: number): Finding {
  const megabytes = Math.floor(freeBytes / MEGABYTE);
  const found = `${megabytes} MB free here`;
  if (megabytes >= FREE_MEGABYTES_WANTED) return { status: 'ok', found };
  const status = megabytes < FREE_MEGABYTES_NEEDED ? 'fail' : 'warn';
  return { status, found, advice: 'make room, or write elsewhere with --out' };
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
