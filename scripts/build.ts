// Builds dist from src: removes the old output, compiles the four rings and marks the command executable.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const output = join(root, 'dist');
const command = join(output, 'apps', 'cli', 'main.js');
const rings = ['core', 'analysis', 'adapters', 'apps'].map((ring) => join(root, 'src', ring));

rmSync(output, { recursive: true, force: true });
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const { status } = spawnSync(process.execPath, [compiler, '-b', ...rings], { stdio: 'inherit', cwd: root });
if (status !== 0) process.exit(1);
if (existsSync(command)) chmodSync(command, 0o755);
