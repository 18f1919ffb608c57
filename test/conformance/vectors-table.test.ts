// The suite is as large as it says, and the guide's table is the suite's own.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { expect, test } from 'vitest';
import { readVectors, VECTOR_KINDS } from './vector-files.ts';
import { vectorsTable } from './vectors-table.ts';

const VECTORS_MIN = 60;

test('the suite is as large as promised, has every kind and names each vector once', () => {
  const vectors = readVectors();
  expect(vectors.length).toBeGreaterThanOrEqual(VECTORS_MIN);
  expect(new Set(vectors.map(({ kind }) => kind))).toEqual(new Set(VECTOR_KINDS));
  expect(new Set(vectors.map(({ id }) => id)).size).toBe(vectors.length);
});

test('docs/conformance.md has the table of the vectors; QUANTOR_RENEW_DOCS=1 writes it', () => {
  const path = join(import.meta.dirname, '..', '..', 'docs', 'conformance.md');
  const marked = /(?<=<!-- vectors:start -->\n)[\s\S]*?(?=<!-- vectors:end -->)/;
  const document = readFileSync(path, 'utf8');
  if (env['QUANTOR_RENEW_DOCS'] === '1')
    writeFileSync(
      path,
      document.replace(marked, () => vectorsTable()),
    );
  expect(marked.exec(readFileSync(path, 'utf8'))?.[0]).toBe(vectorsTable());
});
