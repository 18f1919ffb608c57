// Tests the readings of volatility indices: from when they are known, how many sessions they need, and when they are too old.
import { describe, expect, it } from 'vitest';
import type { SessionDate } from '../../../domain/index.ts';
import type { TradingSession } from '../../../market/index.ts';
import { barsOf, bookOf, type Note, rowOf, sessionsFrom, tell } from '../run-events.fixture.ts';

const SESSIONS = sessionsFrom('2018-01-02', 300);
const at = (place: number): TradingSession => SESSIONS[place] as TradingSession;
const published = (place: number): number => at(place).closeMs + 15 * 60_000;
const rows = (count: number, vixAt: (place: number) => number): readonly Note[] =>
  SESSIONS.slice(0, count).map((session, place) => rowOf(session, vixAt(place)));

describe('levels and their ratios', () => {
  it('are of the last row, known from its publication', () => {
    const book = bookOf();
    expect(book.read('vix')).toEqual({ available: false, reason: 'not-published-yet' });
    tell(book, [rowOf(at(0), 20, { vix9d: 25, vix3m: 16 })]);
    expect(book.read('vix')).toEqual({ available: true, value: 20, asOfMs: published(0) });
    expect(book.read('vix-9d-ratio')).toEqual({ available: true, value: 1.25, asOfMs: published(0) });
    expect(book.read('vix-3m-ratio')).toEqual({ available: true, value: 1.25, asOfMs: published(0) });
  });

  it('are missing one by one where a member was not published, even if it was the day before', () => {
    const book = bookOf();
    tell(book, [rowOf(at(0), 20, { vix9d: 25, vix3m: 16 }), rowOf(at(1), 21)]);
    expect(book.read('vix-9d-ratio')).toEqual({ available: false, reason: 'no-vix9d' });
    expect(book.read('vix-3m-ratio')).toEqual({ available: false, reason: 'no-vix3m' });
    expect(book.read('vix')).toMatchObject({ value: 21 });
  });

  it('are stale once more sessions have closed than may have, by the calendar', () => {
    const book = bookOf();
    tell(book, [rowOf(at(0), 20)]);
    // The third session after the row's closes; bars of those between never came.
    tell(book, barsOf(at(3), 390, [100]));
    expect(book.read('vix')).toMatchObject({ available: true });
    const first = barsOf(at(4), 195, [100, 101]);
    tell(book, first.slice(0, 1));
    expect(book.read('vix')).toMatchObject({ available: true });
    tell(book, first.slice(1));
    expect(book.read('vix')).toEqual({ available: false, reason: 'stale' });
    tell(book, [rowOf(at(4), 22)]);
    expect(book.read('vix')).toMatchObject({ value: 22 });
  });

  it('pass over rows that are no later, of no session or no level', () => {
    const book = bookOf();
    tell(book, [rowOf(at(1), 20), rowOf(at(0), 11), rowOf(at(1), 12)]);
    const saturday = { ...at(2), date: '2018-01-06' as SessionDate };
    tell(book, [rowOf(saturday, 13), rowOf(at(2), 0), rowOf(at(3), Number.NaN)]);
    expect(book.read('vix')).toEqual({ available: true, value: 20, asOfMs: published(1) });
  });
});

describe('rank and percentile', () => {
  it('begin with the 252nd row and are of that window', () => {
    const book = bookOf();
    const vixAt = (place: number): number => 15 + (place % 10) + (place === 40 ? 30 : 0);
    tell(book, rows(251, vixAt));
    for (const name of ['iv-rank', 'iv-percentile'] as const)
      expect(book.read(name)).toEqual({ available: false, reason: 'too-few-sessions' });
    tell(book, [rowOf(at(251), 18)]);
    expect(book.read('iv-rank')).toEqual({ available: true, value: 3 / 30, asOfMs: published(251) });
    const below = Array.from({ length: 251 }, (_, place) => vixAt(place)).filter((vix) => vix < 18).length;
    expect(book.read('iv-percentile')).toEqual({
      available: true,
      value: below / 252,
      asOfMs: published(251),
    });
    // The spike leaves with its 252nd follower.
    for (let place = 252; place < 292; place += 1) tell(book, [rowOf(at(place), vixAt(place))]);
    expect(book.read('iv-rank')).toMatchObject({ value: (vixAt(291) - 15) / 30 });
    tell(book, [rowOf(at(292), 18)]);
    expect(book.read('iv-rank')).toMatchObject({ value: 3 / 9 });
  });

  it('take a least number of sessions of their own', () => {
    const book = bookOf({ windows: { rankSessionsMin: 3 } });
    tell(
      book,
      rows(2, (place) => 10 + place),
    );
    expect(book.read('iv-rank')).toMatchObject({ reason: 'too-few-sessions' });
    tell(book, [rowOf(at(2), 11)]);
    expect([book.read('iv-rank'), book.read('iv-percentile')]).toMatchObject([
      { value: 1 },
      { value: 1 / 3 },
    ]);
  });

  it('are missing on a flat window, where sessions are missing, and once stale', () => {
    const windows = { rankSessions: 20, rankSessionsMin: 20, missingShareMax: 0.05 };
    const flat = bookOf({ windows });
    tell(
      flat,
      rows(20, () => 17),
    );
    for (const name of ['iv-rank', 'iv-percentile'] as const)
      expect(flat.read(name)).toEqual({ available: false, reason: 'flat-window' });
    const holed = bookOf({ windows });
    tell(
      holed,
      rows(22, (place) => 10 + place).filter((_, place) => place !== 5),
    );
    expect(holed.read('iv-rank')).toMatchObject({ available: true });
    const wider = bookOf({ windows });
    tell(
      wider,
      rows(22, (place) => 10 + place).filter((_, place) => place !== 5 && place !== 9),
    );
    expect(wider.read('iv-rank')).toEqual({ available: false, reason: 'missing-sessions' });
    tell(holed, barsOf(at(25), 390, [100]));
    expect(holed.read('iv-percentile')).toEqual({ available: false, reason: 'stale' });
  });
});

describe('the premium', () => {
  it('is known when the later of both is, and missing for the first reason', () => {
    const book = bookOf({ windows: { realisedSessions: 2 } });
    expect(book.read('vrp')).toMatchObject({ reason: 'not-published-yet' });
    tell(book, [rowOf(at(0), 30), ...barsOf(at(1), 390, [100]), ...barsOf(at(2), 390, [101])]);
    expect(book.read('vrp')).toMatchObject({ reason: 'too-few-sessions' });
    tell(book, barsOf(at(3), 390, [100]));
    const realised = Math.sqrt(252) * Math.log(1.01);
    expect(book.read('vrp')).toEqual({
      available: true,
      value: expect.closeTo(0.3 - realised, 12) as number,
      asOfMs: at(3).closeMs,
    });
    tell(book, [rowOf(at(3), 40)]);
    expect(book.read('vrp')).toMatchObject({
      asOfMs: published(3),
      value: expect.closeTo(0.4 - realised, 12) as number,
    });
  });
});
