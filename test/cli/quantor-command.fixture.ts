// Starts the real command as a person's shell would, and holds what came out.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { z } from 'zod';

const projectRoot = join(import.meta.dirname, '..', '..');
const bundledNode = join(projectRoot, 'node_modules', 'node', 'bin', 'node');
const node = existsSync(bundledNode) ? bundledNode : process.execPath;

/** Compiled once for all commands of all tests: without it each start strips the types of every module anew. */
const compiledOnce = { NODE_COMPILE_CACHE: join(projectRoot, 'node_modules', '.cache', 'quantor-commands') };

export interface Outcome {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A file that takes standard output in place of the test. */
  readonly stdout?: number;
  /** Called once the process runs. */
  readonly whileRunning?: (child: ChildProcess) => void;
}

/** Runs `quantor` with `args` to its end. */
export function quantor(args: readonly string[], around: Surroundings = {}): Promise<Outcome> {
  const child = spawn(node, [join(projectRoot, 'src', 'apps', 'cli', 'main.ts'), ...args], {
    cwd: around.cwd,
    env: { ...compiledOnce, ...process.env, ...around.env },
    stdio: ['ignore', around.stdout ?? 'pipe', 'pipe'],
    // A command that never ends is a failure, not a process left behind.
    timeout: 110_000,
    killSignal: 'SIGKILL',
  });
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  around.whileRunning?.(child);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status, signal) => resolve({ status, signal, stdout, stderr }));
  });
}

const scratchRoot = realpathSync(mkdtempSync(join(tmpdir(), 'quantor-cli-')));
afterAll(() => {
  rmSync(scratchRoot, { recursive: true, force: true });
});

/** A folder of its own that goes when the file's tests have ended. */
export function scratchFolder(): string {
  return mkdtempSync(join(scratchRoot, 'test-'));
}

const errorDocument = z.strictObject({
  error: z.strictObject({
    code: z.string().regex(/^[a-z][a-z0-9-]*$/),
    message: z.string().min(10),
    problems: z.array(z.strictObject({ key: z.string().optional(), message: z.string() })).min(1),
  }),
});

/** Bad usage or input under `--json`: status 2, one document with `code` on standard output, nothing else anywhere. */
export function expectErrorDocument(outcome: Outcome, code: string): string {
  expect(outcome).toMatchObject({ status: 2, signal: null });
  expect(withoutProgress(outcome.stderr)).toBe('');
  expect(outcome.stdout.match(/\n/g)).toHaveLength(1);
  const { error } = errorDocument.parse(JSON.parse(outcome.stdout));
  expect(error.code).toBe(code);
  expect(error.message).not.toMatch(/\n|\bat file:|node:internal/);
  return error.message;
}

/** What was said apart from the progress of a command that takes more than a second: how long one takes hangs on the machine. */
export function withoutProgress(stderr: string): string {
  return stderr.replaceAll(/^.+ \[=* *\] +\d+ %.*\n/gm, '');
}

/** The same without `--json`: one sentence on standard error, nothing on standard output. */
export function expectErrorSentence(outcome: Outcome, code: string): void {
  expect(outcome).toMatchObject({ status: 2, signal: null, stdout: '' });
  expect(withoutProgress(outcome.stderr)).toMatch(new RegExp(`^error ${code}: \\S.*\\n`));
  expect(outcome.stderr).not.toMatch(/^\s+at /m);
}
