// Tests what a run takes from the chains it is given: files and stores, copies, files of other times, and how late quotes were made.
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from '../../adapters/dataset/index.ts';
import { changedInput } from './market/changed-input.ts';
import { madeUpRows, writeChainFiles } from './market/chains/made-up-chains.fixture.ts';
import { loadRun } from './make-run.ts';
import { DATES, manifestOf, prepared, recordsOf, SETTINGS, texts } from './recorded-run.fixture.ts';
import { requestOf } from './made-again/request-of-manifest.ts';

const scratch = mkdtempSync(join(tmpdir(), 'quantor-recorded-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const folder = (): string => mkdtempSync(join(scratch, 'chains-'));

async function failureOf(chains: readonly string[], settings = SETTINGS): Promise<readonly string[]> {
  const run = await loadRun({ settings, inputs: { chains }, command: ['test'] });
  return run.ok ? [] : [run.error.code, run.error.message];
}

describe('a run on chain files', () => {
  it('is not changed by files outside it, and names copies and files that are no chains', async () => {
    const place = folder();
    const paths = writeChainFiles(place, DATES);
    const alone = recordsOf(await prepared([place]));
    const [first = ''] = paths;
    const intraday = readFileSync(first, 'utf8')
      .replaceAll('2018-01-16T16:20', '2017-01-17T11:00')
      .replaceAll('2018-01-26', '2017-01-27');
    writeFileSync(join(place, 'spx_earlier.csv'), intraday);
    copyFileSync(first, join(place, 'spx_copy.csv'));
    writeFileSync(join(place, 'readme.csv'), 'what,why\nnotes,none\n');
    const records = recordsOf(await prepared([place]));
    const manifest = manifestOf(records);
    expect(manifest.data.timeframe).toBe('D');
    expect(texts(records.slice(1))).toEqual(texts(alone.slice(1)));
    expect(manifest.inputs.filter(({ role }) => role === 'chains')).toHaveLength(DATES.length + 2);
    expect(manifest.data.chains?.passedOver).toEqual([join(place, 'readme.csv')]);
    expect(manifest.labels.assumptions.join(' ')).toContain(`passed over: ${join(place, 'readme.csv')}.`);
    const request = requestOf(manifest);
    if (!request.ok) throw new Error(request.error.message);
    const again = await loadRun(request.value);
    if (!again.ok) throw new Error(again.error.message);
    expect(texts(recordsOf(again.value))).toEqual(texts(records));
  });

  it('tells how long after the close its quotes were made', async () => {
    const place = folder();
    writeChainFiles(place, DATES);
    const { data, labels } = manifestOf(recordsOf(await prepared([place])));
    const minutesLate = { least: 20, median: 20, most: 20 };
    expect(data.chains?.closes).toEqual({ instants: 9, stamped: 9, minutesLate });
    expect(labels.assumptions.join(' ')).toContain(
      '9 of 9 closes were quoted 20 to 20 minutes after it, 20 in the middle.',
    );
  });
});

describe('a run on a store', () => {
  it('is the run on the files, from parts that the manifest names', async () => {
    const place = folder();
    const store = openStore(join(place, 'store'), { create: true });
    const writing = await store.beginImport({ name: 'made-up', layout: 'test' });
    const rows = madeUpRows(DATES);
    await writing.append(rows);
    await writing.commit({
      sha256: 'a'.repeat(64),
      bytes: 1,
      accepted: rows.length,
      repaired: {},
      quarantined: {},
      quarantinedLines: [],
    });
    store.close();
    const files = join(place, 'files');
    mkdirSync(files);
    writeChainFiles(files, DATES);
    const stored = recordsOf(await prepared([store.folder]));
    const read = recordsOf(await prepared([files]));
    expect(texts(stored.slice(1))).toEqual(texts(read.slice(1)));
    const manifest = manifestOf(stored);
    const parts = manifest.inputs.filter(({ role }) => role === 'chain-part');
    expect(parts).toHaveLength(9);
    expect(changedInput(manifest)).toBeUndefined();
    const request = requestOf(manifest);
    if (!request.ok) throw new Error(request.error.message);
    expect(request.value.inputs.chains).toEqual([store.folder]);
    const again = await loadRun(request.value);
    if (!again.ok) throw new Error(again.error.message);
    expect(texts(recordsOf(again.value))).toEqual(texts(stored));
    rmSync(parts[3]?.path ?? '');
    expect(changedInput(manifest)).toMatchObject({ code: 'input-missing' });
    expect((await failureOf([store.folder]))[0]).toBe('store-part-missing');
  });
});
