// Compares the volatility estimate with the recorded VIX where real daily files are at hand, and says so where they are not.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { addDays, emptyBarSeries, type SessionDate } from '../../domain/index.ts';
import { buildTradingCalendar } from '../../market/index.ts';
import { createRng, mean, quantile, sampleStandardDeviation } from '../../numerics/index.ts';
import { bridgeIntraday } from '../bridge/intraday-bridge.ts';
import type { SessionBars } from '../session-bars.ts';
import { estimateVolatility } from './estimated-volatility.ts';

const folder = process.env['QUANTOR_REAL_DATA'] ?? '';
const spxFile = join(folder, 'underlying', 'spx_daily_1990_2026.csv.gz');
const vixFile = join(folder, 'volatility', 'vix_daily_1990_2026.csv.gz');
const hasFiles = folder !== '' && existsSync(spxFile) && existsSync(vixFile);

type DailyRow = readonly [date: SessionDate, open: number, high: number, low: number, close: number];

function readDaily(path: string): readonly DailyRow[] {
  const lines = gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n').slice(1);
  return lines.map((line) => {
    const [date, open, high, low, close] = line.split(',');
    return [date as SessionDate, Number(open), Number(high), Number(low), Number(close)];
  });
}

/** A calendar of exactly the file's dates, which is all that daily rows need. */
function calendarOf(rows: readonly DailyRow[]): ReturnType<typeof buildTradingCalendar> {
  const dates = new Set(rows.map(([date]) => date));
  const from = rows[0]?.[0] ?? ('1990-01-02' as SessionDate);
  const to = rows.at(-1)?.[0] ?? from;
  const closures: SessionDate[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) if (!dates.has(date)) closures.push(date);
  return buildTradingCalendar({
    from,
    to,
    openMinute: 570,
    closeMinute: 960,
    closures,
    earlyCloses: [],
    lateOpens: [],
  });
}

function sessionBars(rows: readonly DailyRow[]): SessionBars {
  const bars = emptyBarSeries(rows.length, false);
  for (const [index, [, open, high, low, close]] of rows.entries()) {
    bars.open[index] = open;
    bars.high[index] = high;
    bars.low[index] = low;
    bars.close[index] = close;
  }
  return { bars, sessionIndex: Int32Array.from(rows, (_, index) => index) };
}

interface Agreement {
  readonly correlation: number;
  readonly medianRatio: number;
}

function agreement(pairs: readonly (readonly [number, number])[]): Agreement {
  const columns = [0, 1].map((side) => pairs.map((pair) => Math.log(pair[side as 0 | 1])));
  const [estimated = [], recorded = []] = columns;
  const means = columns.map((column) => mean(column) ?? 0);
  const deviations = columns.map((column) => sampleStandardDeviation(column) ?? 1);
  const products = estimated.map(
    (value, index) => (value - (means[0] as number)) * ((recorded[index] as number) - (means[1] as number)),
  );
  const covariance = (mean(products) ?? 0) * (pairs.length / (pairs.length - 1));
  return {
    correlation: covariance / ((deviations[0] as number) * (deviations[1] as number)),
    medianRatio:
      quantile(
        pairs.map(([a, b]) => a / b),
        0.5,
      ) ?? 0,
  };
}

describe.skipIf(!hasFiles)(
  'estimate against the recorded VIX (skipped unless QUANTOR_REAL_DATA is set)',
  () => {
    const rows = hasFiles
      ? readDaily(spxFile).filter(([, , high, low, close]) => low <= close && close <= high)
      : [];
    const recorded = new Map(hasFiles ? readDaily(vixFile).map(([date, , , , close]) => [date, close]) : []);

    test('follows it in every decade with the error it was fitted with', () => {
      const calendar = calendarOf(rows);
      const daily = sessionBars(rows);
      const intraday = bridgeIntraday({
        daily,
        sessions: calendar.sessions,
        barMinutes: 60,
        rng: createRng(1),
      });
      const { rows: estimates } = estimateVolatility({
        daily,
        intraday,
        sessions: calendar.sessions,
        premiumScale: 1,
      });
      for (const decade of ['199', '200', '201', '202']) {
        const pairs = estimates
          .filter(({ date }) => date.startsWith(decade) && recorded.has(date))
          .map(({ date, vix }) => [vix, recorded.get(date) as number] as const);
        const { correlation, medianRatio } = agreement(pairs);
        expect(pairs.length).toBeGreaterThan(1000);
        expect(correlation, decade).toBeGreaterThan(0.87);
        expect(medianRatio, decade).toBeGreaterThan(0.95);
        expect(medianRatio, decade).toBeLessThan(1.16);
      }
    });
  },
);
