// ARCHITECTURE.md says truly which rooms of its import table exist and which are planned.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { readImportTable } from '../architecture/import-table.ts';

const projectRoot = join(import.meta.dirname, '..', '..');
const architecture = readFileSync(join(projectRoot, 'ARCHITECTURE.md'), 'utf8');

/** Folders below src. */
const folders = new Set(
  readdirSync(join(projectRoot, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) =>
      relative(join(projectRoot, 'src'), join(entry.parentPath, entry.name)).replaceAll('\\', '/'),
    ),
);

const PLANNED = /<!-- planned:start -->\n(?<rows>[\s\S]*?)<!-- planned:end -->/;
const planned = Array.from(
  (PLANNED.exec(architecture)?.groups?.['rows'] ?? '').matchAll(/^\| `(?<room>[^`]+)` \|/gm),
  ({ groups }) => groups?.['room'] ?? '',
);

test('what is called planned does not exist', () => {
  expect(planned.length).toBeGreaterThan(0);
  expect(
    planned.filter((room) => folders.has(room)),
    'built: take these rows away',
  ).toEqual([]);
});

test('every room of the import table exists or is called planned', () => {
  const missing = readImportTable(projectRoot)
    .map(({ room }) => room)
    .filter((room) => !room.endsWith('/*') && !folders.has(room) && !planned.includes(room));
  expect(missing).toEqual([]);
});
