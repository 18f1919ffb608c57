// Checks that bridged days keep their daily bar exactly, depend on nothing but themselves, and move like real days.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BarSeries, emptyBarSeries, truncatedBarSeries } from '../../domain/index.ts';
import { createRng } from '../../numerics/index.ts';
import { calendar, dailyBars } from '../small-market.fixture.ts';
import type { SessionBars } from '../session-bars.ts';
import { type BridgedBars, bridgeIntraday } from './intraday-bridge.ts';

function bridged(daily: SessionBars, barMinutes = 5, seed = 1): BridgedBars {
  return bridgeIntraday({ daily, sessions: calendar.sessions, barMinutes, rng: createRng(seed) });
}

/** One daily bar on an ordinary Wednesday, after a close of `previousClose`. */
function twoDays(
  previousClose: number,
  day: Readonly<Record<'open' | 'high' | 'low' | 'close', number>>,
): SessionBars {
  const daily = dailyBars('2018-02-06', 2);
  const columns = ['open', 'high', 'low', 'close'] as const;
  for (const column of columns) {
    daily.bars[column][0] = previousClose;
    daily.bars[column][1] = day[column];
  }
  return daily;
}

/** First and one-past-last bar of the daily row. */
function spanOf(result: BridgedBars, daily: SessionBars, row: number): readonly [number, number] {
  const session = daily.sessionIndex[row] as number;
  return [result.sessionIndex.indexOf(session), result.sessionIndex.lastIndexOf(session) + 1];
}

function columnsOf(bars: BarSeries, from: number, to: number): readonly (readonly number[])[] {
  const { startMs, closeMs, open, high, low, close, volume } = bars;
  return [startMs, closeMs, open, high, low, close, volume ?? new Float64Array()].map((column) => [
    ...column.subarray(from, to),
  ]);
}

function expectExactDay(result: BridgedBars, daily: SessionBars, row: number): void {
  const [from, to] = spanOf(result, daily, row);
  const { bars } = result;
  const { low, high } = { low: daily.bars.low[row] as number, high: daily.bars.high[row] as number };
  const session = calendar.sessions[daily.sessionIndex[row] as number];
  expect(bars.open[from]).toBe(result.openings[row]);
  expect(bars.close[to - 1]).toBe(daily.bars.close[row]);
  expect(Math.max(...bars.high.subarray(from, to))).toBe(high);
  expect(Math.min(...bars.low.subarray(from, to))).toBe(low);
  expect(bars.startMs[from]).toBe(session?.openMs);
  expect(bars.closeMs[to - 1]).toBe(session?.closeMs);
  for (let index = from; index < to; index += 1) {
    const [o, h, l, c] = [bars.open, bars.high, bars.low, bars.close].map(
      (column) => column[index] as number,
    );
    expect(l).toBeLessThanOrEqual(Math.min(o as number, c as number));
    expect(h).toBeGreaterThanOrEqual(Math.max(o as number, c as number));
    if (index > from) {
      expect(bars.open[index]).toBe(bars.close[index - 1]);
      expect(bars.startMs[index]).toBe(bars.closeMs[index - 1]);
    }
  }
}

