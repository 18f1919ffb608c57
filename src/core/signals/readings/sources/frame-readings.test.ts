// Tests the readings of indicators: each against its indicator over the same bars, its first bar, and what it needs.
import { describe, expect, it } from 'vitest';
import type { Bar, Timeframe } from '../../../domain/index.ts';
import { createRng } from '../../../numerics/index.ts';
import type { TradingSession } from '../../../market/index.ts';
import { createSma } from '../../indicators/averages/sma.ts';
import type { Indicator } from '../../indicators/indicator.ts';
import { createBollinger } from '../../indicators/bands/bollinger.ts';
import { createMacd } from '../../indicators/momentum/macd.ts';
import { createRsi } from '../../indicators/momentum/rsi.ts';
import { createStochastic } from '../../indicators/momentum/stochastic.ts';
import { createAdx } from '../../indicators/trend/adx.ts';
import { createAtr } from '../../indicators/trend/atr.ts';
import { createParabolicSar } from '../../indicators/trend/parabolic-sar.ts';
import { createCmf } from '../../indicators/volume/cmf.ts';
import { createVolumeRatio } from '../../indicators/volume/volume-ratio.ts';
import type { LiveReadings } from '../live-readings.ts';
import type { ReadingName } from '../reading-book.ts';
import { barsOf, bookOf, dayOf, eventOf, sessionsFrom, tell } from '../run-events.fixture.ts';
import { FRAME_READINGS, type FrameReadingName } from '../frame-reading-names.ts';

const SESSIONS = sessionsFrom('2018-01-02', 230);
const at = (place: number): TradingSession => SESSIONS[place] as TradingSession;
const DAYS: readonly Bar[] = walkedDays();

function walkedDays(): readonly Bar[] {
  const rng = createRng(5);
  let close = 270;
  return SESSIONS.map((session) => {
    const open = close * (1 + 0.004 * (rng.uniform() - 0.5));
    close = open * (1 + 0.02 * (rng.uniform() - 0.5));
    const [high, low] = [Math.max(open, close) * 1.002, Math.min(open, close) * 0.997];
    return { ...dayOf(session, { open, high, low, close }), volume: 1000 + Math.floor(500 * rng.uniform()) };
  });
}

const bookAfter = (days: readonly Bar[], frame?: Timeframe): LiveReadings => {
  const book = bookOf(frame === undefined ? {} : { frame });
  for (const [place, day] of days.entries()) tell(book, [eventOf(at(place), day)]);
  return book;
};
const reasonOf = (book: LiveReadings, name: ReadingName): string => {
  const signal = book.read(name);
  return signal.available ? 'available' : signal.reason;
};

/** The bars with which each reading begins. */
const FIRST_BARS: Readonly<Record<FrameReadingName, number>> = {
  rsi: 15,
  adx: 28,
  'plus-di': 15,
  'minus-di': 15,
  'stochastic-k': 16,
  'bollinger-position': 20,
  'bollinger-width': 20,
  'volume-ratio': 20,
  cmf: 20,
  'sma-distance': 20,
  'sma-50-distance': 50,
  'sma-200-distance': 200,
  'trend-50-200': 200,
  'psar-distance': 2,
  'atr-ratio': 15,
  'macd-ratio': 34,
};

/** What each reading should be as of the last bar, from the whole columns. */
function expectedOf(days: readonly Bar[]): Readonly<Record<FrameReadingName, number>> {
  const close = days.at(-1)?.close ?? Number.NaN;
  const last = <Line extends string>(indicator: Indicator<Line>, line: Line): number => {
    for (const day of days) indicator.push(day);
    return indicator.value(line) ?? Number.NaN;
  };
  const sma = (period: number): number => last(createSma(period), 'sma');
  const bollinger = { period: 20, deviations: 2 };
  return {
    rsi: last(createRsi(14), 'rsi'),
    adx: last(createAdx(14), 'adx'),
    'plus-di': last(createAdx(14), 'plusDi'),
    'minus-di': last(createAdx(14), 'minusDi'),
    'stochastic-k': last(createStochastic({ k: 14, smooth: 3, d: 3 }), 'k'),
    'bollinger-position': last(createBollinger(bollinger), 'position'),
    'bollinger-width': last(createBollinger(bollinger), 'width'),
    'volume-ratio': last(createVolumeRatio(20), 'volumeRatio'),
    cmf: last(createCmf(20), 'cmf'),
    'sma-distance': close / sma(20) - 1,
    'sma-50-distance': close / sma(50) - 1,
    'sma-200-distance': close / sma(200) - 1,
    'trend-50-200': sma(50) / sma(200) - 1,
    'psar-distance': (close - last(createParabolicSar({ step: 0.02, maximum: 0.2 }), 'psar')) / close,
    'atr-ratio': last(createAtr(14), 'atr') / close,
    'macd-ratio': last(createMacd({ fast: 12, slow: 26, signal: 9 }), 'histogram') / close,
  };
}

