import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { MS_PER_YEAR, type SessionDate } from '../../core/domain/index.ts';
import { cumulativeNormal } from '../../core/numerics/index.ts';
import { blackPrice } from '../../core/pricing/index.ts';
import { type ChainInputs, validateChains, validationText, writeSmilePages } from './index.ts';
import type { ValidationDocument } from './validation-document.ts';

const folder = mkdtempSync(join(tmpdir(), 'quantor-validation-'));
afterAll(() => rmSync(folder, { recursive: true }));
const chains = join(folder, 'chains');
mkdirSync(join(chains, 'deeper'), { recursive: true });

/** A chain of one expiry at a flat volatility, quoted at a session's close. */
function chainText(date: string, expiry: string, vol: number): string {
  const years = (Date.parse(`${expiry}T20:00:00Z`) - Date.parse(`${date}T20:00:00Z`)) / MS_PER_YEAR;
  const rows = [
    'quote_ts_et,underlying,spot,root,expiration,right,strike,bid,ask,last,volume,open_interest,iv,delta',
  ];
  for (let strike = 3000; strike <= 5000; strike += 10) {
    for (const right of ['call', 'put'] as const) {
      const mid = blackPrice({ right, forward: 4000, strike, years, vol, discount: 1 });
      const totalVol = vol * Math.sqrt(years);
      const callDelta = cumulativeNormal(Math.log(4000 / strike) / totalVol + totalVol / 2);
      const delta = right === 'call' ? callDelta : callDelta - 1;
      rows.push(
        `${date}T16:15,SPX,4000,SPXW,${expiry},${right},${strike},${mid - 0.1},${mid + 0.1},0,0,0,${vol},${delta}`,
      );
    }
  }
  return rows.join('\n');
}

// Weeks 105472 (even) and 105473 (odd) of the split.
writeFileSync(join(chains, 'even.csv'), chainText('2022-06-03', '2022-07-08', 0.2));
writeFileSync(join(chains, 'deeper', 'odd.csv'), chainText('2022-06-10', '2022-07-08', 0.2));
writeFileSync(join(chains, 'notes.csv'), 'date,remark\n2022-06-03,nothing\n');
const vix = join(folder, 'vix.csv');
writeFileSync(vix, 'date,open,high,low,close\n2022-06-03,25,26,24,25\n2022-06-10,25,26,24,25\n');

const PRINT_SHADE = 'fill="#f0e6c8"';

const INPUTS: ChainInputs = { paths: [chains], volatility: { vix: [vix] }, dates: 'validation' };

function documentOf(inputs: ChainInputs): ValidationDocument {
  const validation = validateChains(inputs);
  if (!validation.ok) throw new Error(validation.error.message);
  return validation.value.document;
}

describe('a validation', () => {
  it('measures the dates asked for and counts the others', () => {
    const document = documentOf(INPUTS);
    expect(document).toMatchObject({
      dates: 'validation',
      snapshots: 1,
      slices: 1,
      from: '2022-06-03',
      to: '2022-06-03',
      filesRead: 2,
    });
    expect(document.snapshotsLeftOut).toMatchObject({ 'other-dates': 1 });
    expect(document.filesSkipped).toMatchObject([
      { path: join(chains, 'notes.csv'), reason: 'input-columns' },
    ]);
    expect(document.rows.read).toBe(
      document.rows.kept + Object.values(document.rows.dropped).reduce((sum, count) => sum + count, 0),
    );
    expect(documentOf({ ...INPUTS, dates: 'calibration' })).toMatchObject({
      from: '2022-06-10',
      to: '2022-06-10',
    });
    expect(documentOf({ ...INPUTS, dates: 'all' })).toMatchObject({ snapshots: 2, slices: 2 });
  });

  it('puts the slice in its cell, and leaves the others empty', () => {
    const { buckets, overall } = documentOf(INPUTS);
    const filled = buckets
      .filter(({ slices }) => slices > 0)
      .map(({ dte, delta, vix: band }) => [dte, delta, band]);
    expect(filled).toEqual(
      ['all', '20-30'].flatMap((band) =>
        ['all', '5-10', '15-25', '30-50'].map((delta) => ['15-60', delta, band]),
      ),
    );
    const cell = buckets.find(
      ({ dte, delta, vix: band }) => dte === '15-60' && delta === 'all' && band === 'all',
    );
    expect(cell?.rmseVolPoints).toBeGreaterThan(0.5);
    expect(cell?.goals.rmseVolPoints).toEqual({ goal: 1, verdict: 'reported' });
    expect(overall).toMatchObject({ slices: 1, condors: 1 });
    expect(buckets.find(({ slices }) => slices === 0)).toMatchObject({
      quotes: 0,
      rmseVolPoints: null,
      spreadRatio: null,
    });
  });

  it('is told in lines that fit, with the split and no data where there is none', () => {
    const text = validationText(documentOf(INPUTS));
    for (const line of text.split('\n')) expect(line.length, line).toBeLessThanOrEqual(100);
    expect(text).toContain('odd weeks calibrate, even weeks validate');
    expect(text).toMatch(/61-400 +all +0 +0 +no data/);
    expect(text).toMatch(/15-60 +all +1 +1 .* not graded/);
    expect(text).toContain('1 condor of 1 snapshot:');
    expect(text.endsWith('\n')).toBe(true);
  });

  it("has its own volatility and delta beside the vendor's", () => {
    const [source] = documentOf(INPUTS).sources;
    for (const spread of [source?.ownLessVendorVolPoints, source?.ownLessVendorDelta]) {
      expect(spread).toHaveLength(3);
      for (const difference of spread ?? []) expect(Math.abs(difference)).toBeLessThan(1e-6);
    }
  });

  it('shows each index of few chains, and percentiles of many', () => {
    const document = documentOf(INPUTS);
    const told = (snapshots: number): string =>
      validationText({
        ...document,
        chainVix: {
          snapshots,
          recordedOverGiven: [0.97, 0.96, 0.98],
          simulatedOverGiven: [1.01, 0.99, 1.03],
          each: Array.from({ length: snapshots }, () => ({
            date: '2022-06-03' as SessionDate,
            recordedOverGiven: 0.955,
            simulatedOverGiven: 1.035,
          })),
        },
      });
    expect(told(2)).toMatch(/2022-06-03 +0\.955 +1\.035/);
    expect(told(2)).not.toMatch(/0\.980 +1\.030/);
    expect(told(10)).toMatch(/p90 +0\.980 +1\.030/);
    expect(told(10)).not.toContain('0.955');
  });

  it('draws recorded quotes and the simulated curve', async () => {
    const validation = validateChains(INPUTS);
    const figures = validation.ok ? validation.value.figures : [];
    const [page = '', picture = ''] = await writeSmilePages(join(folder, 'out', 'smiles'), figures);
    const svg = readFileSync(picture, 'utf8');
    expect(svg).toContain('recorded quotes');
    expect(svg).toContain('SPXW 2022-07-08, 35 days');
    expect(svg).toMatch(/RMSE \d\.\d\d points/);
    expect(svg, 'the strikes on which errors are measured are shaded').toContain(PRINT_SHADE);
    expect(readFileSync(page, 'utf8')).toContain(svg);
  });
});

