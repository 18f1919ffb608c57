// The one check before a commit: types, lint, format, architecture, tests; stops at the first failure.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const reports = join(root, 'node_modules', '.cache', 'quantor');

const tool = (path: string, ...options: readonly string[]): readonly string[] => [
  join(root, 'node_modules', path),
  ...options,
];

const suite = (name: string, project: string): readonly string[] =>
  tool(
    'vitest/vitest.mjs',
    'run',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportOf(name)}`,
  );

const reportOf = (name: string): string => join(reports, `${name}.json`);

const steps: Readonly<Record<string, readonly string[]>> = {
  types: tool('typescript7/bin/tsc', '-b'),
  lint: tool('oxlint/bin/oxlint', '--type-aware', '--deny-warnings'),
  unused: tool('knip/bin/knip.js', '--no-progress', '--no-config-hints'),
  format: tool('oxfmt/bin/oxfmt', '--check'),
  architecture: suite('architecture', 'architecture'),
  tests: suite('tests', '!architecture'),
};

type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

function countsOf(name: string): Counts {
  if (!existsSync(reportOf(name))) return { passed: 0, failed: 0, skipped: 0 };
  const report = JSON.parse(readFileSync(reportOf(name), 'utf8')) as Readonly<Record<string, number>>;
  return {
    passed: report['numPassedTests'] ?? 0,
    failed: report['numFailedTests'] ?? 0,
    skipped: (report['numPendingTests'] ?? 0) + (report['numTodoTests'] ?? 0),
  };
}

function closingLine(): string {
  const counts = ['architecture', 'tests'].map(countsOf);
  const sum = (key: keyof Counts): number => counts.reduce((total, one) => total + one[key], 0);
  const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
  return `Tests: ${sum('passed')} passed, ${sum('failed')} failed${skipped}`;
}

function isPassed(name: string, options: readonly string[]): boolean {
  const started = performance.now();
  const { status } = spawnSync(process.execPath, options, { stdio: 'inherit', cwd: root });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`check: ${name} ${status === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
  return status === 0;
}

for (const name of ['architecture', 'tests']) rmSync(reportOf(name), { force: true });
const hasPassed = Object.entries(steps).every(([name, options]) => isPassed(name, options));
console.log(closingLine());
process.exitCode = hasPassed ? 0 : 1;
