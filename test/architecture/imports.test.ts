// The imports of the product agree with the table in ARCHITECTURE.md.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkImports } from './check-imports.ts';
import { readImportTable } from './import-table.ts';
import { printed } from './violation.ts';

const projectRoot = join(import.meta.dirname, '..', '..');

test('every import is allowed by the table and every file is reached', async () => {
  const violations = await checkImports(projectRoot, readImportTable(projectRoot));
  expect(printed(violations)).toEqual([]);
});
