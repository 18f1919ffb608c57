import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { settingsTemplate } from '../../config/index.ts';
import { runProgram } from '../program.ts';

let root: string;
let stdout: string;
let stderr: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'quantor-init-')));
  stdout = '';
  stderr = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => (stdout += String(text)) !== '');
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => (stderr += String(text)) !== '');
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(root, { recursive: true, force: true });
});

const FILES = ['.gitignore', 'README.md', 'quantor.jsonc'];

test('a new folder has the template, what git leaves out, and the first commands', async () => {
  const folder = join(root, 'deep', 'my condors');
  expect(await runProgram(['init', folder])).toBe(0);
  expect(readdirSync(folder).toSorted()).toEqual(FILES);
  expect(readFileSync(join(folder, 'quantor.jsonc'), 'utf8')).toBe(settingsTemplate());
  expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toBe('quantor-runs/\n');
  expect(stdout).toContain(`cd '${folder}' && npx quantor backtest --config quantor.jsonc\n`);
  expect(stderr).toBe('');
});

test('config show takes the file as written, and every command of the README is one', async () => {
  const folder = join(root, 'new');
  await runProgram(['init', folder]);
  stdout = '';
  expect(await runProgram(['config', 'show', '--config', join(folder, 'quantor.jsonc')])).toBe(0);
  expect(stdout).toMatch(/^cash +100000 {2}default$/m);
  const commands = readFileSync(join(folder, 'README.md'), 'utf8').matchAll(/npx quantor (\S+)/g);
  for (const [, name = ''] of commands) {
    stdout = '';
    await runProgram([name, '--help']);
    expect(stdout).toMatch(new RegExp(`^Usage: quantor ${name}\\b`));
  }
});

test.each(FILES)('%s that exists is left alone, and nothing else is written', async (name) => {
  writeFileSync(join(root, name), 'mine');
  writeFileSync(join(root, 'other.txt'), 'also mine');
  expect(await runProgram(['init', root, '--json'])).toBe(2);
  const { error } = JSON.parse(stdout) as { error: { code: string; message: string; problems: unknown } };
  expect(error).toMatchObject({ code: 'init-file-exists', problems: [{}, { key: join(root, name) }] });
  expect(error.message).toContain(join(root, name));
  expect(readdirSync(root).toSorted()).toEqual([name, 'other.txt'].toSorted());
  expect(readFileSync(join(root, name), 'utf8')).toBe('mine');
});

test('all that exists is listed, a link that leads nowhere too', async () => {
  writeFileSync(join(root, 'README.md'), '');
  symlinkSync(join(root, 'gone'), join(root, 'quantor.jsonc'));
  expect(await runProgram(['init', root])).toBe(2);
  expect(stderr).toContain(`${join(root, 'README.md')} exists`);
  expect(stderr).toContain(`${join(root, 'quantor.jsonc')} exists`);
});

test('--json tells what was made', async () => {
  const folder = join(root, 'new');
  expect(await runProgram(['init', folder, '--json'])).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    folder,
    files: ['quantor.jsonc', '.gitignore', 'README.md'].map((name) => join(folder, name)),
  });
});

test('a file where the folder should be is told', async () => {
  writeFileSync(join(root, 'file'), '');
  expect(await runProgram(['init', join(root, 'file')])).toBe(2);
  expect(stderr).toMatch(/^error output-not-a-folder: /);
});

test.skipIf(process.getuid?.() === 0)('a folder that may not be written to is told', async () => {
  chmodSync(root, 0o500);
  expect(await runProgram(['init', join(root, 'below')])).toBe(2);
  expect(stderr).toMatch(/^error output-not-writable: /);
});
