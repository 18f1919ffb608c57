// Tests which closes of a peer a run knows, before and during it, and what it refuses and tells.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayNumberOf, MS_PER_DAY, type RawBars } from '../../../../core/domain/index.ts';
import { nyse } from '../../../../core/market/bundled-rules.fixture.ts';
import { sessionsFrom } from '../../../../core/signals/readings/run-events.fixture.ts';
import { DEFAULT_SETTINGS } from '../../../config/index.ts';
import type { SimulatedMarket } from '../simulated-market.ts';
import { peerCloses } from './peer-closes.ts';
import { peerOfRun, withPeer } from './peer-of-run.ts';

/** The day before Good Friday, with a half day in July behind it. */
const SESSIONS = sessionsFrom('2018-03-29', 80);
const HOUR = 60;

interface Row {
  readonly stampMs: number;
  readonly close: number;
}

function rawBars(rows: readonly Row[], stampKind: RawBars['stampKind'] = 'date'): RawBars {
  const column = (of: (row: Row) => number): Float64Array => Float64Array.from(rows, of);
  return {
    length: rows.length,
    stampKind,
    stampsMs: column(({ stampMs }) => stampMs),
    lines: Int32Array.from(rows, (_, row) => row + 2),
    open: column(({ close }) => close),
    high: column(({ close }) => close + 1),
    low: column(({ close }) => close - 1),
    close: column(({ close }) => close),
    volume: undefined,
    dividend: undefined,
  };
}

/** A daily row of each of these sessions, 160 and half a point more each day. */
const days = (places: readonly number[]): RawBars =>
  rawBars(
    places.map((place) => ({
      stampMs: dayNumberOf(at(place).date) * MS_PER_DAY,
      close: 160 + place / 2,
    })),
  );

const at = (place: number) => {
  const session = SESSIONS[place];
  if (session === undefined) throw new Error(`no session ${place}`);
  return session;
};

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from }, (_, place) => from + place);

/** Hours of a session, its last one of half an hour; each closes a point above the one before. */
function hours(place: number, left = Number.POSITIVE_INFINITY): readonly Row[] {
  const { openMs, closeMs } = at(place);
  const count = Math.ceil((closeMs - openMs) / (HOUR * 60_000));
  return Array.from({ length: Math.min(count, left) }, (_, hour) => ({
    stampMs: openMs + hour * HOUR * 60_000,
    close: 160 + hour + place / 4,
  }));
}

const closesOf = (raw: RawBars) => {
  const read = peerCloses(raw, nyse, undefined);
  if (!read.ok) throw new Error(read.error.message);
  return read.value.closes;
};

