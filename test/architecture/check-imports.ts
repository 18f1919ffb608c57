// Checks every import of a source tree against the import table, and finds files that nothing reaches.
import { cruise } from 'dependency-cruiser';
import type { ICruiseResult, IModule } from 'dependency-cruiser';
import { importRules, roomsOf } from './import-rules.ts';
import type { RoomRow } from './import-table.ts';
import { filesBelow, isProductSource } from './source-tree.ts';
import type { Violation } from './violation.ts';

const FOLDERS = ['src', 'scripts', 'bench', 'examples'];
const COMMAND = 'src/apps/cli/main.ts';
// Files that Node starts by name rather than by import.
const STARTED_BY_NAME =
  /^src\/.*-worker\.ts$|^src\/apps\/dashboard\/web\/main\.tsx?$|^(?:scripts|bench|examples)\//;

/** Violations of the import table, of room boundaries and of reachability in the tree at `projectRoot`. */
export async function checkImports(
  projectRoot: string,
  table: readonly RoomRow[],
): Promise<readonly Violation[]> {
  const files = FOLDERS.flatMap((folder) => filesBelow(projectRoot, folder)).filter((path) =>
    path.endsWith('.ts'),
  );
  const sources = files.filter(isProductSource);
  if (sources.length === 0) return [];
  const rooms = roomsOf(table, foldersOf(sources));
  const { output } = await cruise(
    [...files],
    {
      baseDir: projectRoot,
      ruleSet: { forbidden: importRules(rooms) },
      validate: true,
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      outputType: 'json',
    },
    {
      extensions: ['.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node'],
    },
  );
  const result = resultOf(output);
  return [
    ...result.modules.flatMap(forbidden),
    ...homeless(sources, rooms),
    ...dead(sources, result.modules, rooms),
  ];
}

function resultOf(output: ICruiseResult | string): ICruiseResult {
  // The json reporter prints the result that it was given.
  return typeof output === 'string' ? (JSON.parse(output) as ICruiseResult) : output;
}

// Read from the modules: the summary names only one file of each cycle.
function forbidden({ source, dependencies }: IModule): readonly Violation[] {
  return dependencies.flatMap(({ module, rules = [] }) =>
    rules.map(({ name }) => ({ file: source, rule: name, found: `imports ${module}` })),
  );
}

function foldersOf(files: readonly string[]): readonly string[] {
  const folders = new Set<string>();
  for (const file of files) {
    const parts = file.split('/').slice(1, -1);
    parts.forEach((_, depth) => folders.add(parts.slice(0, depth + 1).join('/')));
  }
  return [...folders];
}

function homeless(sources: readonly string[], rooms: readonly RoomRow[]): readonly Violation[] {
  const outside = sources.filter((file) => !rooms.some(({ room }) => file.startsWith(`src/${room}/`)));
  return outside.map((file) => ({
    file,
    rule: 'no-room',
    found: 'no row of the import table covers this file',
  }));
}

function dead(
  sources: readonly string[],
  modules: readonly IModule[],
  rooms: readonly RoomRow[],
): readonly Violation[] {
  const imports = new Map(
    modules.map((module) => [module.source, module.dependencies.map((to) => to.resolved)]),
  );
  // Until the command exists, each room's index stands in for it.
  const roots = sources.includes(COMMAND) ? [COMMAND] : rooms.map(({ room }) => `src/${room}/index.ts`);
  const pending = [...roots, ...[...imports.keys()].filter((file) => STARTED_BY_NAME.test(file))];
  const reached = new Set<string>();
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    pending.push(...(imports.get(file) ?? []));
  }
  const unreached = sources.filter((file) => !reached.has(file));
  return unreached.map((file) => ({ file, rule: 'dead-file', found: 'no entry point reaches this file' }));
}
