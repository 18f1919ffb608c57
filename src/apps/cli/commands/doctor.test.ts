import { mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runProgram } from '../program.ts';

let folder: string;
let stdout: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'quantor-doctor-')));
  stdout = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => (stdout += String(text)) !== '');
  vi.spyOn(process, 'cwd').mockReturnValue(folder);
  vi.stubEnv('POLYGON_API_KEY', 'Zq7-secret');
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

interface DoctorDocument {
  readonly ok: boolean;
  readonly version: string;
  readonly checks: readonly { readonly name: string; readonly status: string; readonly advice: unknown }[];
}

test('a sound installation ends in 0 and leaves nothing in the folder', async () => {
  expect(await runProgram(['doctor', '--json'])).toBe(0);
  const document = JSON.parse(stdout) as DoctorDocument;
  expect(document).toMatchObject({ ok: true, version: expect.stringMatching(/^\d/) as string });
  expect(document.checks.length).toBeGreaterThanOrEqual(12);
  for (const { advice, status } of document.checks) expect(advice === null).toBe(status === 'ok');
  expect(readdirSync(folder)).toEqual([]);
  expect(stdout).not.toContain('Zq7');
});

test('a check that fails ends in 1 and says what to do', async () => {
  writeFileSync(join(folder, 'quantor-runs'), '');
  expect(await runProgram(['doctor'])).toBe(1);
  expect(stdout).toMatch(/^ {2}fail {2}runs-folder {2}\S.*\n +-> change its permissions/m);
  expect(stdout).toMatch(/, 1 failed\n$/);
  expect(stdout).toMatch(/^ {2}ok {4}node +Node 24/m);
  stdout = '';
  expect(await runProgram(['doctor', '--json'])).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ ok: false });
});
