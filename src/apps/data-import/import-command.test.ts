import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { zipOf } from '../../adapters/market-data/csv/bytes/zip.fixture.ts';
import { importDocument } from './import-document.ts';
import { BARS, chain, folderOf, imported, quote, UNIVERSE } from './import-files.fixture.ts';

describe('several files', () => {
  it('of which one that is named is refused say so, and the others are stored', async () => {
    const { data, store } = folderOf({ 'a.csv': chain(quote(470)), 'b.csv': 'x,y\n1,2\n' });
    const paths = [join(data, 'a.csv'), join(data, 'b.csv')];
    expect(await imported(paths, store)).toMatchObject({
      hasNamedRefusal: true,
      files: [{ state: 'imported' }, { state: 'refused' }],
    });
    expect(await imported([data], store)).toMatchObject({ hasNamedRefusal: false });
  });

  it('have totals that account for every accepted row', async () => {
    const { data, store } = folderOf({
      'a.csv': chain(quote(470), quote(471)),
      'b.csv': chain(quote(470), quote(471, '1.4'), quote(472)),
    });
    const outcome = await imported([data], store);
    expect(importDocument(outcome)).toMatchObject({
      totals: { accepted: 5, stored: 3, alreadyStored: 1, conflictsWithStored: 1 },
    });
  });
});

describe('what the command says of a file', () => {
  const PUTS =
    'quote_date,expiration,dte,right,snapshot,spot,strike,bid,ask\n2024-01-12,2024-01-19,7,P,entry,475.5,470,1.5,1.6\n';
  const rootsOf = async (
    files: Readonly<Record<string, string | Uint8Array>>,
    symbol: string,
  ): Promise<unknown> => {
    const { data, store } = folderOf(files);
    const [file] = (await imported([data], store, { symbol })).files;
    return file?.state === 'refused' ? file.code : file?.chain?.rowsByRoot;
  };

  it('counts where neither rows nor name tell it', async () => {
    expect(await rootsOf({ 'a.csv': PUTS }, 'SPY')).toEqual({ SPY: 1 });
    expect(await rootsOf({ '20240116.csv': UNIVERSE }, 'SPY')).toEqual({ SPY: 1 });
    expect(await rootsOf({ 'a.csv': chain(quote(470)) }, 'XSP')).toEqual({ SPY: 1 });
  });

  it('may tell the class of an index that the name tells', async () => {
    expect(await rootsOf({ 'spx_20240116.csv': UNIVERSE.replace('470', '4700') }, 'SPXW')).toEqual({
      SPXW: 1,
    });
  });

  it.each([
    ['puts', { 'spy_puts.csv': PUTS }],
    ['puts in an archive', { 'a.zip': zipOf({ 'spy_puts.csv': PUTS }) }],
    ['a universe', { 'spy_20240116.csv': UNIVERSE }],
    ['bars', { 'spy.csv': BARS }],
  ])('cannot contradict the name of %s', async (_, files) => {
    expect(await rootsOf(files, 'SPX')).toBe('input-rows');
  });

  it('is part of what an archive is known by', async () => {
    const { data, store } = folderOf({ 'a.zip': zipOf({ 'puts.csv': PUTS }) });
    await imported([data], store, { symbol: 'SPY' });
    const [again] = (await imported([data], store, { symbol: 'XSP' })).files;
    expect(again?.state).toBe('imported');
  });
});

describe('a plain file without the end of its last line', () => {
  const rows = chain(quote(470), quote(471)).trimEnd();

  it('may be cut there: the row is kept out', async () => {
    const { data, store } = folderOf({ 'a.csv': rows.slice(0, -1) });
    const [file] = (await imported([data], store)).files;
    expect(file).toMatchObject({
      stored: 1,
      counts: { quarantined: [{ line: 3, reason: 'line-without-end' }] },
    });
  });

  it('is whole where it unpacks', async () => {
    const { data, store } = folderOf({ 'a.csv.gz': gzipSync(rows), 'b.zip': zipOf({ 'b.csv': rows }) });
    const { files } = await imported([data], store);
    expect(files).toMatchObject([{ counts: { accepted: 2 } }, { counts: { accepted: 2 } }]);
  });
});
