// Tests the readings of closed sessions and of their openings: figures by hand, warm-up to the session, what is missing.
import { describe, expect, it } from 'vitest';
import type { Bar, BarClosed } from '../../../domain/index.ts';
import type { TradingSession } from '../../../market/index.ts';
import type { LiveReadings } from '../live-readings.ts';
import type { ReadingName } from '../reading-book.ts';
import { barsOf, bookOf, dayOf, eventOf, sessionsFrom, tell } from '../run-events.fixture.ts';

const SESSIONS = sessionsFrom('2018-01-02', 320);
const at = (place: number): TradingSession => SESSIONS[place] as TradingSession;
/** Closes that move by 1% and 2% in turn, so that windows differ. */
const closeOf = (place: number): number => 100 * (place % 3 === 0 ? 1.01 : place % 3 === 1 ? 1 : 0.98);

const prices = (place: number): Pick<Bar, 'open' | 'high' | 'low' | 'close'> => ({
  open: 100.5,
  high: 104,
  low: 96,
  close: closeOf(place),
});
const dailyEvent = (place: number): BarClosed => eventOf(at(place), dayOf(at(place), prices(place)));
const reasonOf = (book: LiveReadings, name: ReadingName): string => {
  const signal = book.read(name);
  return signal.available ? 'available' : signal.reason;
};

/** The number of sessions after which a reading is first there. */
function sessionsUntil(
  name: ReadingName,
  eventsOf: (place: number) => readonly BarClosed[],
  book = bookOf(),
) {
  for (let place = 0; place < 300; place += 1) {
    tell(book, eventsOf(place));
    if (book.read(name).available) return place + 1;
    expect(reasonOf(book, name)).toBe('too-few-sessions');
  }
  return undefined;
}

