// Holds the whole book, over random runs with holes, to definitions, to recomputation, to its clock and to what is asked of it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BarClosed, EpochMs, Signal } from '../../domain/index.ts';
import { createRng } from '../../numerics/index.ts';
import type { TradingSession } from '../../market/index.ts';
import { naiveReadings } from './naive-readings.fixture.ts';
import { READING_NAMES, type ReadingName } from './reading-book.ts';
import { DEFAULT_SESSION_WINDOWS, type ReadingsConfig } from './readings-config.ts';
import { barsOf, bookOf, type Note, rowOf, sessionsFrom, tell } from './run-events.fixture.ts';

/** Short enough that every reading comes, goes stale and comes again within a run. */
const windows = {
  ...DEFAULT_SESSION_WINDOWS,
  rankSessions: 9,
  rankSessionsMin: 5,
  realisedSessions: 4,
  expansionSessions: 3,
  divergenceSessions: 4,
  missingShareMax: 0.25,
};
const CONFIG: Partial<ReadingsConfig> = {
  windows,
  frame: 'D',
  periods: { rsi: 3, adx: 3, stochasticK: 3, bollinger: 4, smaShort: 3, smaMiddle: 4, smaLong: 6, cmf: 3 },
};
const SESSIONS = 22;

interface Setting {
  readonly seed: number;
  readonly minutes: number;
  readonly start: string;
  /** Chance that a session, a bar or a row is missing. */
  readonly holes: number;
}

// Half days, clock changes and a closed week among them.
const setting: fc.Arbitrary<Setting> = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  minutes: fc.constantFrom(5, 130, 390),
  start: fc.constantFrom('2018-03-01', '2019-11-20', '2001-09-04', '2012-10-22'),
  holes: fc.constantFrom(0, 0.1, 0.3),
});

/** A run in order of time. Prices and levels are round, so that opens repeat closes, levels tie and windows go flat. */
function runOf({ seed, minutes, start, holes }: Setting): readonly Note[] {
  const rng = createRng(seed);
  const isMissing = (): boolean => rng.uniform() < holes;
  // A flat stretch in the middle.
  const step = (place: number): number =>
    place > 8 && place < 14 ? 0 : Math.round(4 * (rng.uniform() - 0.5));
  let price = 100;
  return sessionsFrom(start, SESSIONS).flatMap((session, place) => {
    const bars = Math.floor((session.closeMs - session.openMs) / (minutes * 60_000)) || 1;
    const open = price + step(place);
    const closes = Array.from({ length: bars }, (_, bar) => {
      price += step(place);
      // Few of the short bars, so that a run stays small.
      return isMissing() || (minutes === 5 && bar % 9 > 1 && bar < bars - 1) ? undefined : price;
    });
    const notes: Note[] = isMissing()
      ? []
      : barsOf(session, minutes, closes, { open }).map((bar) => ({ kind: 'bar', bar }));
    if (!isMissing()) notes.push({ kind: 'peer', points: 50 + step(place), atMs: session.closeMs });
    if (!isMissing())
      notes.push(rowOf(session, place > 8 && place < 14 ? 17 : 15 + step(place), membersOf(place)));
    return notes;
  });
}

const membersOf = (place: number) => (place % 5 === 0 ? {} : { vix9d: 14 + (place % 3), vix3m: 18 });
const timeOf = (note: Note): number => (note.kind === 'bar' ? note.bar.availableAtMs : note.atMs);

function readAll(notes: readonly Note[]): readonly (readonly [ReadingName, Signal<number>])[] {
  const book = bookOf(CONFIG);
  tell(book, notes);
  return READING_NAMES.map((name) => [name, book.read(name)]);
}

