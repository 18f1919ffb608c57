// Checks that data/manifest.json names every bundled table with its hash and licence, and that the tables keep their layout.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renewedManifest } from '../../scripts/build-data-manifest.ts';
import { formatJsonTable } from '../../scripts/build-json-table.ts';

type Manifest = {
  files: {
    file: string;
    sha256: string;
    bytes: number;
    licence: string;
    licenceNotice?: string;
    source: string;
  }[];
};

const DATA = resolve(import.meta.dirname, '../../data');
const text = readFileSync(join(DATA, 'manifest.json'), 'utf8');
const manifest = JSON.parse(text) as Manifest;
/** The tables this suite answers for; other tables of data/ may be listed elsewhere. */
const TABLES = [
  'sp500-daily-2000-2020.csv',
  'nyse-calendar.json',
  'option-listing-rules.json',
  'fee-schedules.json',
  'broker-rules.json',
  'tick-rules.json',
  'trading-halts.json',
  'spy-dividends.json',
  'us-macro-events.json',
  'us-market-dates.json',
];

describe('data manifest', () => {
  it('has the hash and size of every file it lists', () => {
    expect(renewedManifest(manifest, (name) => readFileSync(join(DATA, name)))).toEqual(manifest);
  });

  it('lists every table with source and licence, and the notice where a licence asks for one', () => {
    const listed = manifest.files.map((entry) => entry.file);
    expect(listed).toEqual(expect.arrayContaining(TABLES));
    for (const { file, licence, licenceNotice, source } of manifest.files) {
      expect(source, file).not.toBe('');
      expect(licence, file).not.toBe('');
      if (licence === 'facts') continue;
      expect(readFileSync(join(DATA, licenceNotice ?? ''), 'utf8'), file).toMatch(/Copyright \(c\)/);
    }
  });

  it('keeps the one-entry-a-line layout of its tables', () => {
    for (const file of readdirSync(DATA).filter((name) => TABLES.includes(name) && name.endsWith('.json'))) {
      const content = readFileSync(join(DATA, file), 'utf8');
      expect(formatJsonTable(JSON.parse(content) as Record<string, unknown>) === content, file).toBe(true);
    }
    expect(formatJsonTable({ ...manifest })).toBe(text);
  });

  it('documents every table in the README beside it', () => {
    const readme = readFileSync(join(DATA, 'README.md'), 'utf8');
    for (const file of TABLES) expect(readme.includes(`## ${file}`), file).toBe(true);
  });
});
