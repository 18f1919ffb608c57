// Writes small source trees with one planted violation of each kind, for the checks to find.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** One file that breaks rules: `rules` are all that the checks must name for it. */
export type Plant = { readonly file: string; readonly text: string; readonly rules: readonly string[] };

const OPENING = '// Holds one planted violation.\n';

function plant(file: string, code: string, ...rules: readonly string[]): Plant {
  return { file, text: `${OPENING}${code}\n`, rules };
}

const longLines = (count: number): string => Array.from({ length: count }, (_, i) => `void ${i};`).join('\n');

/** Imports that the table, the room boundaries or the rings forbid. */
export const IMPORT_PLANTS: readonly Plant[] = [
  plant('src/core/domain/sees-risk.ts', `import '../risk/index.ts';`, 'table:core/domain'),
  plant('src/core/signals/past-index.ts', `import '../market/bar.ts';`, 'index-only:core/market'),
  plant('src/core/pricing/uses-package.ts', `import 'zod';`, 'nothing-from-outside'),
  plant('src/core/pricing/types-of-package.ts', `import type { z } from 'zod';`, 'nothing-from-outside'),
  plant('src/core/pricing/reads-file.ts', `import 'node:fs';`, 'nothing-from-outside'),
  plant('src/core/pricing/reads-net.ts', `export { connect } from 'node:net';`, 'nothing-from-outside'),
  plant('src/analysis/metrics/uses-package.ts', `import 'zod';`, 'nothing-from-outside'),
  plant('src/core/margin/first.ts', `import './second.ts';`, 'no-cycle'),
  plant('src/core/margin/second.ts', `import './first.ts';`, 'no-cycle'),
  plant(
    'src/core/ports/shape.ts',
    `import type { B } from './other-shape.ts';\nexport type A = B;`,
    'no-cycle',
  ),
  plant(
    'src/core/ports/other-shape.ts',
    `import type { A } from './shape.ts';\nexport type B = A;`,
    'no-cycle',
  ),
  plant(
    'src/adapters/storage/knows-app.ts',
    `import '../../apps/config/index.ts';`,
    'nothing-imports-apps',
    'table:adapters/storage',
  ),
  plant(
    'src/adapters/broker/alpaca/uses-csv.ts',
    `import '../../market-data/csv/index.ts';`,
    'no-adapter-imports-another',
    'table:adapters/broker/alpaca',
  ),
  plant(
    'src/core/engine/knows-adapter.ts',
    `import '../../adapters/timers/index.ts';`,
    'nothing-from-outside',
    'table:core/engine',
  ),
  plant('src/core/strategy/uses-fixture.ts', `import './sample.fixture.ts';`, 'no-import-of-tests'),
  plant('src/adapters/render/misspelt.ts', `import './no-such-file.ts';`, 'resolvable'),
  plant('src/core/ledger/unreached.ts', 'export const unreached = 1;', 'dead-file'),
  plant('src/core/loose.ts', 'export const loose = 1;', 'dead-file', 'no-room'),
];

/** The folder of which a tidiness check reports the size. */
export const CROWDED_FOLDER = 'src/core/execution';

/** Files without a fault, which with their index are one more than a folder may hold. */
export const CROWD: readonly Plant[] = Array.from({ length: 12 }, (_, i) =>
  plant(`${CROWDED_FOLDER}/part-${i}.ts`, 'export {};'),
);

