import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { chainFiles } from './chain-files.ts';

const root = mkdtempSync(join(tmpdir(), 'quantor-chain-files-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('the files below a folder', () => {
  it('are each there once, through links as well, also where a link leads back', () => {
    const data = join(root, 'data');
    mkdirSync(join(data, 'a'), { recursive: true });
    mkdirSync(join(root, 'elsewhere'));
    writeFileSync(join(data, 'a', 'one.csv'), 'x');
    writeFileSync(join(root, 'elsewhere', 'two.csv'), 'x');
    symlinkSync(data, join(data, 'a', 'back'));
    symlinkSync(join(root, 'elsewhere'), join(data, 'folder'));
    symlinkSync(join(root, 'elsewhere', 'two.csv'), join(data, 'two-again.csv'));
    symlinkSync(join(root, 'none'), join(data, 'dangling.csv'));
    const found = chainFiles([data]);
    expect(found).toMatchObject({
      value: [{ path: join(data, 'a', 'one.csv') }, { path: join(data, 'folder', 'two.csv') }],
    });
  });

  it('count as named where one is', () => {
    const data = join(root, 'data');
    const path = join(data, 'a', 'one.csv');
    const found = chainFiles([data, path]);
    expect(found.ok && found.value.find((file) => file.path === path)?.isNamed).toBe(true);
  });
});
