// The steps by which a write becomes durable, each named so that a test can stop the process or fail the disk there.
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Steps that touch the disk, in the order in which an import comes to them. */
export const STORE_STEPS = [
  'lock',
  'spill',
  'part-write',
  'part-sync',
  'plan-write',
  'plan-sync',
  'plan-rename',
  'folder-make',
  'part-rename',
  'folder-sync',
  'manifest-write',
  'manifest-sync',
  'manifest-rename',
  'imports-sync',
  'staging-remove',
] as const;
export type StoreStep = (typeof STORE_STEPS)[number];

/** Called before each step. */
export type OnStep = (step: StoreStep) => void;

/** Writes a small file so that its name stands for all of its text: beside it first, then durable, then renamed. */
export function writeDurably(
  path: string,
  text: string,
  {
    kind,
    scratch,
    onStep,
  }: { readonly kind: 'plan' | 'manifest'; readonly scratch: string; readonly onStep: OnStep },
): void {
  onStep(`${kind}-write`);
  writeFileSync(scratch, text);
  onStep(`${kind}-sync`);
  const descriptor = openSync(scratch, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  onStep(`${kind}-rename`);
  renameSync(scratch, path);
}

/** Makes the names in a folder durable; Windows cannot open folders and journals names by itself. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Files to be moved below a root, from an absolute path to a path below it. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** How many folders are made and flushed at a time: the disk takes several flushes together. */
const AT_ONCE = 16;

/** Moves files into folders below `root`, making what is missing, and makes the names durable. */
export async function moveInto(root: string, moves: readonly Move[], onStep: OnStep): Promise<void> {
  const changed = new Set<string>();
  onStep('folder-make');
  for (const folder of new Set(moves.map(({ to }) => dirname(to)))) {
    const first = await mkdir(join(root, folder), { recursive: true });
    changed.add(folder);
    if (first !== undefined) for (const parent of parents(folder)) changed.add(parent);
  }
  for (const { from, to } of moves) {
    onStep('part-rename');
    await rename(from, join(root, to));
  }
  const folders = [...changed];
  for (let at = 0; at < folders.length; at += AT_ONCE) {
    onStep('folder-sync');
    await Promise.all(
      folders.slice(at, at + AT_ONCE).map(async (folder) => {
        await syncFolder(join(root, folder));
      }),
    );
  }
}

/** The folders above one, up to the root itself. */
function parents(folder: string): readonly string[] {
  return folder === '.' ? [] : [dirname(folder), ...parents(dirname(folder))];
}

/** Makes a folder of the store, which stands already where another import made it. */
export function makeFolder(path: string): void {
  mkdirSync(path, { recursive: true });
}

/** Removes a file or folder that may be gone. */
export function remove(path: string): void {
  rmSync(path, { recursive: true, force: true });
}
