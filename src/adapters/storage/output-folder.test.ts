import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LEDGER_HEADER } from './hash-chain.ts';
import { createOutputFolder, type OutputFolder } from './output-folder.ts';
import { StorageError } from './storage-error.ts';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'output-folder-')));
});
afterEach(() => {
  chmodSync(root, 0o700);
  rmSync(root, { recursive: true, force: true });
});

function fill(folder: OutputFolder, note: string): void {
  writeFileSync(folder.stagingPathOf('ledger'), `${LEDGER_HEADER}${note}`);
  writeFileSync(folder.stagingPathOf('trades'), note);
}

function run(path: string, note: string): void {
  const folder = createOutputFolder(path);
  fill(folder, note);
  folder.commit();
}

function codeOf(action: () => void): unknown {
  try {
    action();
  } catch (error) {
    return error instanceof StorageError ? error.code : error;
  }
  return 'nothing thrown';
}

/** Does `action` as a user without rights of its own, which permission bits do not stop root from having. */
function unprivileged(action: () => void): void {
  if (process.geteuid?.() !== 0) {
    action();
    return;
  }
  process.seteuid?.(65_534);
  try {
    action();
  } finally {
    process.seteuid?.(0);
  }
}

describe('createOutputFolder', () => {
  it('shows all files at once, in folders made as needed', () => {
    const path = join(root, 'runs', 'first');
    const folder = createOutputFolder(path);
    fill(folder, 'one');
    expect(existsSync(path)).toBe(false);
    folder.commit();
    expect(folder.path).toBe(path);
    expect(readdirSync(path).toSorted()).toEqual(['ledger.txt', 'trades.csv']);
    expect(readdirSync(join(root, 'runs'))).toEqual(['first']);
    expect(readFileSync(folder.pathOf('trades'), 'utf8')).toBe('one');
  });

  it('gives the folder the rights that any new folder has', () => {
    run(join(root, 'run'), 'one');
    mkdirSync(join(root, 'other'));
    expect(statSync(join(root, 'run')).mode).toBe(statSync(join(root, 'other')).mode);
  });

  it('leaves nothing when abandoned, not even the folders above, but keeps what others put there', () => {
    createOutputFolder(join(root, 'a', 'b', 'c')).abandon();
    expect(readdirSync(root)).toEqual([]);
    const folder = createOutputFolder(join(root, 'a', 'b', 'c'));
    fill(folder, 'one');
    writeFileSync(join(root, 'a', 'mine.txt'), '');
    folder.abandon();
    folder.abandon();
    expect(readdirSync(root)).toEqual(['a']);
    expect(readdirSync(join(root, 'a'))).toEqual(['mine.txt']);
  });

  it('leaves nothing where the folders above can be made but not the one for the run', () => {
    expect(codeOf(() => createOutputFolder(join(root, 'a', 'b', 'x'.repeat(255))))).toBe('output-failed');
    expect(readdirSync(root)).toEqual([]);
  });

  it('keeps an earlier run until the new one is complete', () => {
    const path = join(root, 'run');
    run(path, 'one');
    const second = createOutputFolder(path);
    fill(second, 'two');
    second.abandon();
    expect(readFileSync(join(path, 'trades.csv'), 'utf8')).toBe('one');
    const third = createOutputFolder(path);
    writeFileSync(third.stagingPathOf('ledger'), LEDGER_HEADER);
    third.commit();
    expect(readdirSync(root)).toEqual(['run']);
    expect(readdirSync(path)).toEqual(['ledger.txt']);
  });

  it('takes an empty folder, and the folder that a link leads to', () => {
    mkdirSync(join(root, 'real'));
    symlinkSync(join(root, 'real'), join(root, 'link'));
    run(join(root, 'link'), 'one');
    expect(readdirSync(join(root, 'real')).toSorted()).toEqual(['ledger.txt', 'trades.csv']);
    expect(realpathSync(join(root, 'link'))).toBe(join(root, 'real'));
  });

  it.each<[string, (path: string) => void]>([
    ['a foreign file', (path) => writeFileSync(join(path, 'notes.txt'), 'mine')],
    ['a folder under a name of ours', (path) => mkdirSync(join(path, 'report.pdf'))],
    ['a link under a name of ours', (path) => symlinkSync('/nowhere', join(path, 'report.pdf'))],
  ])('refuses an earlier run that holds %s, and leaves it as it is', (_, spoil) => {
    const path = join(root, 'run');
    run(path, 'one');
    spoil(path);
    const before = readdirSync(path);
    expect(codeOf(() => createOutputFolder(path))).toBe('output-not-empty');
    expect(readdirSync(path)).toEqual(before);
    expect(readdirSync(root)).toEqual(['run']);
  });

  it('refuses a folder with our names but no ledger of ours', () => {
    const path = join(root, 'run');
    mkdirSync(path);
    writeFileSync(join(path, 'trades.csv'), 'mine');
    expect(codeOf(() => createOutputFolder(path))).toBe('output-not-empty');
    writeFileSync(join(path, 'ledger.txt'), 'my household ledger');
    expect(codeOf(() => createOutputFolder(path))).toBe('output-not-empty');
    expect(readFileSync(join(path, 'ledger.txt'), 'utf8')).toBe('my household ledger');
  });

  it('puts an earlier run back where something foreign was added while the new one was made', () => {
    const path = join(root, 'run');
    run(path, 'one');
    const folder = createOutputFolder(path);
    fill(folder, 'two');
    writeFileSync(join(path, 'notes.txt'), 'mine');
    expect(codeOf(() => folder.commit())).toBe('output-not-empty');
    expect(readdirSync(root)).toEqual(['run']);
    expect(readdirSync(path).toSorted()).toEqual(['ledger.txt', 'notes.txt', 'trades.csv']);
    expect(readFileSync(join(path, 'trades.csv'), 'utf8')).toBe('one');
  });

  it('refuses a file in place of the folder or of one above it', () => {
    writeFileSync(join(root, 'file'), 'mine');
    expect(codeOf(() => createOutputFolder(join(root, 'file')))).toBe('output-not-a-folder');
    expect(codeOf(() => createOutputFolder(join(root, 'file', 'run')))).toBe('output-not-a-folder');
    expect(readdirSync(root)).toEqual(['file']);
  });

  it.skipIf(process.platform === 'win32')('says that it may not write, and leaves nothing', () => {
    chmodSync(root, 0o555);
    unprivileged(() => {
      expect(codeOf(() => createOutputFolder(join(root, 'run')))).toBe('output-not-writable');
      expect(codeOf(() => createOutputFolder(join(root, 'a', 'run')))).toBe('output-not-writable');
    });
    expect(readdirSync(root)).toEqual([]);
  });
});
