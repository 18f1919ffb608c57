import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bundledPath } from '../../adapters/bundled/index.ts';
import type { SessionDate } from '../../core/domain/index.ts';
import { type CheckResult, resultsOf } from './check.ts';
import { checksOf } from './checks.ts';
import type { Surroundings } from './surroundings.ts';
import { calendarFinding } from './time-checks.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'quantor-doctor-test-'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function healthy(): Surroundings {
  return {
    nodeVersion: '24.1.0',
    nowMs: Date.UTC(2027, 0, 4),
    environment: {},
    homeFolder: root,
    userId: process.getuid?.(),
    runsFolder: join(root, 'quantor-runs'),
    tempFolder: root,
    freeBytes: () => 5e9,
    readData: (name) => readFileSync(bundledPath(name)),
    programWrittenMs: Date.UTC(2026, 11, 1),
    loadPdfCompiler: () => Promise.resolve({}),
  };
}

async function resultOf(name: string, change: Partial<Surroundings>): Promise<CheckResult> {
  const results = await resultsOf(checksOf({ ...healthy(), ...change }));
  const others = results.filter((result) => result.name !== name && result.status === 'fail');
  // Each of these breaks one thing, and one check tells it.
  expect(others).toEqual([]);
  const result = results.find((one) => one.name === name);
  if (result === undefined) throw new Error(`no check ${name}`);
  expect(result.advice === undefined).toBe(result.status === 'ok');
  return result;
}

test('a healthy computer passes every check and is left as it was', async () => {
  const results = await resultsOf(checksOf(healthy()));
  expect(results.filter(({ status }) => status !== 'ok')).toEqual([]);
  expect(readdirSync(root)).toEqual([]);
});

test('an earlier run in the runs folder stays', async () => {
  mkdirSync(join(root, 'quantor-runs', 'abc'), { recursive: true });
  expect((await resultOf('runs-folder', {})).status).toBe('ok');
  expect(readdirSync(join(root, 'quantor-runs'))).toEqual(['abc']);
});

describe('the program', () => {
  test.each([
    ['22.12.0', 'fail'],
    ['24.0.0', 'ok'],
    ['100.0.0', 'ok'],
  ])('Node %s: %s', async (nodeVersion, status) => {
    expect(await resultOf('node', { nodeVersion })).toMatchObject({ status });
  });

  test('a missing PDF compiler is no failure', async () => {
    const loadPdfCompiler = (): Promise<never> => Promise.reject(new Error('Cannot find package\nstack'));
    const result = await resultOf('pdf', { loadPdfCompiler });
    expect(result).toMatchObject({ status: 'warn', found: expect.stringContaining('Cannot find') as string });
    expect(result.found).not.toContain('\n');
  });
});

describe('the data', () => {
  const readData = (name: string): Uint8Array => readFileSync(bundledPath(name));

  test('a file with one byte more is named', async () => {
    const changed = (name: string): Uint8Array =>
      name === 'tick-rules.json' ? Buffer.concat([readData(name), Buffer.from(' ')]) : readData(name);
    const result = await resultOf('data', { readData: changed });
    expect(result).toMatchObject({ status: 'fail', found: 'tick-rules.json differs from the manifest' });
  });

  test('a missing file and a missing manifest fail', async () => {
    const without = (gone: string) => (name: string) => {
      if (name === gone) throw new Error(`no ${gone}`);
      return readData(name);
    };
    const file = await resultOf('data', { readData: without('nyse-calendar.json') });
    expect(file).toMatchObject({ status: 'fail', found: 'nyse-calendar.json is missing' });
    const manifest = await resultOf('data', { readData: without('manifest.json') });
    expect(manifest).toMatchObject({ status: 'fail', found: 'no manifest.json' });
  });
});

