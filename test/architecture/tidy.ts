// Runs every tidiness check over a project tree: determinism, shape, meaning and documents.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { filesBelow, isProductSource, isTypeScript } from './source-tree.ts';
import { scanDeterminism } from './tidy-determinism.ts';
import { checkLockfile, checkTitle } from './tidy-documents.ts';
import { checkMeaning } from './tidy-meaning.ts';
import { checkFileLength, checkFolders, checkFunctionLength, checkName, checkOpening } from './tidy-shape.ts';
import type { Violation } from './violation.ts';

const DETERMINISTIC = /^src\/(?:core|analysis)\//;

/** Violations found, and the places where an exception marker excused one. */
export type TidyResult = { readonly violations: readonly Violation[]; readonly excused: readonly string[] };

/** Checks the tree at `projectRoot`; folders that do not exist are skipped. */
export function checkTidy(projectRoot: string): TidyResult {
  const files = filesBelow(projectRoot, '.');
  const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');
  const results = files.filter(isTypeScript).map((file) => checkSource(file, read(file)));
  const documents = files
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) => checkTitle(file, read(file)));
  const lockfiles = files.filter((file) => file.endsWith('package-lock.json'));
  return {
    violations: [
      ...results.flatMap(({ violations }) => violations),
      ...checkFolders(files.filter((file) => isTypeScript(file) && !file.endsWith('.test.ts'))),
      ...documents,
      ...lockfiles.flatMap((file) => checkLockfile(file, read(file))),
    ],
    excused: results.flatMap(({ excused }) => excused),
  };
}

function checkSource(file: string, text: string): TidyResult {
  const always = [...checkName(file), ...checkFileLength(file, text)];
  if (file.endsWith('.test.ts')) return { violations: always, excused: [] };
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);
  const shape = [...checkOpening(file, text), ...checkFunctionLength(file, source)];
  if (!isProductSource(file)) return { violations: [...always, ...shape], excused: [] };
  const scan = DETERMINISTIC.test(file) ? scanDeterminism(file, source) : { violations: [], excused: [] };
  return {
    violations: [...always, ...shape, ...checkMeaning(file, source), ...scan.violations],
    excused: scan.excused,
  };
}
