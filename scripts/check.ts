// The one check before a commit: types, lint, format, architecture, tests; stops at the first failure.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const bin = (packagePath: string): readonly string[] => [
  process.execPath,
  join(root, 'node_modules', packagePath),
];
const vitest = [...bin('vitest/vitest.mjs'), 'run'];

const steps: readonly (readonly [name: string, command: readonly string[]])[] = [
  ['types', [...bin('typescript7/bin/tsc'), '-b']],
  ['lint', [...bin('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings']],
  ['unused', [...bin('knip/bin/knip.js'), '--no-progress']],
  ['format', [...bin('oxfmt/bin/oxfmt'), '--check']],
  ['architecture', [...vitest, '--project', 'architecture']],
  ['tests', [...vitest, '--project', '!architecture']],
];

for (const [name, [program, ...options]] of steps) {
  const started = performance.now();
  const { status } = spawnSync(program ?? '', options, { stdio: 'inherit', cwd: root });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`check: ${name} ${status === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
  if (status !== 0) process.exit(1);
}
