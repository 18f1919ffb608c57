import { expect, test } from 'vitest';
import { easternDayNumber } from '../../../../core/market/index.ts';
import { readRecords } from '../answer/read-records.ts';
import { aggregateRecord, mapAggregates } from './map-aggregates.ts';

const bar = (startMs: number, further: object = {}): object => ({
  t: startMs,
  o: 1,
  h: 2,
  l: 0.5,
  c: 1.5,
  ...further,
});

function read(results: readonly unknown[]) {
  const records = readRecords(results, aggregateRecord);
  if (!records.ok) throw new Error(records.error.message);
  return records.value;
}

test('intraday bars keep their start, the hour that the autumn change repeats included', () => {
  const starts = [Date.UTC(2025, 10, 2, 5, 30), Date.UTC(2025, 10, 2, 6, 30)];
  const bars = mapAggregates(read(starts.map((ms) => bar(ms, { v: 7 }))), '30m', easternDayNumber);
  expect(bars).toMatchObject({ stampKind: 'instant', length: 2 });
  expect([...bars.stampsMs]).toEqual(starts);
  expect([...(bars.volume ?? [])]).toEqual([7, 7]);
});

test.each([
  ['D', Date.UTC(2026, 2, 6, 5), Date.UTC(2026, 2, 6)],
  // The first Monday of summer time: midnight in New York is an hour earlier than the Friday before.
  ['D', Date.UTC(2026, 2, 9, 4), Date.UTC(2026, 2, 9)],
  // A week of the vendor begins on Sunday; ours is named by its Monday.
  ['W', Date.UTC(2026, 2, 8, 5), Date.UTC(2026, 2, 9)],
  ['W', Date.UTC(2026, 2, 9, 4), Date.UTC(2026, 2, 9)],
] as const)('a %s bar that starts at %d is dated', (timeframe, startMs, expected) => {
  const bars = mapAggregates(read([bar(startMs)]), timeframe, easternDayNumber);
  expect([bars.stampKind, bars.stampsMs[0]]).toEqual(['date', expected]);
});

test('bars without a volume, as of an index, have none; one missing among others is missing', () => {
  const [a, b] = [Date.UTC(2026, 2, 6, 15), Date.UTC(2026, 2, 6, 16)];
  expect(mapAggregates(read([bar(a), bar(b)]), '1m', easternDayNumber).volume).toBeUndefined();
  expect([...(mapAggregates(read([bar(a, { v: 0 }), bar(b)]), '1m', easternDayNumber).volume ?? [])]).toEqual(
    [0, Number.NaN],
  );
});

test('records that cannot be read and bars traded over the counter are counted', () => {
  const startMs = Date.UTC(2026, 2, 6, 15);
  const records = read([
    bar(startMs),
    bar(startMs, { otc: true }),
    bar(startMs, { c: null }),
    ...['o', 'h', 'l'].map((name) => bar(startMs, { [name]: '1' })),
    bar(startMs / 1000),
    'bar',
  ]);
  expect(mapAggregates(records, '1m', easternDayNumber).length).toBe(1);
  expect(records.leftOut.counts).toEqual({
    'over-the-counter': 1,
    'unreadable-c': 1,
    'unreadable-o': 1,
    'unreadable-h': 1,
    'unreadable-l': 1,
    'unreadable-t': 1,
    'unreadable-record': 1,
  });
});
