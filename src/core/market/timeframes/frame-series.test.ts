import { describe, expect, it } from 'vitest';
import { type BarSeries, emptyBarSeries, type SessionDate } from '../../domain/index.ts';
import { nyse } from '../bundled-rules.fixture.ts';
import { frameSeries } from './frame-series.ts';
import { naiveCloses } from './naive-alignment.fixture.ts';

/** Bars of a flat price on two half days' week. */
function bars(timeframe: '5m' | '60m' | 'D'): BarSeries {
  const closes = naiveCloses(nyse, timeframe, {
    from: '2018-07-02' as SessionDate,
    to: '2018-07-06' as SessionDate,
  });
  const series = emptyBarSeries(closes.length, false);
  for (const [index, close] of closes.entries()) {
    series.closeMs[index] = close;
    const session = nyse.lastOpened((close - 1) as never);
    series.startMs[index] = timeframe === 'D' ? (session?.openMs ?? 0) : close - 300_000;
  }
  return series;
}

describe('the bars of wanted frames', () => {
  it('are given, built from the base, or missing with a reason', () => {
    const base = { timeframe: '5m', series: bars('5m') } as const;
    const own = { timeframe: 'D', series: bars('D') } as const;
    const frames = frameSeries(['1m', '5m', '60m', 'D', 'W'], [own], base, nyse);
    expect(frames.map(({ timeframe, origin }) => [timeframe, origin])).toEqual([
      ['1m', 'missing'],
      ['5m', 'aggregated'],
      ['60m', 'aggregated'],
      ['D', 'given'],
      ['W', 'aggregated'],
    ]);
    expect(frames[0]).toMatchObject({ reason: 'shorter-than-base' });
    // 2018-07-03 is a half day, 2018-07-04 a holiday.
    expect(frames[2]).toMatchObject({ series: { length: 7 + 4 + 7 + 7 } });
    expect(frames[4]).toMatchObject({
      series: { length: 1, closeMs: Float64Array.of(base.series.closeMs.at(-1) ?? 0) },
    });
  });

  it('are all missing without a base', () => {
    expect(frameSeries(['15m', 'W'], [], undefined, nyse)).toEqual([
      { timeframe: '15m', origin: 'missing', reason: 'no-base' },
      { timeframe: 'W', origin: 'missing', reason: 'no-base' },
    ]);
  });
});
