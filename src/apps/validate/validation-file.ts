// The file of a validation: written whole or not at all, and believed only where it belongs to the ledger beside it.
import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolders, systemCodeOf, writing } from '../../adapters/storage/index.ts';
import type { ValidationDocument } from '../../analysis/report/index.ts';
import { validationProblem } from './validation-shape.ts';

/** Writes the document; folders above it are made. Throws `StorageError`. */
export function writeValidation(path: string, document: ValidationDocument): void {
  writing(path, () => {
    makeFolders(dirname(path));
    const partial = `${path}.partial-${randomBytes(4).toString('hex')}`;
    try {
      writeFileSync(partial, `${JSON.stringify(document)}\n`);
      renameSync(partial, path);
    } finally {
      rmSync(partial, { force: true });
    }
  });
}

/** A validation that may be shown, none, or why the one that is there may not. */
export type FoundValidation =
  | { readonly kind: 'none' }
  | { readonly kind: 'own'; readonly document: ValidationDocument }
  | { readonly kind: 'foreign'; readonly reason: string };

/** What stands at `path` for the ledger of this head. */
export function findValidation(path: string, ledgerHead: string): FoundValidation {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const code = systemCodeOf(error);
    if (code === undefined) throw error;
    return code === 'ENOENT'
      ? { kind: 'none' }
      : { kind: 'foreign', reason: `${path} cannot be read (${code})` };
  }
  const value = parsed(text);
  const problem = validationProblem(value);
  if (problem !== undefined) return { kind: 'foreign', reason: `${path}: ${problem}` };
  const document = value as ValidationDocument;
  if (document.run.ledgerHead === ledgerHead) return { kind: 'own', document };
  return {
    kind: 'foreign',
    reason: `${path} is of run ${document.run.id} and of another ledger: make it again with quantor validate`,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
