import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  type Bar,
  type BarSeries,
  InvariantViolation,
  type SessionDate,
  type Timeframe,
  TIMEFRAMES,
} from '../../domain/index.ts';
import { nyse } from '../../market/bundled-rules.fixture.ts';
import { aggregateBars } from '../../market/index.ts';
import { calendarWeeks } from './calendar-weeks.ts';
import type { FrameBar } from './frame-bar.ts';
import { createFrameBuilder } from './frame-builder.ts';
import { builtBars, inputsOf, keptSeries, seriesOf } from './frame-input.fixture.ts';

const WEEKS = calendarWeeks(nyse);
const utc = (text: string): number => Date.parse(text);
const HALF_DAY_WEEK = ['2020-11-25', '2020-11-27', '2020-11-30', '2020-12-01'];

/** Columns of bars without the instant at which each was known. */
function columns(bars: readonly Bar[]): readonly (readonly (number | undefined)[])[] {
  return bars.map(({ startMs, closeMs, open, high, low, close, volume }) => [
    startMs,
    closeMs,
    open,
    high,
    low,
    close,
    volume,
  ]);
}

function barsOf(series: BarSeries): readonly Bar[] {
  return Array.from({ length: series.length }, (_, index) => ({
    startMs: series.startMs[index] as Bar['startMs'],
    closeMs: series.closeMs[index] as Bar['closeMs'],
    open: series.open[index] as number,
    high: series.high[index] as number,
    low: series.low[index] as number,
    close: series.close[index] as number,
    volume: series.volume?.[index],
  }));
}

