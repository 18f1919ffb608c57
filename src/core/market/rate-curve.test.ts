import { describe, expect, it } from 'vitest';
import type { RawRates, SessionDate } from '../domain/index.ts';
import { createRateCurve } from './rate-curve.ts';

const day = (text: string): SessionDate => text as SessionDate;
const raw = (rows: readonly (readonly [string, number])[]): RawRates => ({
  length: rows.length,
  stampKind: 'date',
  stampsMs: Float64Array.from(rows, ([date]) => Date.parse(date)),
  lines: Int32Array.from(rows, (_, index) => index + 2),
  rate: Float64Array.from(rows, ([, rate]) => rate),
});

describe('createRateCurve', () => {
  const curve = createRateCurve(
    raw([
      ['2020-03-03', 0.012],
      ['2020-03-02', 0.014],
      ['2020-03-04', Number.NaN],
      ['2020-03-05', 1.2],
      ['2020-03-03', 0.011],
      ['nonsense', 0.01],
    ]),
  );

  it('gives the latest rate of an earlier day, whatever the order of the file', () => {
    expect(curve.rateOn(day('2020-03-03'))).toEqual({ available: true, rate: 0.014, asOf: '2020-03-02' });
    expect(curve.rateOn(day('2020-03-04'))).toEqual({ available: true, rate: 0.011, asOf: '2020-03-03' });
  });

  it('has no rate before the first, nor from one that is more than ten days old', () => {
    expect(curve.rateOn(day('2020-03-02'))).toEqual({ available: false, reason: 'before-first-rate' });
    expect(curve.rateOn(day('2020-03-13'))).toMatchObject({ available: true });
    expect(curve.rateOn(day('2020-03-14'))).toEqual({ available: false, reason: 'rate-too-old' });
    expect(createRateCurve(raw([])).rateOn(day('2020-03-14'))).toMatchObject({ available: false });
  });

  it('accounts for every row', () => {
    expect(curve.report).toEqual({ rows: 6, accepted: 2, duplicates: 1, unusable: 3 });
  });
});