describe('realised volatility', () => {
  it.each([
    ['realised-21', 22],
    ['realised-parkinson', 21],
    ['realised-garman-klass', 21],
    ['volatility-expansion', 257],
  ] as const)('%s begins with session %d', (name, sessions) => {
    expect(sessionsUntil(name, (place) => [dailyEvent(place)])).toBe(sessions);
    const warmed = bookOf();
    for (let place = 0; place < sessions; place += 1) warmed.noteDailyBar(dayOf(at(place), prices(place)));
    expect(warmed.read(name)).toMatchObject({ available: true, asOfMs: at(sessions - 1).closeMs });
  });

  it('of five-minute bars begins a session later than the first whose close before is known', () => {
    const eventsOf = (place: number) =>
      barsOf(
        at(place),
        5,
        Array.from({ length: 78 }, (_, bar) => 100 + (bar % 2)),
      );
    expect(sessionsUntil('realised-5m', eventsOf)).toBe(22);
    const warmed = bookOf();
    warmed.noteDailyBar(dayOf(at(0), prices(0)));
    expect(sessionsUntil('realised-5m', (place) => eventsOf(place + 1), warmed)).toBe(21);
  });

  it('is that of the last sessions, known from their last close', () => {
    const book = bookOf({
      windows: { realisedSessions: 3, expansionSessions: 2, rankSessions: 3, rankSessionsMin: 3 },
    });
    const closes = [100, 90, 101, 99, 103, 108];
    for (const [place, close] of closes.entries())
      tell(book, [eventOf(at(place), dayOf(at(place), { open: 97, high: 110, low: 88, close }))]);
    const asOfMs = at(5).closeMs;
    const squared = (from: number, to: number): number => Math.log(to / from) ** 2;
    const returns = closes.slice(1).map((close, place) => squared(closes[place] as number, close));
    const [, , third = 0, fourth = 0, fifth = 0] = returns;
    expect(book.read('realised-21')).toEqual({
      available: true,
      value: expect.closeTo(Math.sqrt(84 * (third + fourth + fifth)), 12) as number,
      asOfMs,
    });
    expect(book.read('realised-parkinson')).toEqual({
      available: true,
      value: expect.closeTo(Math.sqrt((252 * squared(88, 110)) / (4 * Math.LN2)), 12) as number,
      asOfMs,
    });
    const body = (squared(97, 99) + squared(97, 103) + squared(97, 108)) / 3;
    expect(book.read('realised-garman-klass')).toEqual({
      available: true,
      value: expect.closeTo(
        Math.sqrt(252 * (0.5 * squared(88, 110) - (2 * Math.LN2 - 1) * body)),
        12,
      ) as number,
      asOfMs,
    });
    // Of the last three pairs of returns the first moved most and the second least.
    expect(fourth + fifth).toBeGreaterThan(third + fourth);
    expect(book.read('volatility-expansion')).toMatchObject({ value: 1 / 3 });
  });

  it('counts a return over a missing session as one of two, up to the share that may be missing', () => {
    const windows = { realisedSessions: 4, missingShareMax: 0.25 };
    const book = bookOf({ windows });
    for (const place of [0, 1, 3, 4, 5]) tell(book, [dailyEvent(place)]);
    const sum = [0, 1, 3, 4].reduce(
      (total, place, index) => total + Math.log(closeOf([1, 3, 4, 5][index] as number) / closeOf(place)) ** 2,
      0,
    );
    expect(book.read('realised-21')).toMatchObject({
      value: expect.closeTo(Math.sqrt((252 * sum) / 5), 12) as number,
    });
    const wider = bookOf({ windows });
    for (const place of [0, 1, 3, 5, 6]) tell(wider, [dailyEvent(place)]);
    expect(reasonOf(wider, 'realised-21')).toBe('missing-sessions');
  });

  it('is stale after a hole in the bars, and missing where nothing moved', () => {
    const book = bookOf({ windows: { realisedSessions: 2 } });
    for (const place of [0, 1, 2]) tell(book, [dailyEvent(place)]);
    tell(book, barsOf(at(7), 195, [100]));
    expect(reasonOf(book, 'realised-21')).toBe('stale');
    const still = bookOf({ windows: { realisedSessions: 2 } });
    for (const place of [0, 1, 2]) tell(still, barsOf(at(place), 390, [100]));
    expect(reasonOf(still, 'realised-21')).toBe('no-movement');
    expect(reasonOf(still, 'realised-parkinson')).toBe('no-movement');
  });

  it('takes a cut session by its last price, from when a later bar shows that it is over', () => {
    const book = bookOf({ windows: { realisedSessions: 1 } });
    tell(book, barsOf(at(0), 195, [100, 100]));
    tell(book, barsOf(at(1), 195, [102, undefined]));
    expect(reasonOf(book, 'realised-21')).toBe('too-few-sessions');
    const [next] = barsOf(at(2), 195, [103]);
    if (next !== undefined) tell(book, [next]);
    expect(book.read('realised-21')).toEqual({
      available: true,
      value: expect.closeTo(Math.sqrt(252) * Math.log(1.02), 12) as number,
      asOfMs: next?.availableAtMs,
    });
  });

  it('from bodies passes over sessions whose open repeats the close before', () => {
    const book = bookOf({ windows: { realisedSessions: 2, missingShareMax: 0 } });
    for (const place of [0, 1, 2, 3]) {
      const open = place === 2 ? closeOf(1) : 100.5;
      tell(book, [eventOf(at(place), dayOf(at(place), { ...prices(place), open }))]);
    }
    expect(reasonOf(book, 'realised-garman-klass')).toBe('missing-sessions');
    expect(reasonOf(book, 'realised-parkinson')).toBe('available');
    const late = bookOf({ windows: { realisedSessions: 1 } });
    tell(late, barsOf(at(0), 195, [undefined, 102], { open: 101 }));
    const variance = (0.5 - (2 * Math.LN2 - 1)) * Math.log(102 / 101) ** 2;
    expect(late.read('realised-garman-klass')).toMatchObject({
      value: expect.closeTo(Math.sqrt(252 * variance), 12) as number,
    });
  });

  it('from five minutes adds nights, and is not had of longer bars', () => {
    const book = bookOf({ windows: { realisedSessions: 1 } });
    book.noteDailyBar(dayOf(at(0), { open: 100, high: 100, low: 100, close: 100 }));
    tell(book, barsOf(at(1), 5, [102, 101], { open: 101 }));
    tell(book, barsOf(at(2), 5, [101]));
    const variance = Math.log(1.01) ** 2 + Math.log(102 / 101) ** 2 + Math.log(101 / 102) ** 2;
    expect(book.read('realised-5m')).toMatchObject({
      value: expect.closeTo(Math.sqrt(252 * variance), 12) as number,
    });
    const coarse = bookOf();
    tell(coarse, barsOf(at(0), 6, [100, 101]));
    expect(reasonOf(coarse, 'realised-5m')).toBe('bars-longer-than-5-minutes');
  });
});