describe('intraday bridge', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const day = fc
    .record({ low: fc.double({ min: 50, max: 5000, noNaN: true }), width: share, open: share, close: share })
    .map(({ low, width, open, close }) => {
      const high = low * (1 + 0.1 * width);
      const inside = (at: number): number => Math.min(high, low + at * (high - low));
      return { low, high, open: inside(open), close: inside(close) };
    });

  test('hits open, high, low and close exactly, on any day, at any bar length', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(1, 5, 15, 30, 60), fc.integer(), (bar, barMinutes, seed) => {
        const daily = twoDays(1, bar);
        const result = bridged(daily, barMinutes, seed);
        expect(result.openings[1]).toBe(bar.open);
        expectExactDay(result, daily, 1);
      }),
      { numRuns: 200 },
    );
  });

  test('keeps ends that are extremes, and a day without range', () => {
    for (const bar of [
      { low: 100, high: 103, open: 100, close: 103 },
      { low: 100, high: 103, open: 103, close: 100 },
      { low: 100, high: 103, open: 100, close: 100 },
      { low: 100, high: 100, open: 100, close: 100 },
    ]) {
      const daily = twoDays(99, bar);
      expectExactDay(bridged(daily), daily, 1);
    }
  });

  test('gives 78 five-minute bars on a full day and 42 on a half day, whole hours and a rest at 60 minutes', () => {
    const daily = dailyBars('2018-11-21', 2);
    const five = bridged(daily, 5);
    const hour = bridged(daily, 60);
    const lengths = (result: BridgedBars): number[] =>
      [0, 1].map((row) => {
        const [from, to] = spanOf(result, daily, row);
        return to - from;
      });
    expect(lengths(five)).toEqual([78, 42]);
    expect(lengths(hour)).toEqual([7, 4]);
    expect((hour.bars.closeMs[6] as number) - (hour.bars.startMs[6] as number)).toBe(30 * 60_000);
  });

  test('shows one market at every bar length', () => {
    const daily = dailyBars('2018-03-05', 5);
    const five = bridged(daily, 5);
    const quarter = bridged(daily, 15);
    for (let index = 0; index < quarter.bars.length; index += 1) {
      expect(quarter.bars.close[index]).toBe(five.bars.close[3 * index + 2]);
      expect(quarter.bars.high[index]).toBe(Math.max(...five.bars.high.subarray(3 * index, 3 * index + 3)));
    }
  });

  test('is the same again with the same seed and another path with another', () => {
    const daily = dailyBars('2018-03-05', 3);
    expect(bridged(daily, 5, 4).bars.close).toEqual(bridged(daily, 5, 4).bars.close);
    expect(bridged(daily, 5, 4).bars.close).not.toEqual(bridged(daily, 5, 5).bars.close);
  });

  test('does not move when later days are dropped or poisoned', () => {
    const daily = dailyBars('2018-03-05', 20);
    daily.bars.open[6] = daily.bars.close[5] as number;
    const whole = bridged(daily);
    const cut = bridged({
      bars: truncatedBarSeries(daily.bars, 8),
      sessionIndex: daily.sessionIndex.subarray(0, 8),
    });
    const poisoned = dailyBars('2018-03-05', 20);
    poisoned.bars.open[6] = poisoned.bars.close[5] as number;
    for (let row = 8; row < 20; row += 1) {
      for (const column of ['open', 'high', 'low', 'close'] as const) poisoned.bars[column][row] = 1e6 + row;
    }
    const other = bridged(poisoned);
    const to = cut.bars.length;
    expect(to).toBe(8 * 78);
    expect(columnsOf(cut.bars, 0, to)).toEqual(columnsOf(whole.bars, 0, to));
    expect(columnsOf(other.bars, 0, to)).toEqual(columnsOf(whole.bars, 0, to));
    expect([...cut.openings]).toEqual([...whole.openings.subarray(0, 8)]);
  });

  test('draws a missing open inside the range, counts it, and counts the same for every seed', () => {
    const daily = dailyBars('2018-03-05', 40);
    // Repeats the close before, and one open outside its range.
    for (const row of [3, 4, 9, 20]) {
      const previous = daily.bars.close[row - 1] as number;
      daily.bars.open[row] = previous;
      daily.bars.high[row] = Math.max(previous, daily.bars.high[row] as number);
      daily.bars.low[row] = Math.min(previous, daily.bars.low[row] as number);
    }
    daily.bars.open[30] = (daily.bars.high[30] as number) + 1;
    const counts = [1, 2, 3].map((seed) => bridged(daily, 30, seed).repairs['bridged-open']);
    expect(counts).toEqual([5, 5, 5]);
    const result = bridged(daily, 30, 1);
    for (const row of [3, 4, 9, 20, 30]) {
      expect(result.openings[row]).not.toBe(daily.bars.open[row]);
      expectExactDay(result, daily, row);
    }
    expect(bridged(daily, 30, 2).openings[3]).not.toBe(result.openings[3]);
    expect(result.openings[10]).toBe(daily.bars.open[10]);
  });

  test('spreads volume in whole units that add up, more at both ends than in the middle', () => {
    const daily = dailyBars('2018-03-05', 2);
    const { bars } = bridged(daily, 30);
    const volume = [...(bars.volume ?? [])].slice(0, 13);
    expect(volume.reduce((sum, each) => sum + each, 0)).toBe(daily.bars.volume?.[0]);
    expect(volume.every((each) => Number.isInteger(each) && each > 0)).toBe(true);
    expect(volume[0]).toBeGreaterThan(1.5 * (volume[6] as number));
    expect(volume[12]).toBeGreaterThan(1.5 * (volume[6] as number));
    const bare: SessionBars = {
      bars: { ...daily.bars, volume: undefined },
      sessionIndex: daily.sessionIndex,
    };
    expect(bridged(bare).bars.volume).toBeUndefined();
  });

  test('has somewhat more realised variance than its range shows, and the most of it early and late', () => {
    const daily = dailyBars('2017-01-10', 400);
    const { bars } = bridged(daily, 5);
    let realised = 0;
    let expected = 0;
    const bySlot = new Float64Array(78);
    for (let index = 0; index < bars.length; index += 1) {
      const move = Math.log((bars.close[index] as number) / (bars.open[index] as number)) ** 2;
      realised += move;
      bySlot[index % 78] = (bySlot[index % 78] ?? 0) + move;
    }
    for (let row = 0; row < 400; row += 1) {
      expected +=
        Math.log((daily.bars.high[row] as number) / (daily.bars.low[row] as number)) ** 2 / (4 * Math.LN2);
    }
    expect(realised / expected).toBeGreaterThan(0.75);
    expect(realised / expected).toBeLessThan(1.35);
    const shareOf = (from: number, to: number): number =>
      bySlot.subarray(from, to).reduce((sum, each) => sum + each, 0) / realised;
    expect(shareOf(0, 6)).toBeGreaterThan(2 * shareOf(36, 42));
    expect(shareOf(72, 78)).toBeGreaterThan(1.5 * shareOf(36, 42));
  });

  test('has bars that reach beyond their open and close as those of a continuous market do', () => {
    const { bars } = bridged(dailyBars('2017-01-10', 300), 5);
    let ranges = 0;
    let moves = 0;
    for (let index = 0; index < bars.length; index += 1) {
      ranges += Math.log((bars.high[index] as number) / (bars.low[index] as number));
      moves += Math.abs(Math.log((bars.close[index] as number) / (bars.open[index] as number)));
    }
    // The mean range of Brownian motion is twice its mean move.
    expect(ranges / moves).toBeGreaterThan(1.85);
    expect(ranges / moves).toBeLessThan(2.1);
  });

  test('refuses a daily bar that is not one', () => {
    const daily = dailyBars('2018-03-05', 2);
    daily.bars.high[1] = (daily.bars.low[1] as number) / 2;
    expect(() => bridged(daily)).toThrow(/2018-03-06/);
    expect(() => bridged(dailyBars('2018-03-05', 1), 0)).toThrow(/whole minutes/);
  });

  test('of no days is no bars', () => {
    const none = { bars: emptyBarSeries(0, false), sessionIndex: new Int32Array(0) };
    expect(bridged(none).bars.length).toBe(0);
  });
});
