// Each published rate gives the growth that its own convention promises.
import { describe, expect, test } from 'vitest';
import { RATE_SERIES, rateReaderOf } from './rate-conventions.ts';

const continuous = (series: string, percent: number): number => rateReaderOf(series)?.(percent) ?? Number.NaN;

describe('rates', () => {
  test('of a bill: what its price grows to face in 91 days', () => {
    // Bank discount of 5.25 %: a face of 100 costs 100 (1 - 0.0525 * 91 / 360).
    const price = 1 - (0.0525 * 91) / 360;
    expect(price * Math.exp((continuous('DTB3', 5.25) * 91) / 365)).toBeCloseTo(1, 14);
    expect(continuous('DTB3', 5.25)).toBeCloseTo(0.053_59, 5);
  });

  test.each(['SOFR', 'DFF'])('of %s: one day of simple interest on 360 days', (series) => {
    expect(Math.exp(continuous(series, 4.33) / 365)).toBeCloseTo(1 + 0.0433 / 360, 14);
  });

  test('of constant maturity: two payments a year', () => {
    expect(Math.exp(continuous('DGS3MO', 4.4))).toBeCloseTo(1.022 ** 2, 14);
  });

  test('that are negative, zero or missing stay so', () => {
    for (const series of RATE_SERIES) {
      expect(continuous(series, 0)).toBeCloseTo(0, 15);
      expect(continuous(series, -0.05)).toBeLessThan(0);
      expect(continuous(series, Number.NaN)).toBeNaN();
    }
  });
});
