// The guide to migrating has every name of the predecessor, as the program has it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { expect, test } from 'vitest';
import { kindCounts, migrationTable } from './migration-table.ts';

const path = join(import.meta.dirname, '..', '..', 'docs', 'migrating.md');

test.each([
  ['keys', migrationTable],
  ['kinds', kindCounts],
])('docs/migrating.md has the table of %s', (name, tableOf) => {
  const marked = new RegExp(`(?<=<!-- ${name}:start -->\n)[\\s\\S]*?(?=<!-- ${name}:end -->)`);
  const document = readFileSync(path, 'utf8');
  if (env['QUANTOR_RENEW_DOCS'] === '1')
    writeFileSync(
      path,
      document.replace(marked, () => tableOf()),
    );
  expect(marked.exec(readFileSync(path, 'utf8'))?.[0]).toBe(tableOf());
});
