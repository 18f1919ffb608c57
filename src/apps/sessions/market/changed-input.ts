// Whether the files a ledger was made from are still there and still the same.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { bundledPath } from '../../../adapters/bundled/index.ts';
import type { RunInput, RunManifest } from '../../../core/ledger/index.ts';
import { usageError, type UsageError } from '../../config/index.ts';

/** The first input that is gone (`input-missing`) or another file now (`input-changed`); `undefined`: all are the same. */
export function changedInput(manifest: RunManifest): UsageError | undefined {
  for (const input of manifest.inputs) {
    const found = hashOf(input);
    if (found === undefined) {
      return usageError(
        'input-missing',
        `${input.role}: the ledger was made from ${input.path}, found no such file`,
      ).error;
    }
    if (found !== input.sha256) {
      const [expected, now] = [input.sha256.slice(0, 12), found.slice(0, 12)];
      return usageError(
        'input-changed',
        `${input.role} ${input.path}: expected SHA-256 ${expected}…, found ${now}…`,
      ).error;
    }
  }
  return undefined;
}

/** The first part of a store among `files` that the ledger does not name (`input-added`): rows came after the run. */
export function addedInput(manifest: RunManifest, files: readonly RunInput[]): UsageError | undefined {
  const known = new Set(manifest.inputs.map(({ path }) => path));
  const added = files.find(({ role, path }) => role.endsWith('-part') && !known.has(path));
  return added === undefined
    ? undefined
    : usageError(
        'input-added',
        `${added.role}: expected the store as the ledger names it, found ${added.path}, which it has had since: a run with --to is not reached by later rows`,
      ).error;
}

const BUNDLED = 'bundled:';

function hashOf({ path }: RunInput): string | undefined {
  const file = path.startsWith(BUNDLED) ? bundledPath(path.slice(BUNDLED.length)) : path;
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex');
  } catch {
    return undefined;
  }
}
