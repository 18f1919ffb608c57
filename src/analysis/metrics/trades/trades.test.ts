// Checks the figures of closed trades and of what was held, by small arithmetic and by what must hold for any trades.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SessionDate } from '../../../core/domain/index.ts';
import {
  expectancy,
  profitFactor,
  returnOnMargin,
  sessionExposure,
  timeInMarket,
  winRate,
} from '../index.ts';

const date = (text: string): SessionDate => text as SessionDate;
const somePnls = fc.array(fc.integer({ min: -5000, max: 5000 }), { minLength: 1, maxLength: 60 });

describe('win rate, expectancy and profit factor', () => {
  // Two wins of 300 and 100, one loss of 250, one trade of nothing.
  const pnls = [300, -250, 100, 0];

  test('count a trade of zero as neither win nor loss', () => {
    expect(winRate(pnls)).toBe(0.5);
    // 0.5 x 200 - 0.25 x 250.
    expect(expectancy(pnls)).toBe(37.5);
    expect(profitFactor(pnls)).toBe(1.6);
  });

  test('are undefined without trades, the profit factor also without a loss', () => {
    expect(winRate([])).toBeUndefined();
    expect(expectancy([])).toBeUndefined();
    expect(profitFactor([])).toBeUndefined();
    expect(profitFactor([10, 0])).toBeUndefined();
    expect(profitFactor([-10])).toBe(0);
  });

  test('expectancy is the mean P&L', () => {
    fc.assert(
      fc.property(somePnls, (values) => {
        expect(expectancy(values)).toBeCloseTo(
          values.reduce((sum, value) => sum + value, 0) / values.length,
          8,
        );
      }),
    );
  });

  test('the profit factor is above one exactly where the trades made money', () => {
    fc.assert(
      fc.property(somePnls, (values) => {
        const factor = profitFactor(values);
        if (factor === undefined) return;
        const sum = values.reduce((total, value) => total + value, 0);
        expect(Math.sign(factor - 1)).toBe(Math.sign(sum));
      }),
    );
  });
});

describe('session exposure', () => {
  const sessions = ['2018-01-02', '2018-01-03', '2018-01-04', '2018-01-05', '2018-01-08'].map(date);

  test('adds up spans over their first to last session, open ones to the end', () => {
    const held = sessionExposure(sessions, [
      { from: date('2018-01-03'), to: date('2018-01-04'), amount: 500 },
      { from: date('2018-01-04'), to: date('2018-01-04'), amount: 70 },
      { from: date('2018-01-08'), to: undefined, amount: 9 },
    ]);
    expect(held).toEqual([0, 500, 570, 0, 9]);
  });

  test('passes over days without a session', () => {
    const span = { from: date('2018-01-06'), to: date('2018-01-07'), amount: 1 };
    expect(sessionExposure(sessions, [span])).toEqual([0, 0, 0, 0, 0]);
    expect(sessionExposure(sessions, [{ ...span, to: date('2018-01-31') }])).toEqual([0, 0, 0, 0, 1]);
    expect(sessionExposure([], [span])).toEqual([]);
  });

  test('gives the share of sessions in the market', () => {
    expect(timeInMarket([0, 2, 1, 0, 0])).toBe(0.4);
    expect(timeInMarket([])).toBeUndefined();
  });
});

test('return on margin averages over the sessions that held something', () => {
  // 300 over (1000 + 2000) / 2.
  expect(returnOnMargin(300, [0, 1000, 2000, 0])).toBe(0.2);
  expect(returnOnMargin(0, [0, 0])).toBeUndefined();
});
