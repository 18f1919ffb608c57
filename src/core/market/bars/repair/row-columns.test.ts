import { describe, expect, it } from 'vitest';
import {
  correctedRow as corrected,
  type IsBar,
  type RowCorrection,
  type RowValues,
  timesTen,
} from './row-columns.ts';

const isBar = ({ open, high, low, close, volume }: RowValues): boolean =>
  high >= Math.max(open, close, low) &&
  low <= Math.min(open, close) &&
  low > 0 &&
  high <= 1.35 * low &&
  volume >= 0;
const right: RowValues = { open: 100.1, high: 101.3, low: 99.7, close: 100.9, volume: 250_000 };
const usual = { range: 0.01, volumeOverPrice: 2500 };
const correctedRow = (values: RowValues, isRight: IsBar): RowCorrection | undefined =>
  corrected(values, isRight, usual);

describe('correctedRow', () => {
  it('moves the decimal point of one price', () => {
    for (const price of ['open', 'high', 'low', 'close'] as const)
      for (const decades of [-2, -1, 1, 2]) {
        const wrong = { ...right, [price]: timesTen(right[price], decades) };
        expect(correctedRow(wrong, isBar), `${price} ${decades}`).toEqual({
          values: right,
          change: { kind: 'decimal-error', column: price, before: wrong[price], after: right[price] },
        });
      }
  });

  it('exchanges high and low, and a price with the volume', () => {
    expect(correctedRow({ ...right, high: right.low, low: right.high }, isBar)?.values).toEqual(right);
    for (const price of ['open', 'high', 'low', 'close'] as const) {
      const wrong = { ...right, [price]: right.volume, volume: right[price] };
      expect(correctedRow(wrong, isBar)?.values, price).toEqual(right);
    }
  });

  it('takes no placeholder, no third place and no wide bar for a moved decimal point', () => {
    for (const high of [1000, 999.99, 9999.99])
      expect(correctedRow({ ...right, high }, isBar)).toBeUndefined();
    for (const low of [1, 10, 0.1]) expect(correctedRow({ ...right, low }, isBar)).toBeUndefined();
    expect(correctedRow({ ...right, close: 100_900 }, isBar)).toBeUndefined();
    const narrow = { ...usual, range: 0.001 };
    expect(corrected({ ...right, high: 1013 }, isBar, narrow)).toBeUndefined();
  });

  it('exchanges no volume where volumes are about as large as prices', () => {
    const near = { ...right, high: 95, volume: 101.5 };
    expect(corrected(near, isBar, { range: 0.01, volumeOverPrice: 1.1 })).toBeUndefined();
    expect(correctedRow(near, isBar)).toBeUndefined();
  });

  it('leaves a row that one change does not explain, or that two explain', () => {
    expect(correctedRow({ ...right, open: 1001, close: 1009 }, isBar)).toBeUndefined();
    expect(correctedRow({ ...right, high: 100.5 }, isBar)).toBeUndefined();
    expect(correctedRow({ ...right, close: Number.NaN }, isBar)).toBeUndefined();
    expect(correctedRow({ ...right, close: -right.close }, isBar)).toBeUndefined();
    // The high may be 1,013 for 101.3, or 1,013 shares traded and 101 stand under volume.
    expect(correctedRow({ ...right, high: 1013, volume: 101.5 }, isBar)).toBeUndefined();
  });
});

describe('timesTen', () => {
  it('gives the decimal number, without the last bit of a multiplication', () => {
    expect(timesTen(6.7, -2)).toBe(0.067);
    expect(timesTen(0.07, 2)).toBe(7);
    expect(timesTen(1.1, 1)).toBe(11);
  });
});
