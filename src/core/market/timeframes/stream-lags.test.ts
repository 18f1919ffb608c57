import { describe, expect, it } from 'vitest';
import { nyse } from '../bundled-rules.fixture.ts';
import type { AlignedStream } from './aligned-stream.ts';
import { alignStreams } from './align-streams.ts';
import { createFrameSchedule } from './frame-schedule.ts';

const MINUTE_MS = 60_000;
const minutes = (...values: readonly number[]): Float64Array =>
  Float64Array.from(values, (value) => value * MINUTE_MS);
const quotes = (atMs: Float64Array, limit: number, delayMinutes = 0): AlignedStream => ({
  name: 'chain',
  items: { length: atMs.length, atMs },
  delayMs: delayMinutes * MINUTE_MS,
  age: { unit: 'minutes', limit },
});

describe('the account of a stream', () => {
  it('counts states, ages and the longest stretches without a say', () => {
    const clock = minutes(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    const { lags, steps } = alignStreams(clock, [quotes(minutes(2, 7), 2)]);
    expect(lags).toEqual([
      {
        name: 'chain',
        states: { exact: 2, prior: 4, stale: 4, none: 2 },
        ages: { p50: 2, p90: 4, p99: 4 },
        oldest: { age: 4, ms: 6 * MINUTE_MS, atMs: 2 * MINUTE_MS },
        meanConfidence: 0.5,
        stretches: [
          { fromMs: 0, toMs: MINUTE_MS, instants: 2, reason: 'not-yet' },
          { fromMs: 5 * MINUTE_MS, toMs: 6 * MINUTE_MS, instants: 2, reason: 'stale' },
          { fromMs: 10 * MINUTE_MS, toMs: 11 * MINUTE_MS, instants: 2, reason: 'stale' },
        ],
      },
    ]);
    expect(steps).toBe(14);
  });

  it('counts a delay as age: late news is old news', () => {
    const { lags } = alignStreams(minutes(2, 3, 17, 18), [quotes(minutes(2), 15, 15)]);
    expect(lags[0]).toMatchObject({ states: { exact: 0, prior: 1, stale: 1, none: 2 } });
    expect(lags[0]?.oldest).toMatchObject({ age: 16 });
  });

  it('takes no night or weekend for age where bars are counted', () => {
    const friday = Date.parse('2020-03-06T16:00:00-05:00');
    const monday = Date.parse('2020-03-09T09:35:00-04:00');
    const stream: AlignedStream = {
      name: '15m',
      items: { length: 1, atMs: Float64Array.of(friday) },
      delayMs: 0,
      age: { unit: 'bars', schedule: createFrameSchedule(nyse, '15m'), limit: 0 },
    };
    const clock = Float64Array.of(friday, monday, monday + 10 * MINUTE_MS);
    expect(alignStreams(clock, [stream]).lags[0]).toMatchObject({
      states: { exact: 1, prior: 1, stale: 1, none: 0 },
      oldest: { age: 1 },
    });
  });

  it('keeps the three longest stretches and has no ages where there never is an item', () => {
    const clock = minutes(...Array.from({ length: 20 }, (_, minute) => minute));
    const { lags } = alignStreams(clock, [quotes(minutes(0, 2, 5, 9, 14), 0), quotes(minutes(), 0)]);
    expect(lags[0]?.stretches.map(({ instants }) => instants)).toEqual([5, 4, 3]);
    expect(lags[1]).toMatchObject({ states: { none: 20 }, ages: undefined, oldest: undefined });
    expect(lags[1]?.stretches).toEqual([{ fromMs: 0, toMs: 19 * MINUTE_MS, instants: 20, reason: 'empty' }]);
  });
});
