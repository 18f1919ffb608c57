// Builds dist: compiles the four rings and the WebAssembly kernel, removes output whose source is gone, makes the command executable.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildKernel } from './build-kernel.ts';

const root = join(import.meta.dirname, '..');
const output = join(root, 'dist');
const command = join(output, 'apps', 'cli', 'main.js');
const rings = ['core', 'analysis', 'adapters', 'apps'];

/** Removes files of `ring` in dist that no source compiles to; in place, so that a running command keeps its own. */
function removeStale(ring: string): void {
  const built = join(output, ring);
  if (!existsSync(built)) return;
  for (const path of readdirSync(built, { recursive: true, encoding: 'utf8' })) {
    const source = /^(?<stem>.*?)(?:\.d\.ts|\.js)$/.exec(path)?.groups?.['stem'];
    if (source === undefined || existsSync(join(root, 'src', ring, `${source}.ts`))) continue;
    rmSync(join(built, path));
  }
}

// Without its outputs the compiler would trust its own record that they are up to date.
if (!existsSync(command)) rmSync(output, { recursive: true, force: true });
rings.forEach(removeStale);
if (!buildKernel(root)) process.exit(1);
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const projects = rings.map((ring) => join(root, 'src', ring));
const { status } = spawnSync(process.execPath, [compiler, '-b', ...projects], {
  stdio: 'inherit',
  cwd: root,
});
if (status !== 0) process.exit(1);
if (existsSync(command)) chmodSync(command, 0o755);
