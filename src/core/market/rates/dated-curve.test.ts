import { describe, expect, it } from 'vitest';
import type { RawRates, SessionDate } from '../../domain/index.ts';
import { createRateCurve } from '../rate-curve.ts';
import { createDatedCurve, type KnownCurve } from './dated-curve.ts';
import { rebasedRates } from './rebased-rates.ts';

const day = (text: string): SessionDate => text as SessionDate;
const raw = (...rows: readonly (readonly [string, number])[]): RawRates => ({
  length: rows.length,
  stampKind: 'date',
  stampsMs: Float64Array.from(rows, ([date]) => Date.parse(date)),
  lines: Int32Array.from(rows, (_, index) => index + 2),
  rate: Float64Array.from(rows, ([, rate]) => rate),
});

const overnight = raw(['2026-02-18', 0.037], ['2026-02-19', 0.036], ['2026-02-20', 0.2]);
const threeMonths = raw(['2026-02-17', 0.034], ['2026-02-19', 0.035]);
const curve = createDatedCurve([
  { name: '3m', days: 91, rates: threeMonths },
  { name: 'sofr', days: 1, rates: overnight },
]);
const rateFor = (known: KnownCurve, days: number): number | undefined =>
  known.available ? known.rateFor(days) : undefined;

describe('a dated curve', () => {
  it('has the latest rate of an earlier day of each series, nearest first', () => {
    expect(curve.curveOn(day('2026-02-20'))).toMatchObject({
      available: true,
      points: [
        { name: 'sofr', days: 1, rate: 0.036, asOf: '2026-02-19' },
        { name: '3m', days: 91, rate: 0.035, asOf: '2026-02-19' },
      ],
    });
    expect(curve.curveOn(day('2026-02-19'))).toMatchObject({
      points: [{ asOf: '2026-02-18' }, { rate: 0.034, asOf: '2026-02-17' }],
    });
  });

  it('is linear between its points and flat outside', () => {
    const known = curve.curveOn(day('2026-02-20'));
    expect(rateFor(known, 0)).toBe(0.036);
    expect(rateFor(known, 1)).toBe(0.036);
    expect(rateFor(known, 46)).toBeCloseTo(0.0355, 15);
    expect(rateFor(known, 91)).toBe(0.035);
    expect(rateFor(known, 400)).toBe(0.035);
  });

  it('leaves out a series without a rate, and says why none is left', () => {
    const known = curve.curveOn(day('2026-02-18'));
    expect(known).toMatchObject({ points: [{ name: '3m' }] });
    expect(rateFor(known, 1)).toBe(0.034);
    expect(curve.curveOn(day('2026-02-17'))).toEqual({ available: false, reason: 'before-first-rate' });
    expect(curve.curveOn(day('2026-03-03'))).toEqual({ available: false, reason: 'rate-too-old' });
    expect(createDatedCurve([]).curveOn(day('2026-02-20'))).toMatchObject({ available: false });
  });

  it('does not change when later rates do', () => {
    const poisoned = createDatedCurve([
      {
        name: 'sofr',
        days: 1,
        rates: raw(['2026-02-18', 0.037], ['2026-02-19', 9], ['2026-02-20', Number.NaN]),
      },
    ]);
    expect(rateFor(poisoned.curveOn(day('2026-02-19')), 30)).toBe(0.037);
  });

  it('of one series is the step curve of that series', () => {
    const alone = createDatedCurve([{ name: '3m', days: 91, rates: threeMonths }]);
    const steps = createRateCurve(threeMonths);
    for (const date of ['2026-02-18', '2026-02-20', '2026-02-28']) {
      const known = steps.rateOn(day(date));
      expect(rateFor(alone.curveOn(day(date)), 7)).toBe(known.available ? known.rate : undefined);
    }
  });
});

describe('rates of another basis', () => {
  it('are read from the percentage that the publisher gives', () => {
    const growth = raw(['2026-02-19', Math.log1p(0.036)]);
    expect(rebasedRates(growth, 'annual', 91)).toBe(growth);
    expect(rebasedRates(growth, 'discount', 91).rate[0]).toBeCloseTo(
      (-365 / 91) * Math.log(1 - 0.036 * (91 / 360)),
      14,
    );
  });
});
