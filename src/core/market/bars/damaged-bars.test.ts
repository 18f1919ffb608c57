import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SessionDate } from '../../domain/index.ts';
import { nyse } from '../bundled-rules.fixture.ts';
import { prepareBars } from './prepare-bars.ts';
import { rawBars, type Row, sessionRows } from './raw-bars.fixture.ts';

const DATES = ['2019-07-02', '2019-07-03', '2019-07-05', '2019-10-31', '2019-11-01', '2019-11-04'];
const clean = DATES.flatMap((date) => {
  const session = nyse.sessionOn(date as SessionDate);
  return session === undefined ? [] : sessionRows(session, 15);
});
const cleanByStart = new Map(clean.map((row) => [row.stampMs, row]));

const scaledBy = (row: Row, factor: number): Row => ({
  ...row,
  open: row.open * factor,
  high: row.high * factor,
  low: row.low * factor,
  close: row.close * factor,
});

/** Each turns one good row into what a broken file might hold in its place. */
const CORRUPTIONS: Readonly<Record<string, (row: Row) => readonly Row[]>> = {
  lost: () => [],
  repeated: (row) => [row, row],
  contradicted: (row) => [row, { ...row, close: row.close - 0.125 }],
  negative: (row) => [{ ...row, low: -row.low }],
  zero: (row) => [{ ...row, open: 0 }],
  notANumber: (row) => [{ ...row, high: Number.NaN }],
  infinite: (row) => [{ ...row, close: Infinity }],
  upsideDown: (row) => [{ ...row, high: row.low, low: row.high }],
  tenfold: (row) => [scaledBy(row, 10)],
  hundredfold: (row) => [scaledBy(row, 100)],
  tenth: (row) => [scaledBy(row, 0.1)],
  highHundredfold: (row) => [{ ...row, high: row.high * 100 }],
  lowTenth: (row) => [{ ...row, low: row.low / 10 }],
  offGrid: (row) => [{ ...row, stampMs: row.stampMs + 61_000 }],
  unstamped: (row) => [{ ...row, stampMs: Number.NaN }],
  onSaturday: (row) => [{ ...row, stampMs: Date.parse('2019-07-06T14:00:00Z') }],
  beforeTheOpen: (row) => [{ ...row, stampMs: Date.parse('2019-07-05T12:00:00Z') }],
  atTheClose: (row) => [{ ...row, stampMs: Date.parse('2019-07-03T17:00:00Z') }],
  anotherCentury: (row) => [{ ...row, stampMs: Date.parse('1819-07-05T14:00:00Z') }],
  negativeVolume: (row) => [{ ...row, volume: -1 }],
};

const corruptions = fc.uniqueArray(
  fc.tuple(fc.integer({ min: 0, max: clean.length - 1 }), fc.constantFrom(...Object.keys(CORRUPTIONS))),
  { maxLength: 8, selector: ([row]) => row },
);

describe('prepareBars', () => {
  it('accepts only bars that are exactly as they were, and accounts for every row', () => {
    fc.assert(
      fc.property(corruptions, fc.infiniteStream(fc.nat(1000)), fc.boolean(), (damage, keys, isShuffled) => {
        const kinds = new Map(damage);
        const damaged = clean.flatMap((row, index) => CORRUPTIONS[kinds.get(index) ?? '']?.(row) ?? [row]);
        const rows = isShuffled
          ? damaged
              .map((row) => ({ row, key: keys.next().value as number }))
              .toSorted((a, b) => a.key - b.key)
              .map(({ row }) => row)
          : damaged;
        const result = prepareBars(rawBars(rows), nyse, { name: 'bars.csv' });
        if (!result.ok) throw new Error(result.error.message);
        const { series, report } = result;
        const { duplicate = 0, 'outside-session': outside = 0 } = report.repaired;
        expect(report.accepted + report.quarantinedRows + duplicate + outside).toBe(rows.length);
        expect(report.accepted).toBe(series.length);
        for (let index = 0; index < series.length; index += 1) {
          const start = series.startMs[index] as number;
          expect(start).toBeGreaterThan(index === 0 ? 0 : (series.startMs[index - 1] as number));
          expect(cleanByStart.get(start)).toEqual({
            stampMs: start,
            open: series.open[index],
            high: series.high[index],
            low: series.low[index],
            close: series.close[index],
            volume: series.volume?.[index],
          });
        }
        const isWhole = (kind: string): boolean => kind === 'repeated';
        const spoilt = damage.filter(([, kind]) => !isWhole(kind)).length;
        // A contradicted or moved row can cost its twin, never more; nothing good is lost.
        expect(series.length).toBe(clean.length - spoilt);
      }),
      { numRuns: 300 },
    );
  });

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