describe('a book of readings', () => {
  it('has at every event what the definitions give of everything told so far', () => {
    fc.assert(
      fc.property(setting, (given) => {
        const notes = runOf(given);
        const book = bookOf(CONFIG);
        for (const [place, note] of notes.entries()) {
          tell(book, [note]);
          for (const [name, naive] of Object.entries(naiveReadings(notes.slice(0, place + 1), windows))) {
            const signal = book.read(name as ReadingName);
            const found = signal.available
              ? { value: signal.value, asOfMs: signal.asOfMs }
              : { reason: signal.reason };
            const expected =
              'reason' in naive ? naive : { ...naive, value: expect.closeTo(naive.value, 11) as number };
            expect([name, place, found]).toEqual([name, place, expected]);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it('reads to the bit as one that was told the same and never read before, whatever comes later', () => {
    const poisoned = (note: Note): Note =>
      note.kind !== 'bar'
        ? note
        : { ...note, bar: { ...note.bar, bar: { ...note.bar.bar, high: 900, close: 900 } } };
    fc.assert(
      fc.property(setting, fc.nat(), (given, at) => {
        const notes = runOf(given);
        const cut = notes.length === 0 ? 0 : at % notes.length;
        const streams = [notes, notes.map((note, place) => (place < cut ? note : poisoned(note)))];
        const read = streams.map((stream) => {
          const book = bookOf(CONFIG);
          return stream.map((note) => {
            tell(book, [note]);
            return READING_NAMES.map((name) => [name, book.read(name)]);
          });
        });
        expect(read[1]?.slice(0, cut)).toEqual(read[0]?.slice(0, cut));
        if (cut > 0) expect(readAll(notes.slice(0, cut))).toEqual(read[0]?.[cut - 1]);
      }),
      { numRuns: 25 },
    );
  });

  it('never has a value of later than now, nor one of before it was known', () => {
    const seen = new Set<ReadingName>();
    fc.assert(
      fc.property(setting, (given) => {
        const book = bookOf(CONFIG);
        const known = new Map<ReadingName, number>();
        for (const note of runOf(given)) {
          tell(book, [note]);
          for (const name of READING_NAMES) {
            const signal = book.read(name);
            if (!signal.available) continue;
            seen.add(name);
            expect(signal.asOfMs).toBeLessThanOrEqual(timeOf(note));
            // A reading's time never goes back.
            expect(signal.asOfMs).toBeGreaterThanOrEqual(known.get(name) ?? 0);
            known.set(name, signal.asOfMs);
          }
        }
      }),
      { numRuns: 25 },
    );
    const apart = new Set<ReadingName>([
      'atm-iv',
      'skew-25',
      'consensus',
      'macd-ratio',
      'volume-ratio',
      'atr-ratio',
    ]);
    expect(READING_NAMES.filter((name) => !seen.has(name) && !apart.has(name))).toEqual([]);
  });

  it('gives the same object until something it rests on changes', () => {
    const [first, second] = sessionsFrom('2018-03-01', 2) as [TradingSession, TradingSession];
    const book = bookOf({ ...CONFIG, windows: { ...windows, realisedSessions: 1 } });
    tell(book, [...barsOf(first, 390, [100]), rowOf(first, 20)]);
    const bars = barsOf(second, 5, [101, 102, 103], { open: 99 });
    tell(book, bars.slice(0, 1));
    const read = () =>
      (['vix', 'gap', 'realised-parkinson', 'rsi', 'vrp'] as const).map((name) => book.read(name));
    const before = read();
    tell(book, bars.slice(1));
    for (const [place, signal] of read().entries()) expect(signal).toBe(before[place]);
    tell(book, [rowOf(second, 20)]);
    expect(book.read('vix')).not.toBe(before[0]);
  });

  it('has only what was wanted, and what the vote came to', () => {
    const book = bookOf({ wanted: ['vrp', 'consensus'], windows: { realisedSessions: 1 } });
    const consensus: Signal<number> = { available: true, value: 0.4, asOfMs: 5 as EpochMs };
    expect(book.read('consensus')).toEqual({ available: false, reason: 'no-vote-yet' });
    book.noteConsensus(consensus);
    expect(book.read('consensus')).toEqual(consensus);
    const notes: readonly (Note | BarClosed)[] = sessionsFrom('2018-03-01', 3).flatMap((session, place) => [
      ...barsOf(session, 195, [100, 100 + place]),
      rowOf(session, 20),
    ]);
    tell(book, notes);
    book.notePeerClose(50, timeOf(notes.at(-1) as Note) as EpochMs);
    expect(book.read('vrp')).toMatchObject({ available: true });
    for (const name of READING_NAMES)
      if (name !== 'vrp' && name !== 'consensus')
        expect([name, book.read(name)]).toEqual([name, { available: false, reason: 'not-wanted' }]);
  });
});
