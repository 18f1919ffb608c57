import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { intradayMinutes } from '../../../core/domain/index.ts';
import { nyse } from '../../../core/market/bundled-rules.fixture.ts';
import {
  createRateCurve,
  prepareBars,
  type PreparedBars,
  prepareIndexCloses,
} from '../../../core/market/index.ts';
import { readBarsFile, readRatesFile, readVolatilityFile } from './index.ts';

const folder = process.env['QUANTOR_REAL_DATA'] ?? '';
const isPresent = folder !== '';
const manifest = isPresent ? readFileSync(join(folder, 'MANIFEST.md'), 'utf8') : '';

const filesIn = (subfolder: string): readonly string[] =>
  isPresent
    ? readdirSync(join(folder, subfolder))
        .filter((name) => name.endsWith('.csv.gz'))
        .map((name) => `${subfolder}/${name}`)
    : [];

/** The row count the manifest states for a file. */
function rowsOf(file: string): number {
  const section = manifest.slice(manifest.indexOf(`### ${file}\n`));
  return Number(/^- rows: (\d+)/m.exec(section)?.[1]);
}

/** Days and short days of the manifest's quality line; a day is short with fewer bars than most have. */
function qualityOf(file: string): { readonly days: number; readonly shortDays: number } | undefined {
  const line = manifest.split('\n').find((text) => text.includes(`/${file}:`));
  const found = /days (\d+),.* short days (\d+)/.exec(line ?? '');
  return found === null ? undefined : { days: Number(found[1]), shortDays: Number(found[2]) };
}

function shortDaysOf({ sessionOf, timeframe }: PreparedBars): number {
  const full = Math.ceil(390 / (intradayMinutes(timeframe) ?? 390));
  const bars = new Map<number, number>();
  for (const { index } of sessionOf) bars.set(index, (bars.get(index) ?? 0) + 1);
  return [...bars.values()].filter((count) => count < full).length;
}

describe.skipIf(!isPresent)('recorded files (skipped where QUANTOR_REAL_DATA is unset)', () => {
  it('finds the folders it is meant to read', () => {
    expect(filesIn('underlying').length).toBeGreaterThan(10);
    expect(filesIn('volatility').length).toBeGreaterThan(9);
    expect(filesIn('rates').length).toBe(3);
  });

  for (const file of filesIn('underlying')) {
    it(`reads ${file} and agrees with its manifest`, () => {
      const read = readBarsFile(join(folder, file));
      if (!read.ok) throw new Error(read.error.message);
      expect(read.bars.length).toBe(rowsOf(file));
      const prepared = prepareBars(read.bars, nyse, { name: file });
      if (!prepared.ok) throw new Error(prepared.error.message);
      const { report, timeframe } = prepared;
      const names = { '1m': '_1m_', '5m': '_5m_', '15m': '', '30m': '', '60m': '', D: '_daily_', W: '' };
      expect(file).toMatch(timeframe === '60m' ? /_(?:60m|1h)_/ : new RegExp(names[timeframe]));
      expect(report.accepted + (report.repaired['outside-session'] ?? 0)).toBe(report.rows);
      expect(report.quarantined).toEqual([]);
      expect(report.gaps.missingSessions).toBe(0);
      const quality = qualityOf(file);
      if (quality === undefined) return;
      expect(report.sessions.count).toBe(quality.days);
      expect(shortDaysOf(prepared)).toBe(quality.shortDays);
    });
  }

  for (const file of filesIn('volatility')) {
    it(`reads ${file} and agrees with its manifest`, () => {
      const read = readVolatilityFile(join(folder, file));
      if (!read.ok) throw new Error(read.error.message);
      expect(read.values.length).toBe(rowsOf(file));
      const prepared = prepareIndexCloses(read.values, nyse, { name: file });
      if (!prepared.ok) throw new Error(prepared.error.message);
      expect(prepared.report.quarantined).toEqual([]);
      expect(prepared.report.missingSessions).toBeLessThan(80);
    });
  }

  it('takes the same VIX close from intraday rows as the daily file states', () => {
    const closesOf = (file: string): ReadonlyMap<string, number> => {
      const read = readVolatilityFile(join(folder, file));
      const prepared = read.ok ? prepareIndexCloses(read.values, nyse, { name: file }) : read;
      if (!prepared.ok) throw new Error(prepared.error.message);
      return prepared.closes;
    };
    const daily = closesOf('volatility/vix_daily_1990_2026.csv.gz');
    for (const file of filesIn('volatility').filter((name) => /vix_\d+m_/.test(name))) {
      const differences = [...closesOf(file)].map(([date, close]) =>
        Math.abs(close - (daily.get(date) ?? Infinity)),
      );
      const near = differences.filter((difference) => difference <= 0.06).length;
      expect(near / differences.length, file).toBeGreaterThan(0.9);
    }
  });

  for (const file of filesIn('rates')) {
    it(`reads ${file} and agrees with its manifest`, () => {
      const read = readRatesFile(join(folder, file));
      if (!read.ok) throw new Error(read.error.message);
      expect(read.rates.length).toBe(rowsOf(file));
      const curve = createRateCurve(read.rates);
      expect(curve.report).toMatchObject({ accepted: rowsOf(file), duplicates: 0, unusable: 0 });
    });
  }
});
