// The simulated market beside the recorded one: its parameters were fitted to odd years, the even ones are reported.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { readCalendarTable } from '../../src/adapters/bundled/index.ts';
import { buildTradingCalendar } from '../../src/core/market/index.ts';
import { createRng, mean, quantile } from '../../src/core/numerics/index.ts';
import {
  CALIBRATED_REGIMES,
  PRICED_REGIMES,
  type RegimeModel,
  simulateDays,
} from '../../src/core/synthetic/index.ts';
import { type DailyMarket, marketMoments } from './market-moments.fixture.ts';
import { isRecordedDataHere, SKIPPED_NOTE, SPX_DAILY, VIX_DAILY } from './recorded-market.fixture.ts';

type Moments = Readonly<Record<string, number>>;

const WORLDS = 40;
const YEARS = 18;
const SESSIONS_PER_YEAR = 252;
/** What the index costs over the variance it expects, as fitted. */
const FITTED_PREMIUM = 0.66;

function recordedMarket(): DailyMarket {
  const closes = (path: string): ReadonlyMap<string, number> => {
    const lines = gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n').slice(1);
    return new Map(lines.map((line) => [line.slice(0, 10), Number(line.split(',')[4])]));
  };
  const vix = closes(VIX_DAILY);
  const rows = [...closes(SPX_DAILY)].filter(([date]) => vix.has(date));
  return {
    close: rows.map(([, close]) => close),
    vix: rows.map(([date]) => vix.get(date) ?? Number.NaN),
    year: rows.map(([date]) => Number(date.slice(0, 4))),
  };
}

/** The median over worlds of each figure: what a history as long as the recorded half would show. */
function simulatedMoments(model: RegimeModel, variancePremium: number): Moments {
  const table = readCalendarTable();
  if (!table.ok) throw new Error(table.error.message);
  const sessions = buildTradingCalendar(table.table).sessions.slice(0, YEARS * SESSIONS_PER_YEAR);
  const found = Array.from({ length: WORLDS }, (_, world) => {
    const { daily, indices } = simulateDays({
      model,
      sessions,
      startPoints: 1000,
      carryPerYear: 0.03,
      hasEquityPremium: true,
      variancePremium,
      rng: createRng(`world ${world}`),
    });
    const year = sessions.map((_session, row) => Math.floor(row / SESSIONS_PER_YEAR));
    return marketMoments({ close: [...daily.bars.close], vix: [...indices.vix], year }, () => true);
  });
  return Object.fromEntries(
    Object.keys(found[0] ?? {}).map((name) => [
      name,
      quantile(
        found.map((moments) => moments[name] ?? Number.NaN),
        0.5,
      ) ?? Number.NaN,
    ]),
  );
}

describe.skipIf(!isRecordedDataHere)(`simulated market against the recorded one ${SKIPPED_NOTE}`, () => {
  let odd: Moments;
  let even: Moments;
  let simulated: Moments;
  let priced: Moments;

  beforeAll(() => {
    const recorded = recordedMarket();
    odd = marketMoments(recorded, (year) => year % 2 === 1);
    even = marketMoments(recorded, (year) => year % 2 === 0);
    simulated = simulatedMoments(CALIBRATED_REGIMES, FITTED_PREMIUM);
    priced = simulatedMoments(PRICED_REGIMES, 0);
    const row = (name: string, figures: readonly (number | undefined)[]): string =>
      `${name.padEnd(15)}${figures.map((figure) => (figure ?? Number.NaN).toFixed(3).padStart(10)).join('')}`;
    console.log(`${''.padEnd(15)} simulated  as priced odd years even years`);
    for (const name of Object.keys(odd))
      console.log(row(name, [simulated[name], priced[name], odd[name], even[name]]));
  }, 60_000);

  /** Whether a figure lies between those of the two halves of the record, or no further beyond than their distance. */
  const isBetween = (name: string): boolean => {
    const [a, b, found] = [odd[name] ?? Number.NaN, even[name] ?? Number.NaN, simulated[name] ?? Number.NaN];
    const distance = Math.abs(a - b);
    return found >= Math.min(a, b) - distance && found <= Math.max(a, b) + distance;
  };

  test.each([
    ['volatility', 0.02],
    ['skew', 0.4],
    ['sizeMemory1', 0.12],
    ['sizeMemory21', 0.06],
    ['sizeMemory63', 0.06],
    ['leverage', 0.05],
    ['vixMean', 1],
    ['vixDeviation', 1.5],
    ['vixMedian', 1],
    ['vixAbove30', 0.03],
    ['vixMemory5', 0.03],
    ['vixMemory21', 0.06],
    ['vixChange', 0.012],
    ['vixWithReturn', 0.05],
    ['monthDeviation', 0.006],
    ['worstMonth', 0.06],
  ])('has the %s of the years it was fitted to, within %d', (name, tolerance) => {
    expect(Math.abs((simulated[name] ?? Number.NaN) - (odd[name] ?? Number.NaN))).toBeLessThan(tolerance);
  });

  test('lies as near to either half of the record as the halves to each other, in most figures', () => {
    const names = Object.keys(odd);
    expect(mean(names.map((name) => (isBetween(name) ? 1 : 0)))).toBeGreaterThan(0.6);
  });

  test.each([
    ['vixMean', 1.5],
    ['vixDeviation', 1.5],
    ['vixMedian', 1.5],
    ['vixAbove30', 0.03],
    ['vixMemory21', 0.1],
    ['vixChange', 0.012],
  ])('has the %s of the record where regimes are as priced too, within %d', (name, tolerance) => {
    expect(Math.abs((priced[name] ?? Number.NaN) - (odd[name] ?? Number.NaN))).toBeLessThan(tolerance);
  });

  test('moves more than the record and asks no premium where regimes are as priced', () => {
    expect(priced['volatility']).toBeGreaterThan(odd['volatility'] ?? 1);
    expect(Math.abs(priced['premium'] ?? 1)).toBeLessThan(0.15);
  });
});