describe('the gap', () => {
  it('is known from the first bar’s close to the next session’s', () => {
    const book = bookOf();
    expect(reasonOf(book, 'gap')).toBe('no-session-yet');
    tell(book, barsOf(at(0), 195, [99, 100], { open: 98 }));
    expect(reasonOf(book, 'gap')).toBe('no-previous-close');
    const bars = barsOf(at(1), 5, [104, 103], { open: 101 });
    tell(book, bars.slice(0, 1));
    const gap = {
      available: true,
      value: expect.closeTo(0.01, 14) as number,
      asOfMs: at(1).openMs + 300_000,
    };
    expect(book.read('gap')).toEqual(gap);
    tell(book, bars.slice(1));
    expect(book.read('gap')).toEqual(gap);
    tell(book, barsOf(at(2), 390, [100], { open: 102.5 }));
    expect(book.read('gap')).toMatchObject({
      value: expect.closeTo(102.5 / 103 - 1, 14) as number,
      asOfMs: at(2).closeMs,
    });
  });

  it('is missing after a missing session, without the opening bar, and where the open repeats the close before', () => {
    const after = (events: readonly BarClosed[]): string => {
      const book = bookOf();
      book.noteDailyBar(dayOf(at(0), prices(0)));
      tell(book, events);
      return reasonOf(book, 'gap');
    };
    expect(after(barsOf(at(1), 195, [101], { open: 100.5 }))).toBe('available');
    expect(after(barsOf(at(2), 195, [101], { open: 100.5 }))).toBe('missing-sessions');
    expect(after(barsOf(at(1), 195, [undefined, 101], { open: 100.5 }))).toBe('no-opening-bar');
    expect(after(barsOf(at(1), 195, [101], { open: closeOf(0) }))).toBe('open-repeats-close');
  });
});

describe('the divergence', () => {
  const peer = (place: number, points: number) => ({
    kind: 'peer' as const,
    points,
    atMs: at(place).closeMs,
  });
  const windows = { divergenceSessions: 3 };

  it('scores the log ratio of closes of the same session', () => {
    const book = bookOf({ windows });
    expect(reasonOf(book, 'divergence')).toBe('no-peer');
    // The peer's close comes before, after, or not at all.
    tell(book, [peer(0, 50), ...barsOf(at(0), 390, [100])]);
    tell(book, [...barsOf(at(1), 390, [102]), peer(1, 50), peer(2, 50), ...barsOf(at(2), 390, [101])]);
    const ratios = [2, 2.04, 2.02].map((ratio) => Math.log(ratio));
    const mean = ratios.reduce((sum, one) => sum + one, 0) / 3;
    const deviation = Math.sqrt(ratios.reduce((sum, one) => sum + (one - mean) ** 2, 0) / 2);
    expect(book.read('divergence')).toEqual({
      available: true,
      value: expect.closeTo(((ratios[2] ?? 0) - mean) / deviation, 10) as number,
      asOfMs: at(2).closeMs,
    });
  });

  it('is known when the later close is, and passes over closes of no later session or no level', () => {
    const book = bookOf({ windows: { divergenceSessions: 2 } });
    const late = { ...peer(1, 51), atMs: at(1).closeMs + 60_000 };
    tell(book, [...barsOf(at(0), 390, [100]), peer(0, 50), peer(0, 70), ...barsOf(at(1), 390, [100])]);
    tell(book, [peer(0, 80), peer(1, 0), late as ReturnType<typeof peer>]);
    expect(book.read('divergence')).toEqual({
      available: true,
      value: expect.closeTo(-Math.SQRT1_2, 10) as number,
      asOfMs: late.atMs,
    });
  });

  it('pairs no closes of different sessions', () => {
    const book = bookOf({ windows: { ...windows, missingShareMax: 0.5 } });
    tell(book, [peer(0, 50), ...barsOf(at(0), 390, [100]), ...barsOf(at(1), 390, [102])]);
    tell(book, [peer(2, 50), ...barsOf(at(2), 390, [101])]);
    expect(reasonOf(book, 'divergence')).toBe('too-few-sessions');
    tell(book, [peer(3, 51), ...barsOf(at(3), 390, [101])]);
    expect(reasonOf(book, 'divergence')).toBe('available');
  });

  it('is stale without the peer, and missing where the ratio stands still', () => {
    const book = bookOf({ windows });
    for (const place of [0, 1, 2]) tell(book, [peer(place, 50), ...barsOf(at(place), 390, [100])]);
    expect(reasonOf(book, 'divergence')).toBe('flat-window');
    for (const place of [3, 4, 5, 6]) tell(book, barsOf(at(place), 390, [100]));
    expect(reasonOf(book, 'divergence')).toBe('stale');
  });
});
