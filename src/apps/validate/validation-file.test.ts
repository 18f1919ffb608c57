// Tests that a validation is written whole, and shown only where it is one and belongs to the ledger beside it.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleValidation } from '../../analysis/report/document/validation/sample-validation.fixture.ts';
import { findValidation, writeValidation } from './validation-file.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quantor-validation-'));
  path = join(folder, 'run', 'validation.json');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('a validation', () => {
  it('is found again beside its own ledger, and leaves nothing else', () => {
    const document = sampleValidation();
    writeValidation(path, document);
    expect(findValidation(path, document.run.ledgerHead)).toEqual({ kind: 'own', document });
    expect(readdirSync(join(folder, 'run'))).toEqual(['validation.json']);
  });

  it('of another ledger is foreign, and says of which run it is', () => {
    writeValidation(path, sampleValidation());
    expect(findValidation(path, 'another')).toMatchObject({
      kind: 'foreign',
      reason: expect.stringContaining('is of run run-1 and of another ledger') as string,
    });
  });

  it('is none where there is no file', () => {
    expect(findValidation(path, 'head')).toEqual({ kind: 'none' });
  });

  it.each([
    ['not JSON', 'no'],
    ['another format', '"quantor-validation 2"'],
    ['a field too many', '"quantor-validation 1","more":1'],
  ])('with %s is foreign', (_what, format) => {
    writeValidation(path, sampleValidation());
    const text = readFileSync(path, 'utf8').replace('"quantor-validation 1"', format);
    writeFileSync(path, text);
    expect(findValidation(path, sampleValidation().run.ledgerHead)).toMatchObject({ kind: 'foreign' });
  });
});
