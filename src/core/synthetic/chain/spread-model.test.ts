// Checks each factor of the quoted width at the points that define it.
import { describe, expect, test } from 'vitest';
import type { SessionDate } from '../../domain/index.ts';
import {
  eraSpreadFactor,
  inTheMoneyMaturityFactor,
  inTheMoneyWidth,
  maturitySpreadFactor,
  sessionSpreadFactor,
  spreadModelOf,
  stressSpreadFactor,
} from './spread-model.ts';

const MINUTE = 60_000;
const CLOSE = 390 * MINUTE;
const SPXW = spreadModelOf('SPXW');
const day = (text: string): SessionDate => text as SessionDate;
const rounded = (values: readonly number[]): readonly number[] =>
  values.map((value) => Number(value.toFixed(9)));

describe('spread model', () => {
  test('is widest at the open, narrows in minutes, widens a little towards the close and most at it', () => {
    expect(sessionSpreadFactor(0, 0, CLOSE)).toBeCloseTo(1.7, 12);
    expect(sessionSpreadFactor(4 * MINUTE, 0, CLOSE)).toBeCloseTo(1 + 0.7 / Math.E, 12);
    expect(sessionSpreadFactor(60 * MINUTE, 0, CLOSE)).toBeCloseTo(1, 6);
    expect(sessionSpreadFactor(200 * MINUTE, 0, CLOSE)).toBeCloseTo(1, 12);
    expect(sessionSpreadFactor(375 * MINUTE, 0, CLOSE)).toBeCloseTo(1, 12);
    expect(sessionSpreadFactor(385 * MINUTE, 0, CLOSE)).toBeCloseTo(1.15, 12);
    expect(sessionSpreadFactor(389 * MINUTE, 0, CLOSE)).toBeCloseTo(1.15, 12);
    expect(sessionSpreadFactor(CLOSE, 0, CLOSE)).toBeCloseTo(1.3, 12);
  });

  test('grows with VIX to the power 0.75', () => {
    expect(stressSpreadFactor(0)).toBe(1);
    expect(stressSpreadFactor(Math.log(36 / 18))).toBeCloseTo(2 ** 0.75, 12);
    expect(stressSpreadFactor(Math.log(9 / 18))).toBeCloseTo(2 ** -0.75, 12);
  });

  test('passes through the measured factor of every maturity and is held beyond the ends', () => {
    const days = [0.15, 1, 3, 7, 20, 45, 90, 250, 700];
    expect(rounded(days.map((count) => maturitySpreadFactor(SPXW, count / 365)))).toEqual(
      SPXW.maturityFactors,
    );
    expect(maturitySpreadFactor(SPXW, 0)).toBeCloseTo(4.74, 9);
    expect(maturitySpreadFactor(SPXW, 5)).toBeCloseTo(1.78, 9);
    // Between two of them by the root of the days: 2.25 days are half way from 1 to 4 days' root.
    const between = maturitySpreadFactor(SPXW, ((1 + Math.sqrt(3)) / 2) ** 2 / 365);
    expect(between).toBeCloseTo((2.99 + 2.02) / 2, 9);
  });

  test('adds in the money from 0.55 delta, a first step to 0.7 and a second to 0.95', () => {
    const width = { atModerateDelta: 2, atFullDelta: 7 };
    const deltas = [0, 0.55, 0.625, 0.7, 0.825, 0.95, 1];
    expect(rounded(deltas.map((delta) => inTheMoneyWidth(width, delta)))).toEqual([0, 0, 1, 2, 4.5, 7, 7]);
    const factors = [0, 3, 6, 400].map((count) => inTheMoneyMaturityFactor(count / 365));
    expect(rounded(factors)).toEqual([0.2, 0.5, 1, 1]);
  });

  test('was wider before trading left the floor: 6.8 times until 2011 in the index, nothing since 2022', () => {
    expect(eraSpreadFactor(SPXW, day('2007-06-01'))).toBeCloseTo(6.8, 9);
    expect(eraSpreadFactor(SPXW, day('2016-07-01'))).toBeCloseTo(Math.sqrt(6.8), 1);
    expect(eraSpreadFactor(SPXW, day('2022-01-03'))).toBeCloseTo(1, 2);
    expect(eraSpreadFactor(SPXW, day('2026-06-30'))).toBe(1);
    expect(eraSpreadFactor(spreadModelOf('SPY'), day('2015-01-02'))).toBeCloseTo(Math.exp(0.0814 * 11), 2);
  });

  test('orders the roots as they are quoted: SPY, SPXW, SPX, XSP', () => {
    const widths = (['SPY', 'SPXW', 'SPX', 'XSP'] as const).map(
      (root) => spreadModelOf(root).atmWidthVolPoints,
    );
    expect(widths).toEqual(widths.toSorted((a, b) => a - b));
    expect(new Set(widths).size).toBe(4);
  });
});
