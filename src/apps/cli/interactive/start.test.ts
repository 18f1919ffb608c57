import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runProgram } from '../program.ts';
import { CTRL_C, ENTER, scriptedAsker } from './scripted-asker.fixture.ts';

let script: readonly (string | undefined)[];
vi.mock('./terminal-asker.ts', () => ({ terminalAsker: () => scriptedAsker(script) }));

let stdout: string;
let stderr: string;
const isTerminal = { in: process.stdin.isTTY, out: process.stdout.isTTY };
function terminal(input: boolean, output: boolean): void {
  process.stdin.isTTY = input;
  process.stdout.isTTY = output;
}
beforeEach(() => {
  stdout = '';
  stderr = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => (stdout += String(text)) !== '');
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => (stderr += String(text)) !== '');
});
afterEach(() => {
  vi.restoreAllMocks();
  terminal(isTerminal.in, isTerminal.out);
});

test('in a terminal no arguments mean questions', async () => {
  terminal(true, true);
  script = [CTRL_C];
  expect(await runProgram([])).toBe(3);
  expect(stdout).toBe('');
});

test('the command the questions end with is run as one given by hand', async () => {
  terminal(true, true);
  const enter = Array.from({ length: 4 }, () => ENTER);
  // Valid as answers, and refused by the run: a Saturday.
  script = [...enter, '2000-01-08', '2000-01-08', 'run', 'leave'];
  expect(await runProgram([])).toBe(2);
  expect(stderr).toMatch(/^error no-bars-in-range: /);
});

test.each([
  [true, false],
  [false, true],
  [false, false],
])('help where input (%s) or output (%s) is no terminal', async (input, output) => {
  terminal(input, output);
  script = [];
  expect(await runProgram([])).toBe(0);
  expect(stdout).toMatch(/^Usage: quantor/);
});

test('arguments are never answered with questions', async () => {
  terminal(true, true);
  script = [];
  expect(await runProgram(['--version'])).toBe(0);
  expect(stdout).toMatch(/^\d+\.\d+/);
});
