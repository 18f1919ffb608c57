import { expect, test } from 'vitest';
import { easternDayNumber } from '../../../../core/market/index.ts';
import type { SessionDate } from '../../../../core/domain/index.ts';
import type { SessionSpan } from '../../../../core/ports/index.ts';
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

const SPAN: SessionSpan = { from: '2025-11-01' as SessionDate, to: '2026-03-09' as SessionDate };

function read(results: readonly unknown[]) {
  const records = readRecords(results, aggregateRecord);
  if (!records.ok) throw new Error(records.error.message);
  return records.value;
}

test('intraday bars keep their start, the hour that the autumn change repeats included', () => {
  const starts = [Date.UTC(2025, 10, 2, 5, 30), Date.UTC(2025, 10, 2, 6, 30)];
  const bars = mapAggregates(
    read(starts.map((ms) => bar(ms, { v: 7 }))),
    { ...SPAN, timeframe: '30m' },
    easternDayNumber,
  );
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
  const bars = mapAggregates(read([bar(startMs)]), { ...SPAN, timeframe }, easternDayNumber);
  expect([bars.stampKind, bars.stampsMs[0]]).toEqual(['date', expected]);
});

test('bars without a volume, as of an index, have none; one missing among others is missing', () => {
  const [a, b] = [Date.UTC(2026, 2, 6, 15), Date.UTC(2026, 2, 6, 16)];
  expect(
    mapAggregates(read([bar(a), bar(b)]), { ...SPAN, timeframe: '1m' }, easternDayNumber).volume,
  ).toBeUndefined();
  expect([
    ...(mapAggregates(read([bar(a, { v: 0 }), bar(b)]), { ...SPAN, timeframe: '1m' }, easternDayNumber)
      .volume ?? []),
  ]).toEqual([0, Number.NaN]);
});

test('records that cannot be read and bars traded over the counter are counted', () => {
  const startMs = Date.UTC(2026, 2, 6, 15);
  const records = read([
    bar(startMs),
    bar(startMs, { otc: true }),
    bar(startMs, { c: null }),
    ...['o', 'h', 'l'].map((name) => bar(startMs, { [name]: '1 $' })),
    bar(startMs / 1000),
    'bar',
  ]);
  expect(mapAggregates(records, { ...SPAN, timeframe: '1m' }, easternDayNumber).length).toBe(1);
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

test.each([
  ['D', '2026-03-05', '2026-03-05', 0],
  ['D', '2026-03-06', '2026-03-06', 1],
  ['D', '2026-03-07', '2026-03-09', 0],
  // Of the week that begins on Monday, March 2.
  ['W', '2026-03-06', '2026-03-20', 1],
  ['W', '2026-03-09', '2026-03-20', 0],
  ['W', '2026-02-20', '2026-03-01', 0],
] as const)('%s bars of March 6 asked from %s to %s: %d', (timeframe, from, to, length) => {
  const records = read([bar(timeframe === 'W' ? Date.UTC(2026, 2, 1, 5) : Date.UTC(2026, 2, 6, 5))]);
  const span = { from: from as SessionDate, to: to as SessionDate };
  expect(mapAggregates(records, { timeframe, ...span }, easternDayNumber).length).toBe(length);
  expect(records.leftOut.counts).toEqual(length === 0 ? { 'outside-span': 1 } : {});
});

test('numbers that come as text are numbers', () => {
  const records = read([bar(Date.UTC(2026, 2, 6, 15), { o: '1.25', c: ' .5 ', v: '1e3' })]);
  const bars = mapAggregates(records, { ...SPAN, timeframe: '1m' }, easternDayNumber);
  expect([bars.open[0], bars.close[0], bars.volume?.[0]]).toEqual([1.25, 0.5, 1000]);
});
