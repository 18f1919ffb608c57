// Tests `config migrate`: its file says what the configuration said, and its note can be read.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runProgram } from '../program.ts';

const TEMPLATE = join(import.meta.dirname, '../../../../docs/examples/predecessor-config.py');
const folder = mkdtempSync(join(tmpdir(), 'config-migrate-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

let stdout: string;
let stderr: string;
beforeEach(() => {
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    stdout += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    stderr += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

async function printed(...args: readonly string[]): Promise<{ status: number; out: string; err: string }> {
  stdout = '';
  stderr = '';
  const status = await runProgram(args);
  return { status, out: stdout, err: stderr };
}

test('the file that it prints gives the same settings as the configuration', async () => {
  const { status, out } = await printed('config', 'migrate', TEMPLATE);
  expect(status).toBe(0);
  const path = join(folder, 'migrated.json');
  writeFileSync(path, out);
  const theirs = await printed('config', 'show', '--config', TEMPLATE, '--json');
  const ours = await printed('config', 'show', '--config', path, '--json');
  expect(ours.out).toBe(theirs.out);
  expect(JSON.parse(ours.out)).toMatchObject({ cash: 25_000, consensus: { mode: 'legacy' } });
});

test('what breaks a line in a value or in the name of the file breaks no comment', async () => {
  const old = join(folder, 'old\r"cash": 5,\u001b[31m.json');
  writeFileSync(old, JSON.stringify({ dte_min: 25, comment: 'a\r"cash": 6, //\n"cash": 7,\u2028' }));
  const { status, out } = await printed('config', 'migrate', old);
  expect(status).toBe(0);
  // Origins stand in one line as they are told.
  expect(out.split('\n{\n')[0]).not.toMatch(/[^\P{Cc}\n]/u);
  const path = join(folder, 'safe.json');
  writeFileSync(path, out);
  const theirs = await printed('config', 'show', '--config', old, '--json');
  expect((await printed('config', 'show', '--config', path, '--json')).out).toBe(theirs.out);
});

test('config show names the file and the key that a value comes from', async () => {
  const { out, err } = await printed('config', 'show', '--config', TEMPLATE);
  expect(err).toBe('names of the predecessor were given: quantor config migrate tells what became of each\n');
  expect(out).toMatch(/^exit\.daysHeldMax +10 {2}file .*predecessor-config\.py as max_hold_days$/m);
  expect(out).toMatch(
    /^selection\.shortDelta +0\.165 {2}file .* as target_short_delta_low, target_short_delta_high$/m,
  );
});

test('its note fits the width, counts every key once and repeats no sentence', async () => {
  const { out } = await printed('config', 'migrate', TEMPLATE);
  const note = out
    .split('\n')
    .filter((line) => line.startsWith('//'))
    .map((line) => line.slice('// '.length));
  expect(Math.max(...note.map((line) => line.length))).toBeLessThanOrEqual(100);
  expect(note.slice(0, 3).join('\n')).toMatch(/^MIGRATION\n-{100}\n/);
  const counts = [...note.join('\n').matchAll(/^ {2}[A-Z][a-z ]+: (\d+)$/gm)].map(([, count]) =>
    Number(count),
  );
  expect(counts).toHaveLength(4);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(142);
  const one = note.join(' ').replaceAll(/ +/g, ' ');
  expect(one.split('Read nowhere: the usual periods stood in the code')).toHaveLength(2);
  for (const said of [
    'max_hold_days 10 Becomes exit.daysHeldMax 10.',
    'mtf_timeframes none The weights',
    'alpaca_key, alpaca_secret, polygon_key Keys of vendors',
  ])
    expect(one).toContain(said);
  expect(one).not.toContain('YOUR_');
});

test('--json is one document with the settings and every key in its group', async () => {
  const { status, out, err } = await printed(
    'config',
    'migrate',
    '--dte-min',
    '25',
    '--no-plot',
    '--vix-max',
    '30',
    '--json',
  );
  expect([status, err]).toEqual([0, '']);
  expect(JSON.parse(out)).toMatchObject({
    preset: 'ancestor',
    settings: { selection: { dteMin: 25, dteTarget: 25 }, signals: { vixMax: 30 } },
    note: {
      carried: [],
      changed: [{ given: '--vix-max', value: 30, settings: { 'signals.vixMax': 30 } }],
      neverWorked: [{ given: '--dte-min', value: 25 }],
      gone: [{ given: '--no-plot', value: false, settings: {} }],
      remarks: [],
    },
  });
});

test.each([
  ['nothing of the predecessor', [], 'not-ancestor', 'found neither'],
  ['settings of Quantor', ['own.json'], 'not-ancestor', 'settings of Quantor, which need none'],
  ['a flag that is near one of its own', ['--dte-mim', '30'], 'unknown-option', 'did you mean "--dte-min"?'],
  ['a flag like a key', ['--polygon-kez', '30'], 'unknown-option', "'--polygon-kez'; see"],
])('%s is refused', async (_name, args, code, said) => {
  writeFileSync(join(folder, 'own.json'), '{"cash": 5000}');
  const paths = args.map((one) => (one.endsWith('.json') ? join(folder, one) : one));
  const { status, out, err } = await printed('config', 'migrate', ...paths);
  expect([status, out]).toEqual([2, '']);
  expect(err.startsWith(`error ${code}: `)).toBe(true);
  expect(err).toContain(said);
});
