// Folders of small files and their import into a store of their own, for the tests of this folder.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { importFiles } from './import-files.ts';
import type { ImportOutcome } from './import-outcome.ts';

export const root = mkdtempSync(join(tmpdir(), 'quantor-data-import-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let folders = 0;

/** A folder with the given files, and a store beside it that does not exist yet. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): {
  readonly data: string;
  readonly store: string;
} {
  folders += 1;
  const data = join(root, `${folders}`, 'data');
  mkdirSync(data, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(data, name), content);
  return { data, store: join(root, `${folders}`, 'store') };
}

export async function imported(
  paths: readonly string[],
  store: string,
  options: { readonly symbol?: string; readonly isStopped?: () => boolean } = {},
): Promise<ImportOutcome> {
  const outcome = await importFiles({
    paths,
    store,
    symbol: options.symbol,
    hooks: { progress: () => undefined, isStopped: options.isStopped ?? (() => false) },
  });
  if (!outcome.ok) throw new Error(`${outcome.error.code}: ${outcome.error.message}`);
  return outcome.value;
}

export const CHAIN_HEADER =
  'quote_ts_et,underlying,spot,root,expiration,right,strike,bid,ask,last,volume,open_interest,iv';
export const quote = (strike: number, bid = '1.5'): string =>
  `2024-01-12T10:05,SPY,475.5,SPY,2024-01-19,P,${strike},${bid},1.6,1.55,10,100,0.2`;
export const chain = (...rows: readonly string[]): string => `${[CHAIN_HEADER, ...rows].join('\n')}\n`;
export const UNIVERSE =
  '#expiry,strike,right,open,high,low,close,volume,open_interest,implied_volatility,delta\n20240119,470,C,1,1,1,8,3,4,0.2,0.6\n';
export const BARS =
  'date,open,high,low,close,volume,dividend\n2024-01-11,475,478,474,477,100,0\n2024-01-12,477,479,476,478,100,1.5\n2024-01-13,1,1,1,1,1,0\n';
