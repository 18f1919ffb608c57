// Lists the files of a project tree for the architecture checks.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const SKIPPED = new Set(['node_modules', 'dist', 'coverage', '.git', 'runs', 'out']);

/** Paths of all files below `folder`, relative to `projectRoot`, with forward slashes, sorted; none if it is absent. */
export function filesBelow(projectRoot: string, folder: string): readonly string[] {
  const found: string[] = [];
  const pending = [folder];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const entries = entriesOf(join(projectRoot, next));
    for (const entry of entries) {
      const path = next === '.' ? entry.name : `${next}/${entry.name}`;
      if (entry.isDirectory() && !SKIPPED.has(entry.name)) pending.push(path);
      if (entry.isFile()) found.push(path);
    }
  }
  return found.toSorted();
}

function entriesOf(path: string): ReturnType<typeof listed> {
  try {
    return listed(path);
  } catch {
    // A ring or suite that does not exist yet holds no files.
    return [];
  }
}

const listed = (path: string) => readdirSync(path, { withFileTypes: true });

/** Whether the path is product source: TypeScript below src that is no test or fixture. */
export function isProductSource(path: string): boolean {
  return /^src\/.*\.tsx?$/.test(path) && !/\.(?:test|fixture|d)\.tsx?$/.test(path);
}

/** Whether the path is TypeScript, tests included. */
export function isTypeScript(path: string): boolean {
  return /\.tsx?$/.test(path) && !path.endsWith('.d.ts');
}
