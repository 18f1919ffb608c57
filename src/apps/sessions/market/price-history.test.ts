// Tests which sessions of an intraday file count as begun late, and which closes come before its bars.
import { expect, test } from 'vitest';
import { emptyBarSeries, type RawBars, type SessionDate } from '../../../core/domain/index.ts';
import { instant } from '../../../../test/fixtures/venue-stage.ts';
import { daysBeforeBars, priceHistory } from './price-history.ts';
import { readInputs } from './read-inputs.ts';

/** Bars at 270 from so many minutes after the opening of each day on until its close. */
function bars(firstMinutes: ReadonlyMap<string, number>, minutes = 5): RawBars {
  const stampsMs = [...firstMinutes].flatMap(([date, first]) =>
    Array.from({ length: (390 - first) / minutes }, (_, bar): number => instant(date, first + minutes * bar)),
  );
  const { length } = stampsMs;
  const flat = (): Float64Array => new Float64Array(length).fill(270);
  return {
    length,
    stampKind: 'instant',
    stampsMs: Float64Array.from(stampsMs),
    lines: Int32Array.from({ length }, (_, row) => row + 2),
    open: flat(),
    high: flat(),
    low: flat(),
    close: flat(),
    volume: undefined,
    dividend: undefined,
  };
}

test('a session begins late where its first bar starts more than five minutes after the opening', () => {
  const read = readInputs({});
  if (!read.ok) throw new Error(read.error.message);
  const { calendar } = read.value;
  const days = new Map([
    ['2018-01-16', 0],
    ['2018-01-17', 5],
    ['2018-01-18', 10],
    ['2018-01-19', 60],
  ]);
  const history = priceHistory(
    {
      bars: bars(days),
      history: undefined,
      timeframe: '60m',
      dailyTimeframe: '5m',
      to: undefined,
      priceScale: 1,
      seed: 1,
    },
    calendar,
  );
  if (!history.ok) throw new Error(history.error.message);
  const late = [...history.value.lateStarts].map(([index, ms]) => [calendar.sessions[index]?.date, ms]);
  expect(late).toEqual([
    ['2018-01-18', instant('2018-01-18', 10)],
    ['2018-01-19', instant('2018-01-19', 60)],
  ]);
});

test('a session of long bars begins late without its first one', () => {
  const read = readInputs({});
  if (!read.ok) throw new Error(read.error.message);
  const days = new Map([
    ['2018-01-16', 0],
    ['2018-01-17', 30],
  ]);
  const halfHours = bars(days, 30);
  const history = priceHistory(
    {
      bars: halfHours,
      history: undefined,
      timeframe: null,
      dailyTimeframe: '5m',
      to: undefined,
      priceScale: 1,
      seed: 1,
    },
    read.value.calendar,
  );
  expect(history.ok && [...history.value.lateStarts.values()]).toEqual([instant('2018-01-17', 30)]);
});

test('a count of nothing is no repair', () => {
  const read = readInputs({});
  if (!read.ok) throw new Error(read.error.message);
  const { length } = read.value.bars;
  // Opens that all lie inside the day's range and away from the close before need no drawing.
  const { low, high } = read.value.bars;
  const open = Float64Array.from(low, (points, row) => 0.63 * points + 0.37 * (high[row] ?? 0));
  const given = { ...read.value.bars, open, length };
  const history = priceHistory(
    {
      bars: given,
      history: undefined,
      timeframe: null,
      dailyTimeframe: '5m',
      to: '2001-12-31' as SessionDate,
      priceScale: 1,
      seed: 1,
    },
    read.value.calendar,
  );
  expect(history.ok && history.value.repairs).not.toHaveProperty('bridged-open');
});

test('days before the first bar are those of history, where it ends on the eve', () => {
  const daysOf = (sessions: readonly number[]) => ({
    bars: {
      ...emptyBarSeries(sessions.length, false),
      close: Float64Array.from(sessions, (session) => 200 + session),
    },
    sessionIndex: Int32Array.from(sessions),
  });
  const market = daysOf([7, 7, 8]);
  const closes = (sessions: readonly number[]) =>
    Array.from(daysBeforeBars({ daily: daysOf(sessions), market }).close);
  expect(closes([4, 5, 6, 7, 8])).toEqual([204, 205, 206]);
  expect(closes([4, 5, 7, 8])).toEqual([]);
  expect(closes([7, 8])).toEqual([]);
});
