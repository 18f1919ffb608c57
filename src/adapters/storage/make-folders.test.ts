import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeFolders } from './make-folders.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'make-folders-'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

test('missing folders are made, and the first of them is told', () => {
  expect(makeFolders(join(root, 'a', 'b', 'c'))).toBe(join(root, 'a'));
  expect(makeFolders(join(root, 'a', 'b', 'd'))).toBe(join(root, 'a', 'b', 'd'));
  expect(makeFolders(join(root, 'a', 'b'))).toBeUndefined();
  expect(readdirSync(join(root, 'a', 'b')).toSorted()).toEqual(['c', 'd']);
});

test('a folder that cannot be made takes those above it with it', () => {
  expect(() => makeFolders(join(root, 'a', 'b'.repeat(300), 'c'))).toThrow('ENAMETOOLONG');
  expect(readdirSync(root)).toEqual([]);
});

test('a file or a link to nothing in the way is an error', () => {
  writeFileSync(join(root, 'file'), '');
  symlinkSync(join(root, 'nowhere'), join(root, 'link'));
  expect(() => makeFolders(join(root, 'file', 'a'))).toThrow('ENOTDIR');
  expect(() => makeFolders(join(root, 'link', 'a'))).toThrow('EEXIST');
  expect(existsSync(join(root, 'nowhere'))).toBe(false);
});

test.skipIf(!existsSync('/proc/self'))(
  'a system that denies the folder standing above ends in an error',
  () => {
    expect(() => makeFolders('/proc/self/a/b')).toThrow(/ENOENT|EACCES|EPERM/);
  },
);
