// Checks the intraday volatility levels made from daily rows: ends, range, co-movement with the spot, gaps and members.
import { describe, expect, test } from 'vitest';
import { emptyBarSeries, type SessionDate } from '../../domain/index.ts';
import { barsOfSession, calendar } from '../small-market.fixture.ts';
import type { SessionBars } from '../session-bars.ts';
import { recordedVolatilityPath } from './recorded-volatility.ts';

type Row = readonly [date: string, open: number, high: number, low: number, close: number];

function indexBars(rows: readonly Row[]): SessionBars {
  const bars = emptyBarSeries(rows.length, false);
  const sessionIndex = new Int32Array(rows.length);
  for (const [index, [date, open, high, low, close]] of rows.entries()) {
    sessionIndex[index] = calendar.sessionOn(date as SessionDate)?.index ?? -1;
    bars.open[index] = open;
    bars.high[index] = high;
    bars.low[index] = low;
    bars.close[index] = close;
  }
  return { bars, sessionIndex };
}

const ONLY_VIX = { vix9d: undefined, vix3m: undefined, vix6m: undefined };

/** Thirteen half hours on one line in the logarithm, so that the spot never departs from its own line. */
const STEADY = Array.from({ length: 13 }, () => 2700);

describe('recorded volatility path', () => {
  test('moves logarithmically in time from the open to the close where the spot keeps to its line', () => {
    const vix = indexBars([['2018-02-06', 30, 50, 20, 22]]);
    const path = recordedVolatilityPath(
      { vix, ...ONLY_VIX },
      barsOfSession('2018-02-06', STEADY),
      calendar.sessions,
    );
    expect(path.vix[12]).toBeCloseTo(22, 10);
    expect(path.vix[0]).toBeCloseTo(30 * (22 / 30) ** (1 / 13), 10);
    expect([...path.available]).toEqual(STEADY.map(() => 1));
    expect(path.origin).toBe('recorded');
  });

  test('starts from the close before where the row has no own open', () => {
    const vix = indexBars([
      ['2018-02-05', 20, 20, 20, 20],
      ['2018-02-06', 30, 30, 30, 30],
    ]);
    const path = recordedVolatilityPath(
      { vix, ...ONLY_VIX },
      barsOfSession('2018-02-06', STEADY),
      calendar.sessions,
    );
    expect(path.vix[0]).toBeCloseTo(20 * 1.5 ** (1 / 13), 10);
    expect(path.vix[12]).toBeCloseTo(30, 10);
  });

  test('rises while the spot dips below its line, inside the day range', () => {
    const vix = indexBars([['2018-02-06', 20, 23, 19, 20]]);
    const spots = STEADY.map((spot, index) => (index === 6 ? spot * 0.98 : spot));
    const path = recordedVolatilityPath(
      { vix, ...ONLY_VIX },
      barsOfSession('2018-02-06', spots),
      calendar.sessions,
    );
    expect(path.vix[6]).toBeCloseTo(20 * 0.98 ** -5, 8);
    const crash = STEADY.map((spot, index) => (index === 6 ? spot * 0.9 : spot));
    const clamped = recordedVolatilityPath(
      { vix, ...ONLY_VIX },
      barsOfSession('2018-02-06', crash),
      calendar.sessions,
    );
    expect(clamped.vix[6]).toBe(23);
    expect(clamped.vix[12]).toBeCloseTo(20, 10);
  });

  test('has nothing on a session without a row, and takes up again after it', () => {
    const vix = indexBars([
      ['2018-02-05', 20, 21, 19, 20],
      ['2018-02-07', 25, 26, 24, 25],
    ]);
    const gap = recordedVolatilityPath(
      { vix, ...ONLY_VIX },
      barsOfSession('2018-02-06', STEADY),
      calendar.sessions,
    );
    expect([...gap.available]).toEqual(STEADY.map(() => 0));
    expect(gap.unavailableReason).toContain('no row');
    const after = recordedVolatilityPath(
      { vix, ...ONLY_VIX },
      barsOfSession('2018-02-07', STEADY),
      calendar.sessions,
    );
    expect(after.vix[12]).toBeCloseTo(25, 10);
  });

  test('takes given members from their rows and estimates the others from them', () => {
    const vix = indexBars([['2018-02-06', 20, 21, 19, 20]]);
    const vix3m = indexBars([['2018-02-06', 24, 25, 23, 24]]);
    const path = recordedVolatilityPath(
      { vix, ...ONLY_VIX, vix3m },
      barsOfSession('2018-02-06', STEADY),
      calendar.sessions,
    );
    expect(path.vix3m[5]).toBeCloseTo(24, 10);
    expect(path.vix6m[5]).toBeCloseTo(Math.exp(0.4726 + 0.868 * Math.log(24)), 10);
    expect(path.vix9d[5]).toBeCloseTo(20 * Math.exp(0.0339 + 0.874 * Math.log(20 / 24)), 10);
  });
});
