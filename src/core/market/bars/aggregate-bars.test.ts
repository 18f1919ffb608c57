import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BarSeries, EpochMs, SessionDate, Timeframe } from '../../domain/index.ts';
import { nyse } from '../bundled-rules.fixture.ts';
import { aggregateBars, aggregateWithCover } from './aggregate-bars.ts';
import { prepareBars } from './prepare-bars.ts';
import { rawBars, sessionRows } from './raw-bars.fixture.ts';

const DATES = ['2020-11-24', '2020-11-25', '2020-11-27', '2020-11-30', '2020-12-01'];
const rows = DATES.flatMap((date) => {
  const session = nyse.sessionOn(date as SessionDate);
  return session === undefined ? [] : sessionRows(session, 5);
});
const seriesOf = (kept: ReturnType<typeof sessionRows>): BarSeries => {
  const prepared = prepareBars(rawBars(kept), nyse, { name: 'bars.csv', timeframe: '5m' });
  if (!prepared.ok) throw new Error(prepared.error.message);
  return prepared.series;
};
const base = seriesOf(rows);
const utc = (text: string): number => Date.parse(text);

describe('aggregateBars', () => {
  it('aligns buckets to the open and clips the last to the close', () => {
    const hours = aggregateBars(base, nyse, '60m');
    expect(hours.length).toBe(7 + 7 + 4 + 7 + 7);
    expect(hours.startMs[0]).toBe(utc('2020-11-24T14:30:00Z'));
    expect(hours.closeMs[6]).toBe(utc('2020-11-24T21:00:00Z'));
    expect(hours.closeMs[17]).toBe(utc('2020-11-27T18:00:00Z'));
    expect(hours.startMs[18]).toBe(utc('2020-11-30T14:30:00Z'));
  });

  it('makes days and weeks of whole sessions', () => {
    const days = aggregateBars(base, nyse, 'D');
    expect(days.length).toBe(5);
    expect(days.open[2]).toBe(base.open[156]);
    expect(days.close[2]).toBe(base.close[197]);
    const weeks = aggregateBars(base, nyse, 'W');
    expect([...weeks.closeMs]).toEqual([utc('2020-11-27T18:00:00Z'), utc('2020-12-04T21:00:00Z')]);
    expect(aggregateBars(days, nyse, 'W')).toEqual(weeks);
  });

  it('gives the same longer bars by way of any shorter ones', () => {
    for (const via of ['15m', '30m', '60m'] as const) {
      expect(aggregateBars(aggregateBars(base, nyse, via), nyse, 'D')).toEqual(
        aggregateBars(base, nyse, 'D'),
      );
    }
    expect(aggregateBars(base, nyse, '5m')).toEqual(base);
  });

  it('refuses a base that is longer than the bucket', () => {
    expect(() => aggregateBars(aggregateBars(base, nyse, '30m'), nyse, '15m')).toThrow(
      /longer than a 15m bar/,
    );
  });

  it('says of how many bars each is made, and where the last of them ends', () => {
    // Of 27 November the opening bars are left, of 30 November the closing ones.
    const some = seriesOf(rows.filter((_, index) => index < 158 || (index >= 200 && index < 276)));
    const days = aggregateWithCover(some, nyse, 'D');
    expect([...days.baseBars]).toEqual([78, 78, 2, 76]);
    expect([...days.lastBaseCloseMs].slice(1)).toEqual([
      utc('2020-11-25T21:00:00Z'),
      utc('2020-11-27T14:40:00Z'),
      utc('2020-11-30T21:00:00Z'),
    ]);
  });

  it('ends a week that was cut short without notice when it was expected to end', () => {
    const monday = nyse.sessionOn('2001-09-10' as SessionDate);
    const series = seriesOf(monday === undefined ? [] : sessionRows(monday, 5));
    const weeks = aggregateBars(series, nyse, 'W');
    expect([...weeks.closeMs]).toEqual([utc('2001-09-14T20:00:00Z')]);
    expect(weeks.close[0]).toBe(series.close.at(-1));
  });

  it('gives nothing for nothing', () => {
    expect(aggregateBars({ ...base, length: 0 }, nyse, 'D').length).toBe(0);
  });

  it('keeps extremes, volume and last close of the bars each bucket covers, and shows none early', () => {
    const timeframes: readonly Timeframe[] = ['15m', '30m', '60m', 'D', 'W'];
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: rows.length, maxLength: rows.length }),
        fc.constantFrom(...timeframes),
        (kept, timeframe) => {
          const some = rows.filter((_, index) => index === 0 || kept[index] === true);
          const series = seriesOf(some);
          const buckets = aggregateBars(series, nyse, timeframe);
          let covered = 0;
          for (let at = 0; at < buckets.length; at += 1) {
            const [start, close] = [buckets.startMs[at] as number, buckets.closeMs[at] as number];
            const inside = some.filter(({ stampMs }) => stampMs >= start && stampMs < close);
            covered += inside.length;
            const last = inside.at(-1);
            expect(buckets.high[at]).toBe(Math.max(...inside.map(({ high }) => high)));
            expect(buckets.low[at]).toBe(Math.min(...inside.map(({ low }) => low)));
            expect(buckets.open[at]).toBe(inside[0]?.open);
            expect(buckets.close[at]).toBe(last?.close);
            expect(buckets.volume?.[at]).toBe(inside.reduce((sum, { volume = 0 }) => sum + volume, 0));
            expect(close).toBeGreaterThanOrEqual((last?.stampMs ?? Infinity) + 5 * 60_000);
            if (timeframe !== 'W')
              expect(nyse.containing((close - 1) as EpochMs)).toBe(nyse.containing(start as EpochMs));
          }
          expect(covered).toBe(some.length);
        },
      ),
      { numRuns: 60 },
    );
  });
});
