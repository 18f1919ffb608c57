import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SessionDate } from '../../domain/index.ts';
import { nyse } from '../bundled-rules.fixture.ts';
import { prepareBars } from './prepare-bars.ts';
import { rawBars, sessionRows } from './raw-bars.fixture.ts';

const DATES = ['2019-07-02', '2019-07-03', '2019-07-05', '2019-10-31', '2019-11-01', '2019-11-04'];
const clean = DATES.flatMap((date) => {
  const session = nyse.sessionOn(date as SessionDate);
  return session === undefined ? [] : sessionRows(session, 15);
});
describe('prepareBars', () => {
  it('ends with a result or a coded failure on any rows at all', () => {
    const anyNumber = fc.oneof(fc.double(), fc.constantFrom(0, -1, 1e308, 100));
    const anyStamp = fc.oneof(
      fc.double(),
      fc.integer({ min: Date.parse('1985-01-01'), max: Date.parse('2035-01-01') }),
      fc.constantFrom(...clean.slice(0, 40).map(({ stampMs }) => stampMs)),
    );
    const anyRow = fc.record({
      stampMs: anyStamp,
      open: anyNumber,
      high: anyNumber,
      low: anyNumber,
      close: anyNumber,
      volume: anyNumber,
    });
    const anyKind = fc.constantFrom('date' as const, 'instant' as const, 'local' as const);
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 60 }), anyKind, (rows, kind) => {
        const result = prepareBars(rawBars(rows, kind), nyse, { name: 'bars.csv' });
        if (!result.ok) {
          expect(result.error.code).toBe('input-rows');
          return;
        }
        const { series } = result;
        for (let index = 0; index < series.length; index += 1) {
          expect(Math.min(series.low[index] as number, series.open[index] as number)).toBeGreaterThan(0);
          expect(series.closeMs[index] as number).toBeGreaterThan(series.startMs[index] as number);
        }
      }),
      { numRuns: 300 },
    );
  });
});
