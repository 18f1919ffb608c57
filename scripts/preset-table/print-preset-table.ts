// Prints the table of every preset: `QUANTOR_REAL_DATA=DIR node scripts/preset-table/print-preset-table.ts [MARKET…]`; with
// QUANTOR_RENEW_DOCS=1 it is written into docs/presets.md too. Without recorded data the bundled market alone is run.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, env } from 'node:process';
import { PRESETS } from '../../src/apps/config/index.ts';
import { figuresTable } from './figures-table.ts';
import { type PresetFigures, presetFigures } from './preset-figures.ts';
import { TABLE_MARKETS, type TableMarket } from './table-markets.ts';

const DOCUMENT = join(import.meta.dirname, '..', '..', 'docs', 'presets.md');
const MS_PER_SECOND = 1000;

const folder = env['QUANTOR_REAL_DATA'] ?? '';
const asked = argv.slice(2);
const unknown = asked.filter((key) => !TABLE_MARKETS.some((market) => market.key === key));
if (unknown.length > 0) {
  const known = TABLE_MARKETS.map(({ key }) => key).join(', ');
  process.stderr.write(`expected markets of ${known}, found ${unknown.join(', ')}\n`);
  process.exitCode = 2;
} else for (const market of TABLE_MARKETS) await printMarket(market);

async function printMarket(market: TableMarket): Promise<void> {
  if (asked.length > 0 && !asked.includes(market.key)) return;
  if (market.isRecorded && folder === '') {
    console.log(`${market.title}: skipped, QUANTOR_REAL_DATA names no folder\n`);
    return;
  }
  const rows: PresetFigures[] = [];
  const startedMs = Date.now();
  for (const preset of Object.keys(PRESETS)) {
    if (market.without.includes(preset)) continue;
    rows.push(await presetFigures(preset, market, folder));
    const seconds = Math.round((Date.now() - startedMs) / MS_PER_SECOND);
    process.stderr.write(`${market.key}: ${preset} after ${seconds} s\n`);
  }
  const table = figuresTable(rows);
  console.log(`${market.title}\n\n${table}`);
  if (env['QUANTOR_RENEW_DOCS'] === '1') renew(market.key, table);
}

function renew(key: string, table: string): void {
  const marked = new RegExp(
    `(?<=<!-- preset-table:${key}:start -->\n)[\\s\\S]*?(?=<!-- preset-table:${key}:end -->)`,
  );
  const document = readFileSync(DOCUMENT, 'utf8');
  if (!marked.test(document)) throw new Error(`${DOCUMENT}: expected markers of ${key}, found none`);
  writeFileSync(DOCUMENT, document.replace(marked, table));
}
