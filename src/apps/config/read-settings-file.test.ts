import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readConfigFile } from './ancestor/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'settings-file-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

let files = 0;
function fileOf(content: string | Buffer): string {
  const path = join(folder, `${(files += 1)}.json`);
  writeFileSync(path, content);
  return path;
}

test.each([
  ['plain', '{"cash": 5000}'],
  ['with a byte-order mark', '\uFEFF{"cash": 5000}'],
  ['with comments and a last comma', '// mine\n{"cash": 5000, /* dollars */}'],
])('a settings file %s', (_name, text) => {
  const path = fileOf(text);
  expect(readConfigFile(path)).toEqual({ ok: true, value: { style: 'quantor', path, tree: { cash: 5000 } } });
});

test.each([
  ['text that is no JSON', 'config-not-json', '{"cash": 5000 "seed": 1}', 'text that is no JSON'],
  ['nothing', 'config-not-json', '', 'found nothing'],
  ['a list', 'config-not-json', '[1]', 'found a list'],
  ['a tower', 'config-not-json', `{"a":${'['.repeat(90_000)}${']'.repeat(90_000)}}`, 'more than 20 levels'],
  ['null', 'config-not-json', 'null', 'found null'],
  ['bytes', 'config-not-json', Buffer.from([0xff, 0xfe, 0]), 'text that is no JSON'],
  ['a megabyte', 'config-unreadable', Buffer.alloc(1_000_001, ' '), '1000001 bytes'],
])('%s is %s', (_name, code, content, said) => {
  const result = readConfigFile(fileOf(content));
  expect(result).toMatchObject({ ok: false, error: { code } });
  expect(!result.ok && result.error.message).toContain(said);
});

test('what may be a key is not quoted from text that is no JSON', () => {
  const messageOf = (text: string): string => {
    const result = readConfigFile(fileOf(text));
    return result.ok ? '' : result.error.message;
  };
  expect(messageOf('{"alpaca_key": canary}')).toMatch(/ is not valid JSON$/);
  expect(messageOf('{"alpaca_key": canary}')).not.toContain('canary');
  expect(messageOf('{"cash": canary}')).toContain('canary');
});

test.each([
  ['{"cash": 1, "seed": 2, "cash": 1}', 'cash'],
  ['{"exit": {"dteFloor": 1}, "exit": {"daysHeldMax": 1}}', 'exit'],
  ['{"strategy": {"dte_min": 1, "\\u0064te_min" : 2}}', 'dte_min'],
  ['{"a": [{"b": 1, /* "c": */ "b": 2}]}', 'b'],
])('%s is refused: a parser would keep the last without a word', (text, name) => {
  const result = readConfigFile(fileOf(text));
  expect(result).toMatchObject({ ok: false, error: { code: 'config-duplicate' } });
  expect(!result.ok && result.error.message).toContain(`expected each name once, found "${name}" twice`);
});

test.each([
  '{"entry": {"windowStart": "10:00"}, "exit": {"windowStart": "10:00"}}',
  '{"a": "a", "b": "\\"c\\":{", "c": ["a", {"a": 1}, {"a": 1}], "d": "}"}',
])('names that stand once in each object pass: %s', (text) => {
  expect(readConfigFile(fileOf(text)).ok).toBe(true);
});

test('a missing file, a path below a file, a folder and a device', () => {
  mkdirSync(join(folder, 'folder'));
  const codeOf = (path: string): unknown => {
    const result = readConfigFile(path);
    return result.ok || result.error.code;
  };
  expect(codeOf(join(folder, 'gone.json'))).toBe('config-missing');
  expect(codeOf(join(fileOf('{}'), 'below.json'))).toBe('config-missing');
  expect(codeOf(join(folder, 'folder'))).toBe('config-is-folder');
  expect(codeOf('/dev/null')).toBe('config-unreadable');
});
