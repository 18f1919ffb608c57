// Compiles a C++ peer where the machine has a compiler and the headers that it needs; benchmarks go on without it where not.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface PeerSource {
  /** A file beside this one. */
  readonly file: string;
  /** Names after -l, and headers below /usr/include or /usr/local/include that must exist. */
  readonly libraries: readonly string[];
  readonly headers: readonly string[];
  /** Further options of the compiler. */
  readonly options?: readonly string[];
}

export interface CompiledPeer {
  /** Standard output of the program, given `input`; throws where it fails. */
  readonly run: (options: readonly string[], input: string) => string;
  readonly remove: () => void;
}

/** The program, compiled with -O3 for this processor, or `undefined` where it cannot be; remove it when done. */
export function compiledPeer(source: PeerSource): CompiledPeer | undefined {
  const hasHeader = (header: string): boolean =>
    ['/usr/include', '/usr/local/include'].some((folder) => existsSync(join(folder, header)));
  if (!source.headers.every(hasHeader)) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'quantor-peer-'));
  const program = join(folder, 'peer');
  const remove = (): void => rmSync(folder, { recursive: true });
  const options = [
    '-O3',
    '-march=native',
    '-std=c++17',
    '-w',
    ...(source.options ?? []),
    join(import.meta.dirname, source.file),
    '-o',
    program,
  ];
  const { status } = spawnSync('g++', [...options, ...source.libraries.map((name) => `-l${name}`)]);
  if (status !== 0) {
    remove();
    return undefined;
  }
  const run = (args: readonly string[], input: string): string => {
    const result = spawnSync(program, args, { input, encoding: 'utf8' });
    if (result.status !== 0) throw new Error(`${source.file}: ${result.stderr}`);
    return result.stdout;
  };
  return { run, remove };
}
