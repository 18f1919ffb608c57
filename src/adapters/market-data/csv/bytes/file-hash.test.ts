import { createHash } from 'node:crypto';
import { appendFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FileHash } from './file-hash.ts';

const bytes = Buffer.from(Array.from({ length: 700_000 }, (_, at) => (at * 7) % 251));
let folder = '';
let path = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quantor-hash-'));
  path = join(folder, 'file.csv');
  writeFileSync(path, bytes);
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('the hash is that of the whole file, however far it was followed', () => {
  const whole = createHash('sha256').update(bytes).digest('hex');
  for (const reached of [[], [1], [1, 300_000, 300_000], [700_000], [9e9]]) {
    const hash = new FileHash(path);
    for (const place of reached) hash.reach(place);
    expect(hash.sha256()).toBe(whole);
    hash.close();
  }
});

test('a file that grew or was replaced meanwhile has no hash', () => {
  const grown = new FileHash(path);
  grown.reach(10);
  appendFileSync(path, 'x');
  expect(grown.sha256()).toBeUndefined();
  grown.close();
  const replaced = new FileHash(path);
  writeFileSync(join(folder, 'other'), `${bytes.toString('latin1')}x`);
  renameSync(join(folder, 'other'), path);
  expect(replaced.sha256()).toBeUndefined();
  replaced.close();
});
