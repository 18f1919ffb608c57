// Tests the instants of a halt: those of New York's clock, with its last no longer in it.
import { expect, it } from 'vitest';
import type { SessionDate } from '../../domain/index.ts';
import { haltCheck } from './trading-halts.ts';

it('holds from the first second of a halt to the one before trading resumes', () => {
  // 2020-03-09 is in daylight saving time, four hours behind UTC; 2020-03-06 is five hours behind.
  const isHalted = haltCheck([
    { date: '2020-03-06' as SessionDate, fromSecond: 36_000, toSecond: 36_001 },
    { date: '2020-03-09' as SessionDate, fromSecond: 34_453, toSecond: 35_353 },
  ]);
  const at = (text: string): boolean => isHalted(Date.parse(text));
  expect(at('2020-03-09T13:34:12.999Z')).toBe(false);
  expect(at('2020-03-09T13:34:13Z')).toBe(true);
  expect(at('2020-03-09T13:49:12.999Z')).toBe(true);
  expect(at('2020-03-09T13:49:13Z')).toBe(false);
  expect(at('2020-03-06T15:00:00Z')).toBe(true);
  expect(at('2020-03-06T14:00:00Z')).toBe(false);
  expect(haltCheck([])(0)).toBe(false);
});