/** Code that reads a clock, chance, the environment or the outside, and files out of shape. */
export const TIDY_PLANTS: readonly Plant[] = [
  plant('src/core/market/clock-now.ts', 'export const t = Date.now();', 'clock'),
  plant('src/core/market/clock-date.ts', 'export const t = new Date();', 'clock'),
  plant('src/core/market/clock-date-call.ts', 'export const t = Date();', 'clock'),
  plant('src/core/market/clock-local-zone.ts', 'export const t = new Date(2020, 1, 1);', 'clock'),
  plant('src/core/market/clock-performance.ts', 'export const t = performance.now();', 'clock'),
  plant('src/core/numerics/chance.ts', 'export const x = Math.random();', 'randomness'),
  plant('src/core/numerics/chance-renamed.ts', 'export const { random } = Math;', 'randomness'),
  plant('src/core/numerics/chance-crypto.ts', 'export const x = crypto.randomUUID();', 'randomness'),
  plant('src/core/risk/environment.ts', `export const x = process.env['LIMIT'];`, 'environment'),
  plant(
    'src/core/risk/environment-global.ts',
    `export const x = Reflect.get(globalThis, 'x');`,
    'environment',
  ),
  plant('src/core/risk/prints.ts', `console.log('x');`, 'io'),
  plant('src/core/risk/fetches.ts', `export const body = fetch('x');`, 'io'),
  plant('src/core/risk/loads-late.ts', `export const later = import('./prints.ts');`, 'io'),
  plant('src/core/signals/locale.ts', `export const x = new Intl.NumberFormat();`, 'locale'),
  plant('src/core/signals/locale-text.ts', `export const x = (1).toLocaleString();`, 'locale'),
  plant('src/core/signals/locale-order.ts', `export const x = 'a'.localeCompare('b');`, 'locale'),
  plant('src/core/engine/waits.ts', 'export async function wait() {}', 'async'),
  plant('src/core/engine/waits-typed.ts', 'export type Later = Promise<number>;', 'async'),
  plant('src/core/engine/sleeps.ts', 'setTimeout(() => undefined, 1);', 'timer'),
  plant('src/analysis/metrics/clock.ts', 'export const t = Date.now();', 'clock'),
  plant('src/core/engine/catches.ts', 'try { void 0; } catch { void 1; }', 'catch-in-core'),
  plant(
    'src/core/engine/excused-without-reason.ts',
    'export const t = Date.now(); // nondeterminism-ok:',
    'clock',
  ),
  plant('src/core/margin/long-file.ts', longLines(300), 'file-length'),
  plant(
    'src/core/margin/long-function.ts',
    `export function f(): void {\n${longLines(70)}\n}`,
    'function-length',
  ),
  plant('src/core/margin/vague-helpers.ts', 'export {};', 'banned-name'),
  plant('src/core/margin/types.ts', 'export {};', 'banned-name'),
  plant('src/core/margin/CamelCase.ts', 'export {};', 'kebab-case'),
  plant('src/core/margin/no-extension.ts', `import './long-file.js';`, 'import-extension'),
  plant('src/core/strategy/forges.ts', 'export const o = {} as ApprovedOrder;', 'approval-cast'),
  plant(
    'src/core/strategy/assumes.ts',
    'export const f = (multiplier = 100) => multiplier;',
    'multiplier-literal',
  ),
  plant(
    'src/core/strategy/falls-back.ts',
    'export const f = (c) => c.multiplier ?? 100;',
    'multiplier-literal',
  ),
  { file: 'src/core/ledger/no-opening.ts', text: 'export {};\n', rules: ['opening-sentence'] },
  {
    file: 'src/core/ledger/banner.ts',
    text: '// ==== LEDGER ====\nexport {};\n',
    rules: ['opening-sentence'],
  },
  { file: 'docs/two-titles.md', text: '# One\n\n# Two\n', rules: ['one-title'] },
  { file: 'docs/title-in-list.md', text: '- code\n\n  ```\n# in code\n  ```\n', rules: ['one-title'] },
  { file: 'docs/no-title.md', text: '```\n# in code\n```\n', rules: ['one-title'] },
  {
    file: 'package-lock.json',
    text: '{ "resolved": "https://registry.example/a.tgz" }\n',
    rules: ['registry-host'],
  },
];

const ALLOWED: readonly Plant[] = [
  plant('src/core/market/bar.ts', `import '../domain/index.ts';\nexport const bar = 1;`),
  plant('src/core/strategy/sample.fixture.ts', 'export const sample = 1;'),
  plant('src/core/strategy/own-words.ts', `// Date.now in a comment.\nexport const word = 'Math.random';`),
  plant('src/core/strategy/utc.ts', 'export const t = Date.UTC(2020, 0, 1);'),
  plant('src/core/strategy/member.ts', 'export const f = (o) => o.process({ performance: 1 });'),
  plant('src/core/ports/event-source.ts', 'export type EventSource = { readonly next: number };'),
  plant(
    'src/core/ports/reader.ts',
    `import type { EventSource } from './event-source.ts';\nexport type R = EventSource;`,
  ),
  plant('src/core/risk/approve.ts', 'export const approve = (o) => o as ApprovedOrder;'),
  plant('src/core/domain/product.ts', 'export const product = { multiplier: 100 };'),
  plant('src/core/engine/excused.ts', 'export const t = Date.now(); // nondeterminism-ok: shows the marker'),
  plant('src/adapters/timers/system.ts', 'export const t = Date.now();\nexport async function tick() {}'),
  plant('src/adapters/market-data/csv/read.ts', `import 'node:fs';`),
  plant('src/apps/config/load.ts', `import 'node:path';`),
];

const UNREACHED = /unreached|loose|\.fixture\./;
const OUTSIDE_ROOMS = /^src\/[^/]+\/[^/]+\.ts$/;

/** Writes the allowed files and `plants` to a new folder, each room with an index, all reached; returns the folder. */
export function writeTree(plants: readonly Plant[]): string {
  const root = mkdtempSync(join(tmpdir(), 'quantor-planted-'));
  const write = (file: string, text: string): void => {
    mkdirSync(join(root, dirname(file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  const all = [...ALLOWED, ...plants];
  for (const { file, text } of all) write(file, text);
  const reached = all
    .map(({ file }) => file)
    .filter((file) => /^src\/.*\.ts$/.test(file) && !UNREACHED.test(file));
  const rooms = new Map<string, string[]>();
  for (const file of reached.filter((path) => !OUTSIDE_ROOMS.test(path))) {
    rooms.set(dirname(file), [...(rooms.get(dirname(file)) ?? []), basename(file)]);
  }
  for (const [room, files] of rooms) {
    write(
      `${room}/index.ts`,
      `// Gives the room.\n${files.map((file) => `import './${file}';`).join('\n')}\n`,
    );
  }
  const imports = [...rooms.keys()].map((room) => `import '../../${room.slice('src/'.length)}/index.ts';`);
  write('src/apps/cli/main.ts', `#!/usr/bin/env node\n// Starts.\n${imports.join('\n')}\n`);
  return root;
}
