// Where an import prepares its parts, and how what an interrupted one left is cleared.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemCodeOf } from '../dataset-error.ts';
import { makeFolder, remove } from './file-steps.ts';

/** The folder of imports under way, below the store's; only the writer that has the lock touches it. */
export const STAGING = 'staging';
const PLAN = 'plan.json';

/** What a commit is about to put where; written before the first part is moved. */
export interface CommitPlan {
  /** Below the store's folder. */
  readonly manifest: string;
  readonly parts: readonly string[];
}

export function planPath(folder: string): string {
  return join(folder, STAGING, PLAN);
}

/**
 * Undoes an import that was interrupted: parts that were moved although their manifest is missing, and everything staged.
 * The plan goes last, so that an interrupted clearing is cleared the next time.
 */
export function clearStaging(folder: string): void {
  const plan = readPlan(planPath(folder));
  if (plan !== undefined && !existsSync(join(folder, plan.manifest)))
    for (const part of plan.parts) remove(join(folder, part));
  for (const name of names(join(folder, STAGING))) if (name !== PLAN) remove(join(folder, STAGING, name));
  remove(join(folder, STAGING));
}

/** An empty staging folder. */
export function makeStaging(folder: string): string {
  clearStaging(folder);
  const staging = join(folder, STAGING);
  makeFolder(staging);
  return staging;
}

function names(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (cause) {
    if (systemCodeOf(cause) === 'ENOENT') return [];
    throw cause;
  }
}

/** A damaged plan undoes nothing: parts that it moved count for nothing without their manifest, and are written over. */
function readPlan(path: string): CommitPlan | undefined {
  try {
    const plan = JSON.parse(readFileSync(path, 'utf8')) as Partial<CommitPlan> | null;
    const { manifest, parts } = plan ?? {};
    return typeof manifest === 'string' && Array.isArray(parts) ? { manifest, parts } : undefined;
  } catch (cause) {
    if (systemCodeOf(cause) === 'ENOENT' || cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}