describe('readings of the signals’ frame', () => {
  it('are those of their indicators, known from the bar’s close', () => {
    const book = bookAfter(DAYS);
    const expected = expectedOf(DAYS);
    for (const name of FRAME_READINGS)
      expect([name, book.read(name)]).toEqual([
        name,
        { available: true, value: expected[name], asOfMs: DAYS.at(-1)?.closeMs },
      ]);
  });

  it.each(FRAME_READINGS)(
    '%s begins with its first bar, of the run or, but for volume, before it',
    (name) => {
      const bars = FIRST_BARS[name];
      expect(reasonOf(bookAfter(DAYS.slice(0, bars - 1)), name)).toBe('too-few-bars');
      expect(bookAfter(DAYS.slice(0, bars)).read(name)).toMatchObject({
        available: true,
        asOfMs: at(bars - 1).closeMs,
      });
      const book = bookOf({ wanted: [name] });
      for (const day of DAYS.slice(0, bars)) book.noteDailyBar(day);
      if (name === 'volume-ratio' || name === 'cmf') expect(reasonOf(book, name)).toBe('no-volume');
      else expect(book.read(name)).toEqual(bookAfter(DAYS.slice(0, bars)).read(name));
    },
  );

  it('stay as they were inside a session where the frame is a day', () => {
    const book = bookAfter(DAYS.slice(0, 40));
    const before = book.read('rsi');
    const bars = barsOf(at(40), 195, [100, 300]);
    tell(book, bars.slice(0, 1));
    expect(book.read('rsi')).toEqual(before);
    tell(book, bars.slice(1));
    expect(book.read('rsi')).toMatchObject({ available: true, asOfMs: at(40).closeMs });
    expect(book.read('rsi')).not.toEqual(before);
  });

  it('are of the frame that is asked for', () => {
    const book = bookOf({ frame: '60m', periods: { smaShort: 2 } });
    const bars = barsOf(at(0), 30, [100, 102, 103, 104, 105]);
    tell(book, bars.slice(0, 3));
    expect(reasonOf(book, 'sma-distance')).toBe('too-few-bars');
    tell(book, bars.slice(3));
    expect(book.read('sma-distance')).toEqual({
      available: true,
      value: 104 / 103 - 1,
      asOfMs: at(0).openMs + 2 * 3_600_000,
    });
    tell(book, barsOf(at(1), 390, [100]));
    expect(reasonOf(book, 'sma-distance')).toBe('frame-shorter-than-bars');
  });

  it('of weeks are a week old at most before they are stale', () => {
    const book = bookOf({ frame: 'W', periods: { smaShort: 1 } });
    const [monday, tuesday] = [4, 5].map((place) => at(place));
    const firstWeek = SESSIONS.slice(0, 4).map((session, place) => eventOf(session, DAYS[place] as Bar));
    tell(book, firstWeek);
    expect([monday?.date, tuesday?.date]).toEqual(['2018-01-08', '2018-01-09']);
    expect(book.read('sma-distance')).toEqual({ available: true, value: 0, asOfMs: at(3).closeMs });
    tell(book, [eventOf(at(11), DAYS[11] as Bar)]);
    expect(reasonOf(book, 'sma-distance')).toBe('available');
    for (const [place, expected] of [
      [12, 'available'],
      [13, 'stale'],
    ] as const) {
      const holed = bookOf({ frame: 'W', periods: { smaShort: 1 } });
      tell(holed, firstWeek);
      tell(holed, barsOf(at(place), 195, [100]));
      expect(reasonOf(holed, 'sma-distance')).toBe(expected);
    }
  });

  it('are stale after a hole, and missing without movement', () => {
    const book = bookAfter(DAYS.slice(0, 40));
    tell(book, barsOf(at(43), 195, [100]));
    expect(reasonOf(book, 'adx')).toBe('available');
    tell(book, barsOf(at(44), 195, [100]));
    expect(reasonOf(book, 'adx')).toBe('available');
    const holed = bookAfter(DAYS.slice(0, 40));
    tell(holed, barsOf(at(44), 195, [100]));
    expect(reasonOf(holed, 'adx')).toBe('stale');
    const still = bookAfter(DAYS.slice(0, 40).map((day) => ({ ...day, open: 5, high: 5, low: 5, close: 5 })));
    for (const name of ['rsi', 'adx', 'plus-di', 'stochastic-k', 'bollinger-position', 'cmf'] as const)
      expect([name, reasonOf(still, name)]).toEqual([name, 'flat-window']);
    expect(still.read('sma-distance')).toMatchObject({ value: 0 });
  });

  it('need a volume of every bar of their window where they are of volume', () => {
    const holed = DAYS.slice(0, 41).map((day, place) => (place === 20 ? { ...day, volume: undefined } : day));
    for (const name of ['volume-ratio', 'cmf'] as const) {
      expect(reasonOf(bookAfter(holed.slice(0, 20)), name)).toBe('available');
      expect(reasonOf(bookAfter(holed.slice(0, 21)), name)).toBe('no-volume');
      expect(reasonOf(bookAfter(holed.slice(0, 40)), name)).toBe('no-volume');
      expect(bookAfter(holed).read(name)).toMatchObject({ available: true });
      expect(reasonOf(bookAfter(holed.slice(0, 21)), 'rsi')).toBe('available');
    }
  });
});
