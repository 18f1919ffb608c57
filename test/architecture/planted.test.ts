// Each check finds the violation planted for it, names its file and rule, and finds nothing else.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkImports } from './check-imports.ts';
import { readImportTable } from './import-table.ts';
import { CROWD, CROWDED_FOLDER, IMPORT_PLANTS, TIDY_PLANTS, writeTree } from './planted-tree.fixture.ts';
import type { Plant } from './planted-tree.fixture.ts';
import { checkTidy } from './tidy.ts';
import type { Violation } from './violation.ts';

const table = readImportTable(join(import.meta.dirname, '..', '..'));
const trees: string[] = [];

function treeWith(plants: readonly Plant[]): string {
  const root = writeTree(plants);
  trees.push(root);
  return root;
}

afterAll(() => {
  for (const root of trees) rmSync(root, { recursive: true });
});

const rulesFoundIn = (file: string, violations: readonly Violation[]): readonly string[] =>
  [...new Set(violations.filter((one) => one.file === file).map(({ rule }) => rule))].toSorted();

const namedBy = (plants: readonly Plant[]): readonly string[] => plants.map(({ file }) => file);

const filesOf = (violations: readonly Violation[]): readonly string[] => [
  ...new Set(violations.map(({ file }) => file)),
];

test('a tree without plants passes both checks', async () => {
  const root = treeWith([]);
  expect(await checkImports(root, table)).toEqual([]);
  expect(checkTidy(root)).toEqual({ violations: [], excused: ['src/core/engine/excused.ts:2'] });
});

test('a tree without sources passes both checks', async () => {
  const missing = join(treeWith([]), 'missing');
  expect(await checkImports(missing, table)).toEqual([]);
  expect(checkTidy(missing)).toEqual({ violations: [], excused: [] });
});

describe('the import check', async () => {
  const violations = await checkImports(treeWith(IMPORT_PLANTS), table);

  test.each(IMPORT_PLANTS)('finds $rules in $file', ({ file, rules }) => {
    expect(rulesFoundIn(file, violations)).toEqual(rules);
  });

  test('finds nothing else', () => {
    expect(filesOf(violations).toSorted()).toEqual(namedBy(IMPORT_PLANTS).toSorted());
  });
});

describe('the tidiness check', () => {
  const { violations } = checkTidy(treeWith([...TIDY_PLANTS, ...CROWD]));

  test.each(TIDY_PLANTS)('finds $rules in $file', ({ file, rules }) => {
    expect(rulesFoundIn(file, violations)).toEqual(rules);
  });

  test('finds the crowded folder and nothing else', () => {
    expect(rulesFoundIn(CROWDED_FOLDER, violations)).toEqual(['folder-size']);
    expect(filesOf(violations).toSorted()).toEqual([...namedBy(TIDY_PLANTS), CROWDED_FOLDER].toSorted());
  });
});
