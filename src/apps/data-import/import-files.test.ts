import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../adapters/dataset/index.ts';
import type { SessionDate } from '../../core/domain/index.ts';
import { importDocument } from './import-document.ts';
import {
  BARS,
  chain,
  CHAIN_HEADER,
  folderOf,
  imported,
  quote,
  root,
  UNIVERSE,
} from './import-files.fixture.ts';
import { importFiles } from './import-files.ts';
import { importText } from './import-text.ts';

async function refusalOf(
  paths: readonly string[],
  store: string,
): Promise<{ code: string; message: string }> {
  const hooks = { progress: () => undefined, isStopped: () => false };
  const outcome = await importFiles({ paths, store, hooks });
  if (outcome.ok) throw new Error('expected a refusal');
  return outcome.error;
}

/** Every file of a store but its lock, by the hash of its bytes. */
function contentsOf(store: string): readonly string[] {
  return readdirSync(store, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.lock'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((path) => `${path} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`);
}

const VIX = 'DATE,OPEN,HIGH,LOW,CLOSE\n01/11/2024,13,13,12,12.4\n01/12/2024,12,13,12,x\n';
const RATES = 'observation_date,SOFR\n2024-01-11,5.31\n2024-01-12,.\n';

describe('a folder', () => {
  it('is imported by what its files hold, with counts, and a second time nothing changes', async () => {
    const { data, store } = folderOf({
      'a_chain.csv': chain(quote(470), quote(471, 'x'), quote(472, '-1')),
      'b.csv.gz': gzipSync(chain(quote(480))),
      'spy_20240116.csv': UNIVERSE,
      'spy_daily.csv': BARS,
      'vix.csv': VIX,
      'sofr.csv': RATES,
      'notes.txt': 'nothing of use\n',
    });
    const outcome = await imported([data], store);
    expect(
      outcome.files.map((file) =>
        file.state === 'refused' ? file.code : [file.kind, file.series, file.stored],
      ),
    ).toEqual([
      ['chain', undefined, 2],
      ['chain', undefined, 1],
      'input-columns',
      ['rates', 'SOFR', 1],
      ['chain', undefined, 1],
      ['bars', 'SPY D', 2],
      ['levels', 'VIX D', 1],
    ]);
    expect(importDocument(outcome)).toMatchObject({
      totals: {
        files: 7,
        imported: 6,
        refused: 1,
        rows: 12,
        accepted: 8,
        stored: 8,
        repaired: { sentinel: 1 },
        quarantined: { 'unreadable-number': 1, 'closed-day': 1, 'not-a-number': 2 },
      },
      stopped: false,
    });
    const before = contentsOf(store);
    const again = await imported([data], store);
    expect(again.files.map(({ state }) => state)).toEqual(
      outcome.files.map(({ state }) => (state === 'refused' ? state : 'already-imported')),
    );
    expect(contentsOf(store)).toEqual(before);
  });

  it('stopped in the middle keeps whole files only, and the same command goes on', async () => {
    const { data, store } = folderOf({
      '1.csv': chain(quote(470)),
      '2.csv': chain(quote(471)),
      '3.csv': chain(quote(472)),
    });
    let asked = 0;
    const stopped = await imported([data], store, { isStopped: () => (asked += 1) > 3 });
    expect([stopped.isStopped, stopped.files.length, stopped.filesLeft]).toEqual([true, 1, 2]);
    expect(importText(stopped)).toContain('2 files were not imported; the same command goes on');
    const rest = await imported([data], store);
    expect(rest.files.map(({ state }) => state)).toEqual(['already-imported', 'imported', 'imported']);
  });
});

describe('rows', () => {
  it('come back from the store as they were', async () => {
    const { data, store } = folderOf({ 'chain.csv': chain(quote(472), quote(470), quote(471, '0')) });
    await imported([data], store);
    const open = openStore(store);
    const date = '2024-01-12' as SessionDate;
    for await (const { rows } of open.readChains({ root: 'SPY', from: date, to: date })) {
      expect([...rows.strike.subarray(0, rows.length)]).toEqual([470, 471, 472]);
      expect([...rows.bid.subarray(0, rows.length)]).toEqual([1.5, 0, 1.5]);
      expect(rows.quotedAtMs[0]).toBe(Date.parse('2024-01-12T15:05:00Z'));
      expect(rows.vendorVol[0]).toBe(0.2);
    }
    open.close();
  });

  it('of two files with equal bytes count twice where the names date them', async () => {
    const { data, store } = folderOf({ 'spy_20240116.csv': UNIVERSE, 'spy_20240117.csv': UNIVERSE });
    const { files } = await imported([data], store);
    expect(files.map((file) => (file.state === 'refused' ? file.message : file.counts.dates.from))).toEqual([
      '2024-01-12',
      '2024-01-16',
    ]);
  });

  it('of a large file pass through a thread with the same counts', { timeout: 60_000 }, async () => {
    const rows = Array.from({ length: 250_000 }, (_, at) =>
      quote(100 + (at % 800), at % 97 === 0 ? 'x' : '1.5').replace(
        '10:05',
        `1${Math.floor(at / 800 / 60) % 6}:${String(Math.floor(at / 800) % 60).padStart(2, '0')}`,
      ),
    );
    const { data, store } = folderOf({ 'large.csv': `${chain()}${rows.join('\n')}\n` });
    const [file] = (await imported([data], store)).files;
    if (file?.state !== 'imported') throw new Error('expected an import');
    const unreadable = rows.filter((row) => row.includes(',x,')).length;
    expect(file.bytes).toBeGreaterThan(16_000_000);
    expect(file.counts).toMatchObject({
      rows: rows.length,
      accepted: rows.length - unreadable,
      quarantineReasons: { 'unreadable-number': unreadable },
    });
    expect(file.stored).toBe(file.counts.accepted);
    expect(file.sha256).toBe(
      createHash('sha256')
        .update(readFileSync(join(data, 'large.csv')))
        .digest('hex'),
    );
  });
});

describe('a file that is named', () => {
  it.each([
    ['input-columns', 'a.csv', 'x,y\n1,2\n'],
    ['input-empty', 'a.csv', `${CHAIN_HEADER}\n`],
    ['input-rows', 'a.csv', chain(quote(470).replace('SPY,2024', 'QQQ,2024'))],
    ['input-not-text', 'a.csv.gz', gzipSync(chain(quote(470))).subarray(0, 40)],
    ['input-not-text', 'a.csv', new Uint8Array(100)],
    ['symbol-unknown', 'a.csv', BARS],
    ['input-columns', 'a.csv', chain(`${quote(470)},2`).replace(',iv\n', ',iv,bid\n')],
    ['bid-ask-swapped', 'a.csv', chain(...Array.from({ length: 40 }, (_, at) => quote(400 + at, '2.5')))],
  ])('fails with %s, and nothing is stored', async (code, name, content) => {
    const { data, store } = folderOf({ [name]: content });
    const error = await refusalOf([join(data, name)], store);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(/expected .*found/);
    expect(contentsOf(store).filter((file) => /parquet|imports/.test(file))).toEqual([]);
  });

  it('fails with input-missing where there is none', async () => {
    const { data, store } = folderOf({});
    expect(await refusalOf([join(data, 'none.csv')], store)).toMatchObject({ code: 'input-missing' });
  });

  it('takes its symbol from the command where its name has none', async () => {
    const { data, store } = folderOf({ 'a.csv': BARS });
    const { files } = await imported([join(data, 'a.csv')], store, { symbol: 'SPY' });
    expect(files[0]).toMatchObject({ state: 'imported', series: 'SPY D', stored: 2 });
  });
});

describe('the text', () => {
  it('tells each file, what was put right, what was kept out and where', async () => {
    const { data, store } = folderOf({ 'a.csv': chain(quote(470, '-1'), quote(471, 'x'), quote(472, '0')) });
    const text = importText(await imported([data], store)).replaceAll(root, '');
    expect(text).toContain('a.csv: cboe-delayed-quotes');
    expect(text).toContain('  rows         3, accepted 2, stored 2');
    expect(text).toContain('  dates        2024-01-12; 1 expiry; SPY 2');
    expect(text).toContain('  repaired     sentinel 1');
    expect(text).toContain('  quarantined  unreadable-number 1');
    expect(text).toContain('line 3 unreadable-number');
    expect(text).toContain('  quotes       zero-bid 1');
    expect(text).toContain('1 imported, 0 imported before, 0 refused');
  });
});