describe('the closes of a peer', () => {
  test('are those of days, at the close of their session, half days too', () => {
    expect(closesOf(days(range(0, 80)))).toEqual(
      SESSIONS.map(({ date, closeMs }, place) => ({ date, closeMs, points: 160 + place / 2 })),
    );
    expect(SESSIONS.some(({ isEarlyClose }) => isEarlyClose)).toBe(true);
  });

  test('are those of the last bars of sessions; one that is cut short has none', () => {
    const rows = [...hours(0), ...hours(1, 6), ...hours(2), ...hours(3)];
    const closes = closesOf(rawBars(rows, 'instant'));
    expect(closes).toEqual([0, 2, 3].map((place) => ({ ...closeAt(place), points: 166 + place / 4 })));
  });

  test('are one a session, in order, whatever sessions the file has and in which order', () => {
    // A stretch without a hole shows that the rows are days; the others may be any.
    const some = fc
      .uniqueArray(fc.integer({ min: 40, max: 79 }))
      .map((places) => [...range(0, 40), ...places]);
    fc.assert(
      fc.property(
        some.chain((places) => fc.shuffledSubarray(places, { minLength: places.length })),
        (places) => {
          const sorted = places.toSorted((a, b) => a - b);
          expect(closesOf(days(places))).toEqual(
            sorted.map((place) => ({ ...closeAt(place), points: 160 + place / 2 })),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  test('are not had of weeks, nor of a file without a usable row', () => {
    const weeks = rawBars(
      range(0, 12).map((week) => ({
        stampMs: (dayNumberOf(at(2).date) + 7 * week) * MS_PER_DAY,
        close: 160,
      })),
    );
    expect(peerCloses(weeks, nyse, undefined)).toMatchObject({
      ok: false,
      error: { code: 'peer-timeframe', message: expect.stringContaining('found W') as string },
    });
    const worthless = rawBars(
      [0, 1, 2].map((place) => ({ stampMs: at(place).openMs, close: -5 })),
      'instant',
    );
    expect(peerCloses(worthless, nyse, undefined)).toMatchObject({
      ok: false,
      error: { code: 'input-rows' },
    });
  });
});

const closeAt = (place: number) => ({ date: at(place).date, closeMs: at(place).closeMs });

/** A run on one bar of each session from one place on to another, tradable from a third. */
const dataset = (from: number, to: number, tradable = from) => ({
  sessionOf: SESSIONS.slice(from, to),
  tradableFromMs: at(tradable).openMs,
});

function asked(peer: RawBars | undefined, run: ReturnType<typeof dataset>, divergenceMax: number | null = 2) {
  const settings = { ...DEFAULT_SETTINGS, signals: { ...DEFAULT_SETTINGS.signals, divergenceMax } };
  const stored = { bars: undefined, history: undefined, peer: undefined, vix: undefined, rates: undefined };
  return peerOfRun({ peer, calendar: nyse, stored }, settings, run);
}

function knownOf(...given: Parameters<typeof asked>) {
  const known = asked(...given);
  if (!known.ok) throw new Error(known.error.message);
  return known.value;
}

describe('a run with a peer', () => {
  test('knows nothing of what comes after its last session, however false', () => {
    const all = range(0, 80);
    const spoilt = rawBars(
      all.map((place) => ({
        stampMs: dayNumberOf(at(place).date) * MS_PER_DAY,
        close: place < 40 ? 160 + place / 2 : 1,
      })),
    );
    const known = knownOf(days(all), dataset(20, 40));
    expect(knownOf(spoilt, dataset(20, 40))).toEqual(known);
    expect(known.closes?.map(({ date }) => date)).toEqual(SESSIONS.slice(0, 40).map(({ date }) => date));
    expect(known.told).toEqual([
      'The peer is that of --peer: 20 of the 20 sessions traded have a close of it.',
    ]);
  });

  test('tells where the peer has no close, what was set aside, and that nobody asks', () => {
    const holed = days([...range(0, 30), ...range(32, 36)]);
    expect(knownOf(holed, dataset(10, 40)).told).toEqual([
      'The peer is that of --peer: 24 of the 30 sessions traded have a close of it.',
      `The first session without one is ${at(30).date}: nothing is compared there.`,
    ]);
    expect(knownOf(days(range(0, 40)), dataset(10, 40), null).told[0]).toMatch(/; nothing asks for one\.$/);
    holed.close[3] = -1;
    expect(knownOf(holed, dataset(10, 40)).told.at(-1)).toBe('1 rows of the peer were set aside.');
  });

  test('is refused where no session that it trades has a close of it', () => {
    const code = (peer: RawBars, run: ReturnType<typeof dataset>) => {
      const answer = asked(peer, run);
      return answer.ok ? 'ok' : answer.error.code;
    };
    expect(code(days(range(0, 20)), dataset(10, 40, 20))).toBe('peer-coverage');
    expect(code(days(range(0, 21)), dataset(10, 40, 20))).toBe('ok');
    expect(code(days(range(40, 60)), dataset(10, 40))).toBe('peer-coverage');
  });

  test('says so where the divergence is bounded and there is none', () => {
    expect(knownOf(undefined, dataset(0, 5))).toEqual({
      closes: undefined,
      told: [expect.stringContaining('no --peer is given: nothing is opened') as string],
    });
    expect(knownOf(undefined, dataset(0, 5), null)).toEqual({ closes: undefined, told: [] });
  });

  test('has the closes of before each class’s first bar as history, and from the first of all on as events', () => {
    const marketOf = (from: number) =>
      ({ dataset: dataset(from, 40), history: { days: [], volatility: [] } }) as unknown as SimulatedMarket;
    const closes = range(0, 40).map((place) => ({ ...closeAt(place), points: 1 }));
    const own = { ...marketOf(20), also: [marketOf(10)] };
    const after = withPeer(own, { closes, told: [] });
    expect(after.history.peer).toEqual(closes.slice(0, 20));
    expect(after.also[0]?.history.peer).toEqual(closes.slice(0, 10));
    expect(after.dataset.peer).toEqual(closes.slice(10));
    expect(after.also[0]?.dataset.peer).toBeUndefined();
    expect(withPeer(own, { closes: undefined, told: [] })).toBe(own);
    const firstMs = at(20).openMs;
    expect(after.history.peer?.every(({ closeMs }) => closeMs < firstMs)).toBe(true);
  });
});
