// Checks which dividends a date expects: the schedule, last year's amounts, and nothing that became known later.
import { describe, expect, test } from 'vitest';
import type { CashDividend, SessionDate } from '../../domain/index.ts';
import { nyse } from '../bundled-rules.fixture.ts';
import { createDividendOutlook } from './dividend-outlook.ts';

const paid = (exDate: string, dollars: number): CashDividend => ({ exDate: exDate as SessionDate, dollars });
const HISTORY = [
  paid('2022-03-18', 1.366),
  paid('2022-06-17', 1.577),
  paid('2022-09-16', 1.596),
  paid('2022-12-16', 1.781),
  paid('2023-03-17', 1.506),
  paid('2023-06-16', 1.638),
];
const outlook = createDividendOutlook(HISTORY, nyse);
const aheadOn = (date: string): readonly (readonly [string, number])[] =>
  outlook.aheadOn(date as SessionDate).map(({ exDate, dollars }) => [exDate, dollars]);

describe('dividends ahead', () => {
  test('are those of the third Fridays of the quarters, each at what its quarter paid last', () => {
    expect(aheadOn('2023-03-20').slice(0, 5)).toEqual([
      ['2023-06-16', 1.577],
      ['2023-09-15', 1.596],
      ['2023-12-15', 1.781],
      ['2024-03-15', 1.506],
      ['2024-06-21', 1.577],
    ]);
  });

  test('know an amount from its ex-date on, when the dividend itself is no longer ahead', () => {
    expect(aheadOn('2023-06-15')[0]).toEqual(['2023-06-16', 1.577]);
    const onExDate = aheadOn('2023-06-16');
    expect(onExDate[0]).toEqual(['2023-09-15', 1.596]);
    expect(onExDate.find(([exDate]) => exDate === '2024-06-21')).toEqual(['2024-06-21', 1.638]);
  });

  test('do not change with what is paid afterwards', () => {
    for (const date of ['2022-07-01', '2022-12-16', '2023-03-20']) {
      const then = createDividendOutlook(
        HISTORY.filter(({ exDate }) => exDate <= date),
        nyse,
      );
      expect(then.aheadOn(date as SessionDate), date).toEqual(outlook.aheadOn(date as SessionDate));
    }
  });

  test('fall on the session before a closed Friday', () => {
    // Friday 2026-06-19 is Juneteenth.
    expect(aheadOn('2026-05-01')[0]?.[0]).toBe('2026-06-18');
  });

  test('leave out quarters that never paid yet', () => {
    expect(aheadOn('2022-04-01').map(([exDate]) => exDate.slice(5, 7))).toEqual(['03', '03', '03']);
    expect(aheadOn('2021-04-01')).toEqual([]);
  });

  test('are the same array for the same date', () => {
    expect(outlook.aheadOn('2023-03-20' as SessionDate)).toBe(outlook.aheadOn('2023-03-20' as SessionDate));
  });
});