describe('createFrameBuilder', () => {
  it('counts buckets from the open, cuts them at the close of a half day and crosses no session', () => {
    const { bars } = builtBars(inputsOf(seriesOf(HALF_DAY_WEEK, 5)), '60m');
    expect(bars.length).toBe(7 + 4 + 7 + 7);
    expect(bars[6]?.closeMs).toBe(utc('2020-11-25T21:00:00Z'));
    expect([bars[7]?.startMs, bars[10]?.startMs, bars[10]?.closeMs]).toEqual([
      utc('2020-11-27T14:30:00Z'),
      utc('2020-11-27T17:30:00Z'),
      utc('2020-11-27T18:00:00Z'),
    ]);
    expect(bars.every(({ atMs, closeMs }) => atMs === closeMs)).toBe(true);
  });

  it('counts from the open of the day on both sides of a change of the clocks', () => {
    // Clocks went forward on Sunday 8 March 2020.
    const { bars } = builtBars(inputsOf(seriesOf(['2020-03-06', '2020-03-09'], 5)), 'D');
    expect(bars.map(({ startMs }) => startMs)).toEqual([
      utc('2020-03-06T14:30:00Z'),
      utc('2020-03-09T13:30:00Z'),
    ]);
  });

  it('closes a week at its last close where the calendar is given, else when a later week comes', () => {
    const inputs = inputsOf(seriesOf(HALF_DAY_WEEK, 5));
    const known = builtBars(inputs, 'W', WEEKS).bars;
    expect(known.map(({ startMs, atMs }) => [startMs, atMs])).toEqual([
      [utc('2020-11-23T14:30:00Z'), utc('2020-11-27T18:00:00Z')],
    ]);
    const unknown = builtBars(inputs, 'W').bars;
    expect(unknown.map(({ startMs, closeMs, atMs }) => [startMs, closeMs, atMs])).toEqual([
      [utc('2020-11-25T14:30:00Z'), utc('2020-11-27T18:00:00Z'), utc('2020-11-30T14:35:00Z')],
    ]);
  });

  it('gives a week that was cut short without notice when a later bar comes, with the close it was due', () => {
    const { bars } = builtBars(inputsOf(seriesOf(['2001-09-10', '2001-09-17'], 5)), 'W', WEEKS);
    expect(bars.map(({ closeMs, atMs }) => [closeMs, atMs])).toEqual([
      [utc('2001-09-14T20:00:00Z'), utc('2001-09-17T13:35:00Z')],
    ]);
  });

  it('gives a bucket without its last base bars at the close of the first later one, before that bar’s own', () => {
    const whole = seriesOf(['2020-12-01', '2020-12-02'], 5);
    // Of the first hour ten bars are left; the second starts at its second quarter.
    const inputs = inputsOf(keptSeries(whole, (place) => place < 10 || place === 14));
    const { bars } = builtBars(inputs, '60m');
    expect(bars.map(({ closeMs, atMs }) => [closeMs, atMs])).toEqual([
      [utc('2020-12-01T15:30:00Z'), utc('2020-12-01T15:45:00Z')],
    ]);
    const quarter = builtBars(inputs, '15m').bars;
    expect(quarter.at(-2)?.atMs).toBe(utc('2020-12-01T15:45:00Z'));
    expect(quarter.at(-1)?.startMs).toBe(utc('2020-12-01T15:30:00Z'));
  });

  it('has no volume where one base bar has none', () => {
    const inputs = inputsOf(seriesOf(['2020-12-01'], 5));
    const [first, ...rest] = inputs;
    if (first === undefined) throw new Error('no bars');
    const { bars } = builtBars([{ ...first, bar: { ...first.bar, volume: undefined } }, ...rest], '30m');
    expect(bars.slice(0, 2).map(({ volume }) => volume)).toEqual([undefined, 6 * 100 + 51]);
  });

  it('refuses a frame shorter than the base bars, for good', () => {
    const { bars, builder } = builtBars(inputsOf(seriesOf(HALF_DAY_WEEK, 60)), '30m');
    expect([bars.length, builder.refusal]).toEqual([0, 'frame-shorter-than-bars']);
    expect(builtBars(inputsOf(seriesOf(HALF_DAY_WEEK, 60)), '60m').builder.refusal).toBeUndefined();
  });

  it('throws for a bar of a bucket that was given', () => {
    const inputs = inputsOf(seriesOf(['2020-12-01'], 5));
    const { builder } = builtBars(inputs.slice(0, 3), '15m');
    const again = inputs[1];
    expect(() => again && builder.push(again, () => undefined)).toThrow(InvariantViolation);
  });

  it('takes whole days into days and weeks, and makes no hours of them', () => {
    const days = aggregateBars(seriesOf(['2020-11-24', ...HALF_DAY_WEEK], 5), nyse, 'D');
    for (const timeframe of ['60m', 'D', 'W'] as const) {
      const builder = createFrameBuilder(timeframe, WEEKS);
      const bars: FrameBar[] = [];
      for (const bar of barsOf(days)) builder.pushWhole(bar, (built) => bars.push({ ...built }));
      const expected = timeframe === '60m' ? [] : barsOf(aggregateBars(days, nyse, timeframe));
      expect(columns(bars)).toEqual(columns(expected).slice(0, bars.length));
      expect(bars.length).toBe({ '60m': 0, D: 5, W: 1 }[timeframe]);
      expect(builder.refusal).toBeUndefined();
    }
  });

  it('gives exactly the bars of the aggregation that are over, whatever base bars are missing', () => {
    const starts = ['2020-03-05', '2020-11-23', '2001-09-07', '2018-12-03', '2019-12-23', '2002-09-10'];
    const bases = [1, 5, 15, 30] as const;
    const frames: readonly Timeframe[] = TIMEFRAMES.filter((frame) => frame !== '1m' && frame !== '5m');
    fc.assert(
      fc.property(
        fc.constantFrom(...starts),
        fc.constantFrom(...bases),
        fc.constantFrom(...frames),
        fc.array(fc.boolean(), { minLength: 50, maxLength: 50 }),
        fc.float({ min: 0.5, max: 2, noNaN: true }),
        (start, minutes, timeframe, mask, scale) => {
          const dates = Array.from({ length: 9 }, (_, days) => addDays(start as SessionDate, days));
          const whole = seriesOf(dates, minutes, (place) => 100 + scale * Math.sin(place * place));
          const series = keptSeries(whole, (place) => mask[Math.floor(place / 3) % 50] === true);
          if (minutes === 30 && timeframe === '15m') return;
          const expected = barsOf(aggregateBars(series, nyse, timeframe));
          const { bars } = builtBars(inputsOf(series), timeframe, WEEKS);
          expect(columns(bars)).toEqual(columns(expected).slice(0, bars.length));
          // All but the last are over; the last is where its last base bar is there.
          const lastClose = series.closeMs.at(-1) ?? 0;
          const over = expected.filter(
            ({ closeMs }, at) => at < expected.length - 1 || closeMs === lastClose,
          );
          expect(bars.length).toBe(over.length);
          for (const bar of bars) expect(bar.atMs).toBeGreaterThanOrEqual(bar.closeMs);
        },
      ),
      { numRuns: 150, seed: 7 },
    );
  });

  it('shows nothing before it is known: what comes later changes no bar given', () => {
    const inputs = inputsOf(seriesOf(HALF_DAY_WEEK, 5));
    for (const timeframe of ['15m', '60m', 'D', 'W'] as const) {
      const all = builtBars(inputs, timeframe, WEEKS).bars;
      for (const cut of [1, 3, 50, 78, 79, 120, 200]) {
        const nowMs = inputs[cut - 1]?.availableAtMs ?? 0;
        const early = builtBars(inputs.slice(0, cut), timeframe, WEEKS).bars;
        expect(early).toEqual(all.filter(({ atMs }) => atMs <= nowMs));
      }
    }
  });
});
