// Checks returns, growth, drawdown and months by small arithmetic and by what must hold for any equity curve.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SessionDate } from '../../../core/domain/index.ts';
import { annualisedVolatility, calendarYears, compoundAnnualGrowthRate, compoundedCurve } from '../index.ts';
import { maximumDrawdown, monthlyReturns, netPnlDollars, netReturn, periodReturns } from '../index.ts';

const date = (text: string): SessionDate => text as SessionDate;
const someEquity = fc.array(fc.double({ min: 1, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 });

describe('net result', () => {
  test('is final less initial equity, and its share of the initial', () => {
    const change = { initialDollars: 100_000, finalDollars: 112_500 };
    expect(netPnlDollars(change)).toBe(12_500);
    expect(netReturn(change)).toBe(0.125);
    expect(netReturn({ initialDollars: 0, finalDollars: 5 })).toBeUndefined();
  });
});

describe('compound annual growth rate', () => {
  test('gives back the rate of constant growth', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -0.5, max: 1, noNaN: true }),
        fc.double({ min: 0.1, max: 30, noNaN: true }),
        (rate, years) => {
          const change = { initialDollars: 1000, finalDollars: 1000 * (1 + rate) ** years };
          expect(compoundAnnualGrowthRate(change, years)).toBeCloseTo(rate, 9);
        },
      ),
    );
  });

  test('counts days of 365.25 to a year, first and last day included', () => {
    // 2001-01-01 to 2004-12-31 has one leap day: 1461 days, exactly 4 years.
    expect(calendarYears(date('2001-01-01'), date('2004-12-31'))).toBe(4);
  });

  test('is -1 for a total loss and undefined where growth has no meaning', () => {
    expect(compoundAnnualGrowthRate({ initialDollars: 10, finalDollars: 0 }, 2)).toBe(-1);
    expect(compoundAnnualGrowthRate({ initialDollars: 10, finalDollars: -1 }, 2)).toBeUndefined();
    expect(compoundAnnualGrowthRate({ initialDollars: 0, finalDollars: 10 }, 2)).toBeUndefined();
    expect(compoundAnnualGrowthRate({ initialDollars: 10, finalDollars: 20 }, 0)).toBeUndefined();
    expect(compoundAnnualGrowthRate({ initialDollars: 10, finalDollars: 100 }, 1 / 365.25)).toBeUndefined();
  });
});

describe('period returns', () => {
  test('are simple returns, one fewer than the points', () => {
    expect(periodReturns([100, 110, 99])?.map((value) => Number(value.toFixed(12)))).toEqual([0.1, -0.1]);
    expect(periodReturns([100])).toEqual([]);
  });

  test('are undefined where a period starts with nothing, but may end with it', () => {
    expect(periodReturns([100, 0, 50])).toBeUndefined();
    expect(periodReturns([100, 0])).toEqual([-1]);
  });

  test('compound back to the equity curve', () => {
    fc.assert(
      fc.property(someEquity, (equity) => {
        const curve = compoundedCurve(periodReturns(equity) ?? []);
        expect(curve).toHaveLength(equity.length);
        for (const [index, value] of curve.entries()) {
          expect(value * (equity[0] as number)).toBeCloseTo(equity[index] as number, 4);
        }
      }),
    );
  });
});

test('volatility is the sample deviation times the square root of 252', () => {
  // 0.01 and 0.03: mean 0.02, variance 0.0002 over 1.
  expect(annualisedVolatility([0.01, 0.03])).toBeCloseTo(Math.sqrt(0.0002 * 252), 12);
  expect(annualisedVolatility([0.01, 0.01])).toBe(0);
  expect(annualisedVolatility([0.01])).toBeUndefined();
});

describe('maximum drawdown', () => {
  test('keeps the deepest fall by ratio and by dollars apart', () => {
    // 100 to 60 is 40 dollars and 40%; 300 to 210 is 90 dollars but 30%.
    expect(maximumDrawdown([100, 60, 300, 250, 210, 305])).toEqual({
      byRatio: { ratio: 0.4, dollars: 40, peakIndex: 0, troughIndex: 1 },
      byDollars: { ratio: 0.3, dollars: 90, peakIndex: 2, troughIndex: 4 },
    });
  });

  test('is zero for a curve that never falls, undefined without one', () => {
    expect(maximumDrawdown([100, 100, 120])?.byRatio).toEqual({
      ratio: 0,
      dollars: 0,
      peakIndex: 0,
      troughIndex: 0,
    });
    expect(maximumDrawdown([])).toBeUndefined();
    expect(maximumDrawdown([0, 10])).toBeUndefined();
  });

  test('is at most one, and no other pair of points falls further', () => {
    fc.assert(
      fc.property(someEquity, (equity) => {
        const worst = maximumDrawdown(equity)?.byRatio.ratio as number;
        expect(worst).toBeGreaterThanOrEqual(0);
        expect(worst).toBeLessThanOrEqual(1);
        const falls = equity.flatMap((peak, from) =>
          equity.slice(from).map((later) => (peak - later) / peak),
        );
        expect(worst).toBeCloseTo(Math.max(...falls), 12);
      }),
    );
  });
});

describe('monthly returns', () => {
  test('start from initial cash, take the last close of a month, and name a month without sessions', () => {
    const sessions = [
      { date: date('2017-11-29'), equityDollars: 104 },
      { date: date('2017-11-30'), equityDollars: 110 },
      { date: date('2017-12-29'), equityDollars: 99 },
      { date: date('2018-02-01'), equityDollars: 198 },
    ];
    const months = monthlyReturns(sessions, 100);
    expect(months.map(({ month }) => month)).toEqual(['2017-11', '2017-12', '2018-01', '2018-02']);
    expect(months.map(({ value }) => value?.toFixed(9))).toEqual([
      '0.100000000',
      '-0.100000000',
      undefined,
      '1.000000000',
    ]);
    expect(monthlyReturns([], 100)).toEqual([]);
  });

  test('chain to the total return', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.double({ min: 1, max: 1e5, noNaN: true })), {
          minLength: 1,
          maxLength: 50,
        }),
        (steps) => {
          let month = 0;
          const sessions = steps.map(([ahead, equityDollars]) => {
            month += ahead % 4;
            const text = `${2000 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-15`;
            return { date: date(text), equityDollars };
          });
          const growth = monthlyReturns(sessions, 1000).reduce(
            (product, { value }) => product * (1 + (value ?? 0)),
            1,
          );
          expect(growth / ((sessions.at(-1)?.equityDollars as number) / 1000)).toBeCloseTo(1, 9);
        },
      ),
    );
  });
});