describe('files', () => {
  const mixed = join(folder, 'mixed');
  mkdirSync(mixed);
  const text = chainText('2022-06-03', '2022-07-08', 0.2);
  writeFileSync(join(mixed, 'a.csv'), text);
  writeFileSync(join(mixed, 'b.csv'), text);
  writeFileSync(join(mixed, 'cut.csv.gz'), gzipSync(text).subarray(0, 500));
  writeFileSync(join(mixed, 'empty.csv'), '');
  writeFileSync(join(mixed, 'notes.csv'), 'date,remark\n2022-06-03,nothing\n');

  it('of the same bytes count once and are named', () => {
    const document = documentOf({ ...INPUTS, paths: [mixed] });
    expect([document.filesRead, document.snapshots, document.slices]).toEqual([1, 1, 1]);
    expect(document.filesRepeated).toEqual([{ path: join(mixed, 'b.csv'), sameAs: join(mixed, 'a.csv') }]);
    expect(validationText(document)).toContain(`${join(mixed, 'b.csv')} is ${join(mixed, 'a.csv')}`);
  });

  it('count once however their path is written', () => {
    const paths = [join(mixed, 'a.csv'), `${mixed}/./a.csv`, `${mixed}/../mixed/a.csv`];
    const document = documentOf({ ...INPUTS, paths });
    expect([document.filesRead, document.filesRepeated]).toEqual([1, []]);
  });

  it('that are damaged are named with what is wrong, others are counted', () => {
    const told = validationText(documentOf({ ...INPUTS, paths: [mixed] }));
    expect(told).toContain('1 file read, 1 skipped as no chains');
    expect(told).toContain('2 files that cannot be read:');
    expect(told).toMatch(/cut\.csv\.gz: expected .* found a damaged or oversized gzip/);
    expect(told).toMatch(/empty\.csv: expected a text file, found 0 bytes/);
    expect(told).not.toContain('notes.csv');
  });

  it('without rates are used at 0 and not left out', () => {
    const document = documentOf(INPUTS);
    expect(document.snapshotsWithoutRate).toBe(1);
    expect(Object.keys(document.snapshotsLeftOut)).toEqual(['other-dates', 'without-index', 'without-smile']);
    expect(validationText(document)).toContain('1 snapshot at a rate of 0');
  });
});

describe('what cannot be validated', () => {
  it('is told with everything that was counted', () => {
    const unread = join(folder, 'unread.csv');
    writeFileSync(unread, chainText('yesterday', '2022-07-08', 0.2));
    const validation = validateChains({ ...INPUTS, paths: [unread], dates: 'all' });
    if (validation.ok) throw new Error('nothing was to be validated');
    expect(validation.error.message).toContain('chains of any date');
    expect(validation.error.message).toContain('402 rows in 1 file');
    expect(validation.error.problems.map(({ message }) => message)).toContain('rows: unreadable 402');
    const other = validateChains({ ...INPUTS, paths: [join(chains, 'even.csv')], dates: 'calibration' });
    expect(other.ok ? [] : other.error.problems.map(({ message }) => message)).toContain(
      'snapshots: other-dates 1',
    );
  });

  it('is told with a code', () => {
    const codeOf = (change: Partial<ChainInputs>): string => {
      const validation = validateChains({ ...INPUTS, ...change });
      return validation.ok ? 'none' : validation.error.code;
    };
    expect(codeOf({ paths: [join(folder, 'none')] })).toBe('input-missing');
    expect(codeOf({ paths: [join(chains, 'notes.csv')] })).toBe('input-columns');
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    expect(codeOf({ paths: [empty] })).toBe('input-empty');
    expect(codeOf({ paths: [join(chains, 'even.csv')], dates: 'calibration' })).toBe('no-snapshots');
    expect(codeOf({ volatility: { vix: [join(chains, 'notes.csv')] } })).toBe('input-rows');
    expect(codeOf({ rates: join(folder, 'none') })).toBe('input-missing');
  });
});