describe('time', () => {
  const span = { from: '1990-01-01' as SessionDate, to: '2028-12-31' as SessionDate };
  test.each([
    ['2028-06-14', 'ok', '200 days'],
    ['2028-06-15', 'warn', '199 days'],
    ['2028-12-31', 'warn', '0 days'],
    ['2029-01-01', 'fail', 'leaves out today'],
    ['1989-12-31', 'fail', 'leaves out today'],
  ])('a calendar to the end of 2028 on %s: %s', (today, status, said) => {
    expect(calendarFinding(span, today as SessionDate)).toMatchObject({
      status,
      found: expect.stringContaining(said) as string,
    });
  });

  test.each([
    ['a day ahead of the installation', Date.UTC(2026, 11, 1) - 86_400_000, 'ok'],
    ['more than a day before the installation', Date.UTC(2026, 11, 1) - 86_400_001, 'fail'],
  ])('a clock %s', async (_name, nowMs, status) => {
    expect(await resultOf('clock', { nowMs })).toMatchObject({ status });
  });

  test('a clock before the newest dated rule is worth a look', async () => {
    const change = { nowMs: Date.UTC(2020, 0, 1), programWrittenMs: 0 };
    expect(await resultOf('clock', change)).toMatchObject({ status: 'warn' });
  });

  test('no clock makes the checks themselves fall over', async () => {
    for (const nowMs of [0, Date.UTC(2150, 0, 1)]) {
      const results = await resultsOf(checksOf({ ...healthy(), nowMs }));
      expect(results.find(({ name }) => name === 'calendar')?.found).toContain('leaves out today');
    }
  });
});

describe('folders', () => {
  test('a file where runs should go fails and stays', async () => {
    const runsFolder = join(root, 'file');
    writeFileSync(runsFolder, 'mine');
    expect(await resultOf('runs-folder', { runsFolder })).toMatchObject({ status: 'fail' });
    expect(readFileSync(runsFolder, 'utf8')).toBe('mine');
  });

  test('a temporary folder that is not there is worth a look', async () => {
    expect(await resultOf('temp-folder', { tempFolder: join(root, 'gone') })).toMatchObject({
      status: 'warn',
    });
  });

  test.each([
    [1e9, 'ok'],
    [999e6, 'warn'],
    [100e6, 'warn'],
    [99e6, 'fail'],
  ])('%d bytes free: %s', async (bytes, status) => {
    expect(await resultOf('disk', { freeBytes: () => bytes })).toMatchObject({ status });
  });

  test('a disk that cannot be asked is told, and the checks after it run', async () => {
    const freeBytes = (): never => {
      throw new Error('statfs refused');
    };
    expect(await resultOf('disk', { freeBytes })).toMatchObject({ status: 'fail', found: 'statfs refused' });
    expect(await resultOf('polygon', {})).toMatchObject({ status: 'ok' });
  });
});

describe('credentials', () => {
  const both = { APCA_API_KEY_ID: 'PKSECRETONE', APCA_API_SECRET_KEY: 'veryhidden' };
  test.each([
    [{}, 'ok', 'APCA_API_KEY_ID, APCA_API_SECRET_KEY neither in the environment nor in'],
    [both, 'ok', 'APCA_API_KEY_ID, APCA_API_SECRET_KEY in the environment'],
    [{ APCA_API_KEY_ID: 'PKSECRETONE' }, 'warn', 'expected APCA_API_SECRET_KEY beside APCA_API_KEY_ID'],
    [{ ...both, APCA_API_KEY_ID: ' ' }, 'warn', 'expected APCA_API_KEY_ID beside APCA_API_SECRET_KEY'],
  ])('%j', async (environment, status, said) => {
    const result = await resultOf('alpaca', { environment });
    expect(result.status).toBe(status);
    expect(result.found).toContain(said);
  });

  test('in a file are found there, and only if nobody else can read it', async () => {
    const path = join(root, 'keys.json');
    writeFileSync(path, JSON.stringify(both));
    chmodSync(path, 0o600);
    const environment = { QUANTOR_CREDENTIALS: path };
    expect((await resultOf('alpaca', { environment })).found).toContain(`API_SECRET_KEY in ${path}`);
    chmodSync(path, 0o644);
    expect(await resultOf('alpaca', { environment })).toMatchObject({
      status: 'warn',
      found: expect.stringContaining('found 0644') as string,
      advice: `run "chmod 600 ${path}"`,
    });
  });

  test('nothing of a value is shown, however long it is', async () => {
    const shown = async (value: string): Promise<string> => {
      const environment = { ...both, POLYGON_API_KEY: value, APCA_API_KEY_ID: value };
      return JSON.stringify(await resultsOf(checksOf({ ...healthy(), environment })));
    };
    const text = await shown('Zq7-secret');
    expect(text).not.toMatch(/Zq7|veryhidden/);
    expect(await shown('Zq7-secret'.repeat(9))).toBe(text);
  });
});
