// Tests runs that take their data from a store: the same as on the files it was imported from, replayed, and told where it lacks something.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledPath } from '../../adapters/bundled/index.ts';
import { openStore } from '../../adapters/dataset/index.ts';
import { canonicalJson, type LedgerRecord, type RunManifest } from '../../core/ledger/index.ts';
import { DEFAULT_SETTINGS, type Settings } from '../config/index.ts';
import { importFiles } from '../data-import/index.ts';
import { madeUpRows } from './market/chains/made-up-chains.fixture.ts';
import { addedInput, changedInput } from './market/changed-input.ts';
import { collectingSink, loadRun, type PreparedRun, startRun } from './make-run.ts';
import { requestOf } from './made-again/request-of-manifest.ts';
import type { InputPaths, RunRequest, RunSource } from './run-request.ts';

const scratch = mkdtempSync(join(tmpdir(), 'quantor-stored-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const SETTINGS: Settings = {
  ...DEFAULT_SETTINGS,
  root: 'SPX',
  cash: 2_000_000,
  from: '2017-01-03',
};

/** Days of 2016 and 2017 with a repeated row, one out of its place and one on a Sunday; the last line is 2017-12-29. */
function dirtyDays(): string {
  const [header = '', ...rows] = readFileSync(bundledPath('sp500-daily-2000-2020.csv'), 'utf8').split('\n');
  const days = rows.filter((row) => /^201[67]/.test(row));
  const [first = '', second = '', third = '', ...rest] = days;
  const sunday = (rest[0] ?? '').replace(/^[^,]*/, '2016-01-10');
  return `${[header, second, first, third, third, sunday, ...rest].join('\n')}\n`;
}

function written(name: string, text: string): string {
  const path = join(scratch, name);
  writeFileSync(path, text);
  return path;
}

/** Values by date on the weekdays of 2016 and 2017 that the bars have. */
function dated(header: string, value: (row: number) => string, last = '2017-12-29'): string {
  const dates = [...dirtyDays().matchAll(/^(201\d-\d\d-\d\d),/gm)].map(([, date]) => date ?? '');
  const rows = [...new Set(dates)]
    .toSorted()
    .flatMap((date, row) => (date === '2016-01-10' || date > last ? [] : [`${date},${value(row)}`]));
  return `${[`date,${header}`, ...rows].join('\n')}\n`;
}

const vixAt = (row: number): string => (12 + (row % 37) / 4).toFixed(2);
const FILES = {
  bars: written('spx.csv', dirtyDays()),
  vix: written('vix.csv', dated('close', vixAt)),
  vix3m: written(
    'vix3m.csv',
    dated('close', (row) => (13 + (row % 41) / 5).toFixed(2)),
  ),
  rates: written(
    'bills.csv',
    dated('dtb3', (row) => (0.5 + (row % 11) / 10).toFixed(2)),
  ),
};
const store = join(scratch, 'store');
const SOURCE: RunSource = { store, without: [] };

async function imported(paths: readonly string[], into = store, symbol?: string): Promise<void> {
  const hooks = { progress: () => undefined, isStopped: () => false };
  const outcome = await importFiles({ paths, store: into, symbol, hooks });
  if (!outcome.ok) throw new Error(outcome.error.message);
}

beforeAll(async () => imported(Object.values(FILES)));

async function prepared(request: Omit<RunRequest, 'command'>): Promise<PreparedRun> {
  const run = await loadRun({ ...request, command: ['test'] });
  if (!run.ok) throw new Error(`${run.error.code}: ${run.error.message}`);
  return run.value;
}

function recordsOf(run: PreparedRun): readonly LedgerRecord[] {
  const records: LedgerRecord[] = [];
  const backtest = startRun(run, collectingSink(records));
  while (backtest.advanceSession());
  return records;
}

const texts = (records: readonly LedgerRecord[]): readonly string[] =>
  records.map((record) => canonicalJson(record));

function manifestOf(records: readonly LedgerRecord[]): RunManifest {
  const [manifest] = records;
  if (manifest?.type !== 'manifest') throw new Error('the first record is the manifest');
  return manifest;
}

async function failureOf(
  inputs: InputPaths,
  source?: RunSource,
  settings = SETTINGS,
): Promise<readonly string[]> {
  const run = await loadRun({ settings, inputs, source, command: ['test'] });
  return run.ok ? [] : [run.error.code, run.error.message];
}

const at = (...folders: readonly string[]): string => join(store, ...folders);

describe('a run on a store', () => {
  it('is that on the files it was imported from, record by record, with their repairs counted', async () => {
    const files = recordsOf(await prepared({ settings: SETTINGS, inputs: FILES }));
    const stored = recordsOf(await prepared({ settings: SETTINGS, inputs: {}, source: SOURCE }));
    expect(files.filter(({ type }) => type === 'trade-closed').length).toBeGreaterThan(20);
    expect(texts(stored).slice(1)).toEqual(texts(files).slice(1));
    const manifest = manifestOf(stored);
    expect(manifest.data).toEqual(manifestOf(files).data);
    expect(manifest.data.repairs).toMatchObject({ duplicate: 1, 'out-of-order': 1 });
    expect(manifest.data.quarantined).toBe(1);
    expect(manifest.data.setAside).toEqual({ 'closed-day': 1 });
    expect(manifest.labels.assumptions.join('\n')).toContain('Prices: SPX D bars of the store');
    expect(manifest.labels.assumptions.join('\n')).toContain('Cash earns the DTB3 rates of the store.');
    const roles = new Set(manifest.inputs.flatMap(({ role }) => (role.endsWith('-part') ? [role] : [])));
    expect([...roles]).toEqual(['bars-part', 'vix-part', 'vix3m-part', 'rates-part']);
  });

  it('is the same on bars inside the day, stamped in New York', async () => {
    const sessions = ['2017-01-17', '2017-01-18', '2017-01-19', '2017-01-20', '2017-01-23'];
    const rows = sessions.flatMap((date, day) =>
      Array.from({ length: 78 }, (_, bar) => {
        const minute = 570 + 5 * bar;
        const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        const open = 2265 + 5 * day + 4 * Math.sin(bar / 9);
        const close = 2265 + 5 * day + 4 * Math.sin((bar + 1) / 9);
        const prices = [open, Math.max(open, close) + 0.5, Math.min(open, close) - 0.5, close];
        return [`${date} ${clock}`, ...prices.map((price) => price.toFixed(2)), 1000 + bar].join(',');
      }),
    );
    const bars = written('spx_5m.csv', `${['datetime,open,high,low,close,volume', ...rows].join('\n')}\n`);
    const into = join(scratch, 'inside');
    await imported([bars, FILES.vix], into);
    const settings: Settings = { ...SETTINGS, from: '2017-01-17', timeframe: '15m' };
    const files = recordsOf(await prepared({ settings, inputs: { bars, vix: FILES.vix } }));
    const source = { store: into, without: [] };
    const stored = recordsOf(await prepared({ settings, inputs: {}, source }));
    expect(manifestOf(stored).data).toMatchObject({ timeframe: '15m', bars: 130, sessions: 5 });
    expect(texts(stored).slice(1)).toEqual(texts(files).slice(1));
  });

  it('takes one series where its folder is named, and a path that is given before the store', async () => {
    const named = { bars: at('bars', 'symbol=SPX', 'timeframe=D'), vix: FILES.vix };
    const one = manifestOf(recordsOf(await prepared({ settings: SETTINGS, inputs: named })));
    expect(one.inputs.some(({ role, path }) => role === 'vix' && path === FILES.vix)).toBe(true);
    expect(one.inputs.some(({ role }) => role === 'bars-part')).toBe(true);
    expect(one.inputs.some(({ role }) => role.startsWith('rates'))).toBe(false);
    const inputs = { vix: FILES.vix };
    const given = await prepared({ settings: SETTINGS, inputs, source: { store, without: ['rates'] } });
    expect(given.request.inputs).toEqual({ vix: FILES.vix, bars: named.bars });
  });

  it('takes recorded chains that its bars can look at, unless they are left out', async () => {
    const into = join(scratch, 'with-chains');
    const days = written(
      'days.csv',
      readFileSync(bundledPath('sp500-daily-2000-2020.csv'), 'utf8').replaceAll(
        /^(?!date|201[78]).*\n/gm,
        '',
      ),
    );
    await imported([days], into, 'SPX');
    const opened = openStore(into);
    const open = await opened.beginImport({ name: 'made up', layout: 'quantor-chain' });
    await open.append(madeUpRows(['2018-01-18', '2018-01-19']));
    const nothing = { repaired: {}, quarantined: {}, quarantinedLines: [] };
    await open.commit({ sha256: 'c'.repeat(64), bytes: 1, accepted: 1, ...nothing });
    opened.close();
    const settings: Settings = { ...SETTINGS, root: 'SPXW', from: '2018-01-16', to: '2018-01-26' };
    const source = { store: into, without: [] };
    const run = await prepared({ settings, inputs: {}, source });
    expect(run.manifest.data.chains?.bars.recorded).toBeGreaterThan(0);
    const left = await prepared({ settings, inputs: {}, source: { store: into, without: ['chains'] } });
    expect(left.manifest.data.chains).toBeUndefined();
    const before: Settings = { ...settings, from: '2017-06-01', to: '2017-06-30' };
    const early = await prepared({ settings: before, inputs: {}, source });
    expect(early.manifest.data.chains).toBeUndefined();
  });

  it('is made again from its manifest; later rows are told, and do not reach a run that ends before them', async () => {
    const into = join(scratch, 'growing');
    await imported([FILES.bars, written('early-vix.csv', dated('close', vixAt, '2017-06-30'))], into);
    const source = { store: into, without: [] };
    const ended = manifestOf(
      recordsOf(await prepared({ settings: { ...SETTINGS, to: '2017-06-30' }, inputs: {}, source })),
    );
    const open = manifestOf(recordsOf(await prepared({ settings: SETTINGS, inputs: {}, source })));
    const again = async (manifest: RunManifest): Promise<PreparedRun> => {
      const request = requestOf(manifest);
      if (!request.ok) throw new Error(request.error.message);
      const run = await loadRun(request.value);
      if (!run.ok) throw new Error(run.error.message);
      return run.value;
    };
    expect((await again(open)).manifest).toEqual(open);
    const later = dated('close', vixAt).replaceAll(/^(?:2016|2017-0[1-6]).*\n/gm, '');
    await imported([written('late-vix.csv', later)], into);
    expect((await again(ended)).manifest).toEqual(ended);
    expect(changedInput(open)).toBeUndefined();
    expect(addedInput(open, (await again(open)).inputs.files)).toMatchObject({ code: 'input-added' });
    const part = open.inputs.find(({ role }) => role === 'bars-part')?.path ?? '';
    writeFileSync(part, 'other bytes');
    expect(changedInput(open)).toMatchObject({ code: 'input-changed' });
    expect(changedInput(open)?.message).toContain(part);
    expect((await failureOf({}, source))[0]).toBe('store-part-damaged');
  });
});

describe('a store that lacks something', () => {
  it('is told by what it has', async () => {
    const [code, message] = await failureOf({}, SOURCE, { ...SETTINGS, root: 'SPY' });
    expect(code).toBe('store-lacks-bars');
    expect(message).toContain('SPX D, levels VIX D, levels VIX3M D, rates DTB3');
  });

  it.each([
    ['the store for one of its series', { bars: store }, 'input-is-store'],
    ['another kind', { rates: at('levels', 'symbol=VIX', 'timeframe=D') }, 'series-kind'],
    ['a series it has not', { bars: at('bars', 'symbol=SPY', 'timeframe=5m') }, 'series-missing'],
  ])('refuses %s', async (_, inputs, code) => {
    expect((await failureOf(inputs))[0]).toBe(code);
  });

  it('is refused beside a simulated market, and where there is none', async () => {
    const market = { ...SETTINGS.market, simulatedYears: 1 };
    expect((await failureOf({}, SOURCE, { ...SETTINGS, market }))[1]).toContain('found store');
    expect((await failureOf({}, { store: join(scratch, 'none'), without: [] }))[0]).toBe('store-missing');
  });

  it('names rates that do not reach the run', async () => {
    const into = join(scratch, 'late-rates');
    const rates = written(
      'late-bills.csv',
      dated('dtb3', () => '1').replaceAll(/^2016.*\n|^2017-0.*\n/gm, ''),
    );
    await imported([FILES.bars, rates], into);
    const [code, message] = await failureOf({}, { store: into, without: [] });
    expect(code).toBe('rates-coverage');
    expect(message).toContain('found none in the DTB3 rates of the store for 2017-01-03');
  });
});
