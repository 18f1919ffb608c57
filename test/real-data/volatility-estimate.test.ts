// The volatility level that is estimated without any index, on the bundled daily bars, against the recorded VIX of the same days.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundledPath, readCalendarTable } from '../../src/adapters/bundled/index.ts';
import { readBarsFile } from '../../src/adapters/market-data/csv/index.ts';
import { buildTradingCalendar, prepareBars } from '../../src/core/market/index.ts';
import { mean, quantile } from '../../src/core/numerics/index.ts';
import { estimateVolatility } from '../../src/core/synthetic/index.ts';
import { isRecordedDataHere, SKIPPED_NOTE, SPX_DAILY, VIX_DAILY } from './recorded-market.fixture.ts';

/** Days with the estimate and the recorded close, both in points. */
interface Pair {
  readonly date: string;
  readonly estimated: number;
  readonly recorded: number;
}

function estimates(path: string): ReadonlyMap<string, number> {
  const table = readCalendarTable();
  const read = readBarsFile(path);
  if (!table.ok || !read.ok) throw new Error('the bundled tables must be there');
  const calendar = buildTradingCalendar(table.table);
  const prepared = prepareBars(read.bars, calendar, { name: 'bars' });
  if (!prepared.ok) throw new Error(prepared.error.message);
  const daily = {
    bars: prepared.series,
    sessionIndex: Int32Array.from(prepared.sessionOf, ({ index }) => index),
  };
  // A daily bar is its session's only bar: its estimate is that of the close.
  const { rows } = estimateVolatility({
    daily,
    intraday: daily,
    sessions: calendar.sessions,
    premiumScale: 1,
  });
  return new Map(rows.map(({ date, vix }) => [date, vix]));
}

function recordedCloses(): ReadonlyMap<string, number> {
  const lines = gunzipSync(readFileSync(VIX_DAILY)).toString('utf8').trim().split('\n').slice(1);
  return new Map(lines.map((line) => [line.slice(0, 10), Number(line.split(',')[4])]));
}

function figures(
  pairs: readonly Pair[],
): Record<'days' | 'rmse' | 'bias' | 'correlation' | 'medianRatio', number> {
  const errors = pairs.map(({ estimated, recorded }) => estimated - recorded);
  const [x, y] = [pairs.map(({ estimated }) => estimated), pairs.map(({ recorded }) => recorded)];
  const [meanX, meanY] = [mean(x) ?? 0, mean(y) ?? 0];
  const product = (a: readonly number[], b: readonly number[], centreA: number, centreB: number): number =>
    mean(a.map((value, index) => (value - centreA) * ((b[index] ?? 0) - centreB))) ?? 0;
  return {
    days: pairs.length,
    rmse: Math.sqrt(mean(errors.map((error) => error * error)) ?? 0),
    bias: mean(errors) ?? 0,
    correlation:
      product(x, y, meanX, meanY) / Math.sqrt(product(x, x, meanX, meanX) * product(y, y, meanY, meanY)),
    medianRatio:
      quantile(
        pairs.map(({ estimated, recorded }) => estimated / recorded),
        0.5,
      ) ?? 0,
  };
}

describe.skipIf(!isRecordedDataHere)(`estimated volatility level ${SKIPPED_NOTE}`, () => {
  let bundled: readonly Pair[] = [];
  let recorded: readonly Pair[] = [];

  beforeAll(() => {
    const closes = recordedCloses();
    const paired = (path: string): readonly Pair[] =>
      [...estimates(path)].flatMap(([date, estimated]) => {
        const close = closes.get(date);
        return close === undefined ? [] : [{ date, estimated, recorded: close }];
      });
    bundled = paired(bundledPath('sp500-daily-2000-2020.csv'));
    recorded = paired(SPX_DAILY);
  });

  test('is within 3.2 points of the VIX on the bundled days, all after those it was fitted on', () => {
    const found = printed('bundled bars, 2001 to April 2020', bundled);
    expect(found.days).toBe(4853);
    expect(found.rmse).toBeCloseTo(3.14, 1);
    expect(found.bias).toBeCloseTo(1.4, 1);
    expect(found.correlation).toBeGreaterThan(0.95);
  });

  test('is too high in most years and far too low in the crash of 2020', () => {
    const years = [...new Set(bundled.map(({ date }) => date.slice(0, 4)))];
    const biases = years.map((year) => {
      const pairs = bundled.filter(({ date }) => date.startsWith(year));
      return [year, printed(year, pairs).bias] as const;
    });
    expect(biases.filter(([, bias]) => bias > 0).length).toBeGreaterThan(16);
    expect(biases.find(([year]) => year === '2020')?.[1]).toBeLessThan(-5);
    for (const [year, bias] of biases) expect(bias, year).toBeLessThan(4.5);
  });

  test('has no bias on the days it was fitted on', () => {
    const found = printed(
      'recorded bars, 1991 to 1999',
      recorded.filter(({ date }) => date < '2000'),
    );
    expect(Math.abs(found.bias)).toBeLessThan(0.2);
    expect(found.rmse).toBeLessThan(2);
  });

  test('is as good with a year of history before 2000', () => {
    const found = printed(
      'recorded bars, 2000 to 2020',
      recorded.filter(({ date }) => date >= '2000' && date < '2021'),
    );
    expect(found.rmse).toBeLessThan(3.5);
    expect(found.correlation).toBeGreaterThan(0.94);
  });
});

function printed(name: string, pairs: readonly Pair[]): ReturnType<typeof figures> {
  const found = figures(pairs);
  const [rmse, bias] = [found.rmse.toFixed(2), found.bias.toFixed(2)];
  const [correlation, ratio] = [found.correlation.toFixed(3), found.medianRatio.toFixed(3)];
  console.log(
    `estimate against VIX, ${name}: ${found.days} days, RMSE ${rmse}, bias ${bias}, correlation ${correlation}, median ratio ${ratio}`,
  );
  return found;
}
