// Runs every published vector against Quantor's own rules, and checks that the suite has its published shape.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { describe, expect, test } from 'vitest';
import { ADAPTERS } from './adapters.ts';
import { differences } from './compare-answer.ts';
import { readVectors, shapeProblems, VECTOR_KINDS, vectorFiles, vectorText } from './vector-files.ts';
import { vectorsTable } from './vectors-table.ts';

test.each(vectorFiles())('%s has the published shape', (file) => {
  expect(shapeProblems(file, vectorText(file))).toEqual([]);
});

describe.each(VECTOR_KINDS)('%s', (kind) => {
  const vectors = readVectors().filter((vector) => vector.kind === kind);
  test.each(vectors)('$id', ({ given, expected }) => {
    expect(differences(expected, ADAPTERS[kind](given))).toEqual([]);
  });
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
