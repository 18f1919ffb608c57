// Checks each factor of the quoted width at the points that define it.
import { describe, expect, test } from 'vitest';
import {
  inTheMoneyMaturityFactor,
  inTheMoneyShare,
  maturitySpreadFactor,
  sessionSpreadFactor,
  spreadModelOf,
  stressSpreadFactor,
  wingSpreadFactor,
} from './spread-model.ts';

const MINUTE = 60_000;
const CLOSE = 390 * MINUTE;

describe('spread model', () => {
  test('doubles at the open, is 1 from half an hour on and 1.3 at the close', () => {
    expect(sessionSpreadFactor(0, 0, CLOSE)).toBeCloseTo(2, 12);
    expect(sessionSpreadFactor(15 * MINUTE, 0, CLOSE)).toBeCloseTo(1.5, 12);
    expect(sessionSpreadFactor(200 * MINUTE, 0, CLOSE)).toBe(1);
    expect(sessionSpreadFactor(385 * MINUTE, 0, CLOSE)).toBeCloseTo(1.15, 12);
    expect(sessionSpreadFactor(CLOSE, 0, CLOSE)).toBeCloseTo(1.3, 12);
  });

  test('grows with the root of VIX and faster beyond 30, without a step', () => {
    expect(stressSpreadFactor(18)).toBe(1);
    expect(stressSpreadFactor(30)).toBeCloseTo(Math.sqrt(30 / 18), 12);
    expect(stressSpreadFactor(30 + 1e-9)).toBeCloseTo(Math.sqrt(30 / 18), 8);
    expect(stressSpreadFactor(60)).toBeCloseTo(2 * Math.sqrt(60 / 18), 12);
  });

  test('is widest in volatility in the last days: 10^0.3 at a tenth of 57 days', () => {
    expect(maturitySpreadFactor(57 / 365)).toBe(1);
    expect(maturitySpreadFactor(200 / 365)).toBe(1);
    expect(maturitySpreadFactor(5.7 / 365)).toBeCloseTo(10 ** 0.3, 9);
    expect(maturitySpreadFactor(0.1 / 365)).toBe(3.4);
    expect(inTheMoneyMaturityFactor(1 / 365)).toBeCloseTo(0.5, 12);
    expect(inTheMoneyMaturityFactor(0)).toBe(0.3);
    expect(inTheMoneyMaturityFactor(1)).toBe(1);
  });

  test('widens in the wings from 0.08 delta on and in the money between 0.5 and 0.7', () => {
    expect(wingSpreadFactor(1.4)).toBe(1);
    expect(wingSpreadFactor(2.4)).toBeCloseTo(5.4, 12);
    expect([0.5, 0.6, 0.7, 1].map(inTheMoneyShare).map((share) => Number(share.toFixed(9)))).toEqual([
      0, 0.5, 1, 1,
    ]);
  });

  test('orders the roots as they are quoted: SPY, SPX, XSP', () => {
    const widths = (['SPY', 'SPX', 'XSP'] as const).map((root) => spreadModelOf(root).atmWidthVolPoints);
    expect(widths).toEqual(widths.toSorted((a, b) => a - b));
    expect(new Set(widths).size).toBe(3);
  });
});
