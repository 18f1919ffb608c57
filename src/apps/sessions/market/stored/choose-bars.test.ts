// Tests which of several stored timeframes a run reads.
import { expect, test } from 'vitest';
import type { SessionDate, Timeframe } from '../../../../core/domain/index.ts';
import { chooseBars } from './choose-bars.ts';
import type { StoredSpan } from './store-contents.ts';

const span = (timeframe: Timeframe, from: string, to: string): StoredSpan => ({
  store: 's',
  kind: 'bars',
  name: 'SPY',
  timeframe,
  from: from as SessionDate,
  to: to as SessionDate,
});
const FRAMES = [
  span('1m', '2024-01-02', '2024-06-28'),
  span('5m', '2022-01-03', '2024-06-28'),
  span('D', '2000-01-03', '2024-06-28'),
  span('W', '1990-01-01', '2024-06-28'),
];
const chosen = (
  frames: readonly StoredSpan[],
  timeframe: Timeframe | null,
  from?: string,
  to?: string,
): string | undefined =>
  chooseBars(frames, { from: from as SessionDate | undefined, to: to as SessionDate | undefined }, timeframe)
    ?.timeframe;

test('the finest that covers the dates asked for', () => {
  expect(chosen(FRAMES, null)).toBe('1m');
  expect(chosen(FRAMES, null, '2024-01-01')).toBe('1m');
  expect(chosen(FRAMES, null, '2023-01-03')).toBe('5m');
  expect(chosen(FRAMES, null, '2010-01-04', '2030-01-04')).toBe('D');
});

test('of those that cover only a part, the one that covers most', () => {
  const short = [span('5m', '2024-02-01', '2024-03-28'), span('60m', '2024-01-15', '2024-05-28')];
  expect(chosen(short, null, '2023-01-03', '2024-12-31')).toBe('60m');
});

test('a timeframe that is asked for: itself, else the longest shorter one, else the shortest longer one', () => {
  expect(chosen(FRAMES, '5m', '2024-02-01')).toBe('5m');
  expect(chosen(FRAMES, '15m', '2024-02-01')).toBe('5m');
  expect(chosen(FRAMES, 'D')).toBe('D');
  expect(chosen([span('15m', '2024-01-02', '2024-06-28'), ...FRAMES.slice(2)], '5m')).toBe('15m');
  expect(chosen(FRAMES.slice(2), '5m')).toBe('D');
  expect(chosen(FRAMES.slice(3), null)).toBeUndefined();
});
