// Tests what a run takes of a store that has several series of a kind.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../../../adapters/dataset/index.ts';
import {
  dayNumberOf,
  MS_PER_DAY,
  type RawBars,
  type RawStamps,
  type SessionDate,
} from '../../../../core/domain/index.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../config/index.ts';
import type { InputPaths, RunSource } from '../../run-request.ts';
import { inputsOfStore } from './store-inputs.ts';

const store = mkdtempSync(join(tmpdir(), 'quantor-several-'));
afterAll(() => rmSync(store, { recursive: true, force: true }));

function stamps(...dates: readonly string[]): RawStamps {
  const stampsMs = Float64Array.from(dates, (date) => dayNumberOf(date as SessionDate) * MS_PER_DAY);
  return { length: dates.length, stampKind: 'date', stampsMs, lines: new Int32Array(dates.length) };
}

const ones = (length: number): Float64Array => new Float64Array(length).fill(1);

beforeAll(async () => {
  const opened = openStore(store, { create: true });
  const open = await opened.beginImport({ name: 'made up', layout: 'bars' });
  const days = stamps('2020-01-02', '2020-06-30');
  const flat = { open: ones(2), high: ones(2), low: ones(2), close: ones(2) };
  const bars: RawBars = { ...days, ...flat, volume: undefined, dividend: undefined };
  await open.appendBars({ symbol: 'SPX', timeframe: 'D' }, bars);
  await open.appendLevels({ symbol: 'VIX3M', timeframe: 'D' }, { ...days, close: ones(2) });
  await open.appendLevels({ symbol: 'SPY', timeframe: 'D' }, { ...days, close: ones(2) });
  await open.appendRates('DTB3', { ...stamps('2020-03-02', '2020-06-30'), rate: ones(2) });
  await open.appendRates('SOFR', { ...stamps('2019-12-31', '2020-06-25'), rate: ones(2) });
  await open.appendRates('EFFR', { ...stamps('2019-12-31', '2020-06-30'), rate: ones(2) });
  const nothing = { repaired: {}, quarantined: {}, quarantinedLines: [] };
  await open.commit({ sha256: 'a'.repeat(64), bytes: 1, accepted: 1, ...nothing });
  opened.close();
});

const SETTINGS: Settings = { ...DEFAULT_SETTINGS, root: 'XSP' };

function pathsOf(settings: Settings, given: InputPaths = {}, without: RunSource['without'] = []): InputPaths {
  const chosen = inputsOfStore(given, { store, without }, settings);
  if (!chosen.ok) throw new Error(chosen.error.message);
  return chosen.value.paths;
}

const bars = join(store, 'bars', 'symbol=SPX', 'timeframe=D');

test('the first of the rates that reaches over the run, and no index without VIX', () => {
  expect(pathsOf(SETTINGS)).toEqual({ bars, rates: join(store, 'rates', 'series=SOFR') });
  expect(pathsOf({ ...SETTINGS, from: '2020-04-01' }).rates).toBe(join(store, 'rates', 'series=DTB3'));
});

test('nothing of a kind that is given or left out', () => {
  expect(pathsOf(SETTINGS, { rates: 'r.csv' }).rates).toBe('r.csv');
  expect(pathsOf(SETTINGS, {}, ['rates'])).toEqual({ bars });
  expect(pathsOf({ ...SETTINGS, root: 'SPY' }, { bars: 'b.csv' }).bars).toBe('b.csv');
});

test('what was taken is told, and that closes are no bars', () => {
  const told = inputsOfStore({}, { store, without: [] }, SETTINGS);
  expect(told.ok && told.value.told).toBe(`${store}: bars SPX D, 2020-01-02 to 2020-06-30; rates SOFR`);
  const refused = inputsOfStore({}, { store, without: [] }, { ...SETTINGS, root: 'SPY' });
  expect(refused).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('levels of SPY are closes') as string },
  });
});
