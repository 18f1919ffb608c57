// Compiles assembly/ to dist/kernels/european.wasm, the module that adapters/kernels loads; alone: node scripts/build-kernel.ts.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const OPTIONS = ['-O3', '--noAssert', '--enable', 'simd', '--runtime', 'stub'];

/** Whether the compiler wrote the module below `root`; its messages go to standard error. */
export function buildKernel(root: string): boolean {
  const folder = join(root, 'dist', 'kernels');
  mkdirSync(folder, { recursive: true });
  const compiler = join(root, 'node_modules', 'assemblyscript', 'bin', 'asc.js');
  const files = ['assembly/index.ts', '--outFile', join(folder, 'european.wasm')];
  const { status } = spawnSync(process.execPath, [compiler, ...files, ...OPTIONS], {
    stdio: 'inherit',
    cwd: root,
  });
  return status === 0;
}

if (import.meta.main && !buildKernel(join(import.meta.dirname, '..'))) process.exit(1);
