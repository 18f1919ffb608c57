// Checks the estimate without option data against its written formula, its causality and the zero-premium level.
import { describe, expect, test } from 'vitest';
import { truncatedBarSeries } from '../../domain/index.ts';
import { createRng } from '../../numerics/index.ts';
import { bridgeIntraday } from '../bridge/intraday-bridge.ts';
import { calendar, dailyBars } from '../small-market.fixture.ts';
import type { SessionBars } from '../session-bars.ts';
import { type EstimatedVolatility, estimateVolatility } from './estimated-volatility.ts';

const SESSIONS = 300;
const daily = dailyBars('2017-01-10', SESSIONS);
const intraday = bridgeIntraday({ daily, sessions: calendar.sessions, barMinutes: 30, rng: createRng(3) });

function estimate(
  premiumScale = 1,
  of: { daily: SessionBars; intraday: SessionBars } = { daily, intraday },
): EstimatedVolatility {
  return estimateVolatility({ ...of, sessions: calendar.sessions, premiumScale });
}

/** The daily formula written out a second time, from whole daily bars only. */
function closingLevel(row: number): number {
  const { high, low, close } = daily.bars;
  const meanRange = (count: number): number => {
    let sum = 0;
    for (let back = 0; back < count; back += 1)
      sum += Math.log((high[row - back] as number) / (low[row - back] as number)) ** 2;
    return sum / count / (4 * Math.log(2));
  };
  const m = (count: number): number => 0.5 * Math.log(252 * meanRange(count));
  const change = (count: number): number => Math.log((close[row] as number) / (close[row - count] as number));
  const a1 = Math.min(0.5, Math.max(0, -change(1)) * Math.sqrt(252));
  const a5 = Math.min(0.4, Math.max(0, -change(5)) * Math.sqrt(252 / 5));
  const a22 = Math.min(0.12, Math.max(-0.08, -change(22)));
  const sum = 0.1014 * m(5) + 0.258 * m(22) + 0.2061 * m(66) + 0.2761 * m(252);
  return 100 * Math.exp(0.1028 + sum + 0.2046 * a1 + 0.3419 * a5 + 0.6074 * a22);
}

function forecastLevel(row: number): number {
  const { close } = daily.bars;
  let variance = 0;
  for (let day = 1; day <= row; day += 1) {
    const change = Math.log((close[day] as number) / (close[day - 1] as number)) ** 2;
    variance = day === 1 ? change : 0.94 * variance + 0.06 * change;
  }
  return 100 * Math.sqrt(252 * variance);
}

describe('estimated volatility', () => {
  test('is unavailable for 252 sessions and then always there', () => {
    const { path, rows } = estimate();
    const firstBar = intraday.sessionIndex.indexOf(daily.sessionIndex[252] as number);
    expect(path.available.indexOf(1)).toBe(firstBar);
    expect(path.available.subarray(firstBar).every((flag) => flag === 1)).toBe(true);
    expect(path.vix.subarray(0, firstBar).every((value) => value === 0)).toBe(true);
    expect(rows.length).toBe(SESSIONS - 252);
    expect(path.unavailableReason).toContain('252');
    expect(path.origin).toBe('estimated');
  });

  test('is the daily formula at each close, and published as that', () => {
    const { path, rows } = estimate();
    for (const row of [252, 270, 299]) {
      const lastBar = intraday.sessionIndex.lastIndexOf(daily.sessionIndex[row] as number);
      expect(path.vix[lastBar]).toBeCloseTo(closingLevel(row), 8);
      expect(rows[row - 252]?.vix).toBe(path.vix[lastBar]);
      expect(rows[row - 252]?.vix3m).toBeUndefined();
      expect(path.vix3m[lastBar]).toBeCloseTo(Math.exp(0.6144 + 0.8255 * Math.log(closingLevel(row))), 8);
    }
  });

  test('does not change up to a bar when everything after it is dropped or poisoned', () => {
    const whole = estimate();
    const cut = intraday.sessionIndex.indexOf(daily.sessionIndex[280] as number) + 5;
    const dropped = estimate(1, {
      daily: { bars: truncatedBarSeries(daily.bars, 280), sessionIndex: daily.sessionIndex.subarray(0, 280) },
      intraday: {
        bars: truncatedBarSeries(intraday.bars, cut + 1),
        sessionIndex: intraday.sessionIndex.subarray(0, cut + 1),
      },
    });
    expect([...dropped.path.vix]).toEqual([...whole.path.vix.subarray(0, cut + 1)]);
    const poisonedDaily = dailyBars('2017-01-10', SESSIONS);
    for (const column of ['open', 'high', 'low', 'close'] as const) poisonedDaily.bars[column].fill(9e5, 280);
    const poisoned = estimate(1, { daily: poisonedDaily, intraday });
    expect([...poisoned.path.vix.subarray(0, cut + 1)]).toEqual([...whole.path.vix.subarray(0, cut + 1)]);
  });

  test.each([1, 0])(
    'at premium scale %d does not start its days low: the mean level stays within 2 %%',
    (scale) => {
      const { path } = estimate(scale);
      let early = 0;
      let late = 0;
      for (let row = 252; row < SESSIONS; row += 1) {
        const session = daily.sessionIndex[row] as number;
        early += Math.log(path.vix[intraday.sessionIndex.indexOf(session)] as number);
        late += Math.log(path.vix[intraday.sessionIndex.lastIndexOf(session)] as number);
      }
      expect(Math.abs(early - late) / (SESSIONS - 252)).toBeLessThan(0.02);
    },
  );

  test('at premium scale 0 is the RiskMetrics forecast, between the two in proportion', () => {
    const full = estimate(1);
    const none = estimate(0);
    const half = estimate(0.5);
    for (const row of [252, 280, 299]) {
      const lastBar = intraday.sessionIndex.lastIndexOf(daily.sessionIndex[row] as number);
      expect(none.path.vix[lastBar]).toBeCloseTo(forecastLevel(row), 8);
      const middle = ((full.path.vix[lastBar] as number) + (none.path.vix[lastBar] as number)) / 2;
      expect(half.path.vix[lastBar]).toBeCloseTo(middle, 10);
    }
  });

  test('is unavailable where a week of prices has no range', () => {
    const flat = dailyBars('2017-01-10', SESSIONS);
    for (const column of ['open', 'high', 'low', 'close'] as const) flat.bars[column].fill(2700);
    const flatBars = bridgeIntraday({
      daily: flat,
      sessions: calendar.sessions,
      barMinutes: 30,
      rng: createRng(3),
    });
    expect(estimate(1, { daily: flat, intraday: flatBars }).path.available.includes(1)).toBe(false);
  });
});
