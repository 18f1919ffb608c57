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

const BUNDLED = 'bundled:';

function hashOf({ path }: RunInput): string | undefined {
  const file = path.startsWith(BUNDLED) ? bundledPath(path.slice(BUNDLED.length)) : path;
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex');
  } catch {
    return undefined;
  }
}
