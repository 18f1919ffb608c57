import { describe, expect, it } from 'vitest';
import type { RawBars, SessionDate } from '../../domain/index.ts';
import { nyse } from '../bundled-rules.fixture.ts';
import type { TradingSession } from '../calendar/trading-calendar.ts';
import { prepareBars } from './prepare-bars.ts';
import { rawBars, type Row, sessionRows } from './raw-bars.fixture.ts';

const rowsOn = (minutes: number, date: string): readonly Row[] =>
  sessionRows(nyse.sessionOn(date as SessionDate) as TradingSession, minutes);
const dailyRow = (date: string, price: number): Row => ({
  stampMs: Date.parse(date),
  open: price,
  high: price + 1,
  low: price - 1,
  close: price,
});

describe('prepareBars on unusable files', () => {
  const fail = (raw: RawBars, timeframe?: '5m' | 'D'): unknown => {
    const result = prepareBars(raw, nyse, {
      name: 'bars.csv',
      ...(timeframe === undefined ? {} : { timeframe }),
    });
    return result.ok ? 'accepted' : result.error;
  };

  it('says that no known bar length fits', () => {
    expect(fail(rawBars(rowsOn(2, '2019-06-03')))).toMatchObject({
      code: 'input-rows',
      message: 'bars.csv: expected bars of 1m, 5m, 15m, 30m, 60m, D or W, found rows 2 minutes apart',
    });
    expect(fail(rawBars(rowsOn(5, '2019-06-03').slice(0, 1)))).toMatchObject({
      message: expect.stringContaining('a single stamp') as string,
    });
  });

  it('contradicts a declared bar length that the stamps deny', () => {
    expect(fail(rawBars(rowsOn(1, '2019-06-03')), '5m')).toMatchObject({
      message: 'bars.csv: expected 5m bars, found 1m bars',
    });
    expect(fail(rawBars(rowsOn(5, '2019-06-03').slice(0, 1)), '5m')).toBe('accepted');
  });

  it('refuses a file whose dates are a day off, or of which many cannot be read', () => {
    const days = nyse.sessions.filter(({ date }) => date >= '2019-03-01' && date <= '2019-06-28');
    const rows = days.map(({ date }, index) => dailyRow(date, 100 + (index % 7)));
    expect(fail(rawBars(rows, 'date'))).toBe('accepted');
    for (const by of [-1, 1, 2]) {
      const off = rows.map((row) => ({ ...row, stampMs: row.stampMs + by * 86_400_000 }));
      expect(fail(rawBars(off, 'date'))).toMatchObject({
        code: 'input-rows',
        message: expect.stringMatching(/on weekends and holidays: dates may be a day off$/) as string,
      });
    }
    const exchanged = rows.map((row) =>
      new Date(row.stampMs).getUTCDate() > 12 ? { ...row, stampMs: Number.NaN } : row,
    );
    expect(fail(rawBars(exchanged, 'date'))).toMatchObject({
      message: expect.stringContaining('day and month may be exchanged') as string,
    });
  });

  it('says what became of the rows where none is left', () => {
    const rows = [dailyRow('2019-06-01', 100), dailyRow('2019-06-02', 100), dailyRow('2019-06-03', -100)];
    expect(fail(rawBars(rows, 'date'))).toEqual({
      code: 'input-rows',
      message: 'bars.csv: expected at least one usable bar, found none',
      problems: ['3 rows', '2 closed-day', '1 non-positive-price'],
    });
    expect(fail(rawBars([], 'date'))).toMatchObject({ code: 'input-rows' });
  });
});
