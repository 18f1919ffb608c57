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
  it('are given, built from the longest that divides them, or missing with a reason', () => {
    const base = { timeframe: '5m', series: bars('5m') } as const;
    const own = { timeframe: 'D', series: bars('D') } as const;
    const frames = frameSeries(['1m', '5m', '60m', 'D', 'W'], [own, base], nyse);
    expect(frames.map((frame) => [frame.timeframe, frame.origin, 'from' in frame ? frame.from : ''])).toEqual(
      [
        ['1m', 'missing', ''],
        ['5m', 'given', ''],
        ['60m', 'aggregated', '5m'],
        ['D', 'given', ''],
        ['W', 'aggregated', 'D'],
      ],
    );
    expect(frames[0]).toMatchObject({ reason: 'shorter-than-base' });
    // 2018-07-03 is a half day, 2018-07-04 a holiday.
    expect(frames[2]).toMatchObject({ series: { length: 7 + 4 + 7 + 7 }, unclosed: [] });
    expect(frames[4]).toMatchObject({
      series: { length: 1, closeMs: Float64Array.of(base.series.closeMs.at(-1) ?? 0) },
      baseBars: Int32Array.of(4),
      baseBarsDue: Int32Array.of(4),
    });
  });

  it('are all missing without a base', () => {
    expect(frameSeries(['15m', 'W'], [], nyse)).toEqual([
      { timeframe: '15m', origin: 'missing', reason: 'no-base' },
      { timeframe: 'W', origin: 'missing', reason: 'no-base' },
    ]);
  });

  it('are left out where the bars that end them are missing, and say how many they were built from', () => {
    const whole = bars('5m');
    // Of Monday all but the third bar, of Tuesday two bars.
    const kept = Array.from({ length: 80 }, (_, bar) => bar).filter((bar) => bar !== 2);
    const [days, weeks] = frameSeries(['D', 'W'], [{ timeframe: '5m', series: barsAt(whole, kept) }], nyse);
    expect(days).toMatchObject({
      series: { length: 1, closeMs: Float64Array.of(Date.parse('2018-07-02T16:00:00-04:00')) },
      baseBars: Int32Array.of(77),
      baseBarsDue: Int32Array.of(78),
      unclosed: [
        {
          closeMs: Date.parse('2018-07-03T13:00:00-04:00'),
          lastBaseCloseMs: Date.parse('2018-07-03T09:40:00-04:00'),
          baseBars: 2,
          baseBarsDue: 42,
        },
      ],
    });
    expect(weeks).toMatchObject({ series: { length: 0 }, unclosed: [{ baseBars: 79, baseBarsDue: 276 }] });
  });

  it('hold a week that was cut short without notice', () => {
    const monday = nyse.sessionOn('2001-09-10' as SessionDate);
    const series = emptyBarSeries(1, false);
    series.startMs[0] = monday?.openMs ?? 0;
    series.closeMs[0] = monday?.closeMs ?? 0;
    const [weeks] = frameSeries(['W'], [{ timeframe: 'D', series }], nyse);
    expect(weeks).toMatchObject({ series: { length: 1 }, baseBarsDue: Int32Array.of(1), unclosed: [] });
  });
});

function barsAt(series: BarSeries, places: readonly number[]): BarSeries {
  const at = (column: Float64Array): Float64Array => Float64Array.from(places, (place) => column[place] ?? 0);
  const { startMs, closeMs, open, high, low, close } = series;
  return {
    length: places.length,
    startMs: at(startMs),
    closeMs: at(closeMs),
    open: at(open),
    high: at(high),
    low: at(low),
    close: at(close),
    volume: undefined,
  };
}
