// Bars that came, bars that did not and bars that cannot be trusted: what a fetch stores, covers and tells of them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DatasetStore, openStore } from '../../adapters/dataset/index.ts';
import { openPageSpool } from '../../adapters/storage/index.ts';
import { addDays, type RawBars, type SessionDate } from '../../core/domain/index.ts';
import { nyse } from '../../core/market/bundled-rules.fixture.ts';
import type { MarketDataPage, MarketDataSource, PageRows, SessionSpan } from '../../core/ports/index.ts';
import { rowsFor, vendorOf } from './daily-vendor.fixture.ts';
import type { FetchTools } from './fetch-tools.ts';
import { coveredSpans } from './journal/fetch-journal.ts';
import { barsOrder, type FetchOrder, levelsOrder, ofFeed, ratesOrder } from './orders/fetch-order.ts';
import { type FetchedOrder, runFetch } from './run-fetch.ts';

const date = (text: string): SessionDate => text as SessionDate;
const span = (from: string, to: string): SessionSpan => ({ from: date(from), to: date(to) });
/** Ten to five in the afternoon of a Friday in New York. */
const NOW_MS = Date.UTC(2026, 10, 20, 21, 50);
const WEEK = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'];
const week = span('2026-11-16', '2026-11-20');

let folder: string;
let store: DatasetStore;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quantor-fetch-'));
  store = openStore(join(folder, 'store'), { create: true });
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function fetched(
  order: FetchOrder,
  source: MarketDataSource,
  changes: Partial<FetchTools> = {},
): Promise<FetchedOrder> {
  return runFetch(order, {
    source,
    store,
    calendar: nyse,
    nowMs: () => NOW_MS,
    stop: new AbortController().signal,
    isRefresh: false,
    holdsSecret: () => false,
    onPage: () => undefined,
    ...changes,
  });
}

const daily = (of: SessionSpan = week): FetchOrder => barsOrder('polygon', 'SPY', 'D', of);

/** Half-hour bars of sessions with as many bars as told, from the opening on. */
function halfHours(bars: Readonly<Record<string, number>>): PageRows {
  const stamps = Object.entries(bars).flatMap(([day, count]) => {
    const openMs = nyse.sessionOn(date(day))?.openMs ?? Number.NaN;
    return Array.from({ length: count }, (_, bar) => openMs + bar * 1_800_000);
  });
  const level = Float64Array.from(stamps, (_, row) => 680 + Math.sin(row));
  const rows: RawBars = {
    length: stamps.length,
    stampKind: 'instant',
    stampsMs: Float64Array.from(stamps),
    lines: Int32Array.from(stamps, (_, row) => row + 1),
    open: level,
    high: level.map((value) => value + 1),
    low: level.map((value) => value - 1),
    close: level.map((value) => value + 0.5),
    volume: level.map(() => 1e5),
    dividend: undefined,
  };
  return { kind: 'bars', bars: rows };
}

const page = (rows: PageRows, changes: Partial<MarketDataPage> = {}): MarketDataPage => ({
  ok: true,
  rows,
  leftOut: {},
  next: undefined,
  ...changes,
});

describe('sessions without rows', () => {
  test('are told as lacking and asked again, however long ago they were', async () => {
    const order = daily(span('2024-03-04', '2024-03-15'));
    const some = ['2024-03-04', '2024-03-05', '2024-03-11', '2024-03-14', '2024-03-15'];
    expect(await fetched(order, vendorOf(some))).toMatchObject({
      state: 'incomplete',
      failure: undefined,
      lacking: [
        { from: '2024-03-06', to: '2024-03-08', sessions: 3 },
        { from: '2024-03-12', to: '2024-03-13', sessions: 2 },
      ],
    });
    const whole = ['2024-03-06', '2024-03-07', '2024-03-08', '2024-03-12', '2024-03-13'];
    const later = vendorOf(whole);
    expect(await fetched(order, later)).toMatchObject({ state: 'complete', lacking: [] });
    expect(later.asked).toMatchObject([
      { from: '2024-03-06', to: '2024-03-10' },
      { from: '2024-03-12', to: '2024-03-13' },
    ]);
  });

  test('are asked as one stretch a year where there are many', async () => {
    const sessions = nyse.sessions.map((session) => session.date).filter((day) => day >= '2023-11-01');
    const every = sessions.filter((day, index) => day <= '2024-02-29' && index % 3 !== 1);
    const order = daily(span('2023-11-01', '2024-02-29'));
    // Alike whenever they are asked.
    const vendor = vendorOf([], (request) => {
      const rows = rowsFor(request, every);
      if (rows.kind === 'bars')
        for (const name of ['open', 'high', 'low', 'close'] as const) rows.bars[name].fill(17);
      return rows;
    });
    await fetched(order, vendor);
    await fetched(order, vendor);
    expect(vendor.asked.slice(2)).toMatchObject([
      { from: '2023-11-02', to: '2023-12-31' },
      { from: '2024-01-04', to: '2024-02-27' },
    ]);
  });

  test('before the first row of a table are none, its publisher has never had them', async () => {
    const order = levelsOrder('cboe', 'VIX1D', span('2024-03-04', '2024-03-08'));
    const vendor = vendorOf(['2024-03-07', '2024-03-08']);
    expect((await fetched(order, vendor)).state).toBe('complete');
    const unread = levelsOrder('cboe', 'VIX9D', span('2024-03-04', '2024-03-08'));
    const rows = (): MarketDataPage =>
      page(rowsFor({ kind: 'index-levels', index: 'VIX9D', ...week }, WEEK), {
        leftOut: { 'unreadable-date': 1 },
      });
    const weekOf = { ...unread, span: span('2026-11-12', '2026-11-20') };
    expect((await fetched(weekOf, vendorOf([], rows))).lacking).toMatchObject([{ sessions: 2 }]);
  });
});

describe('sessions with too few bars', () => {
  const order = barsOrder('polygon', 'SPY', '30m', week);

  test('are told', async () => {
    const bars = Object.fromEntries(WEEK.map((day) => [day, day === '2026-11-18' ? 9 : 13]));
    const ended = await fetched(
      order,
      vendorOf([], () => halfHours(bars)),
    );
    expect(ended).toMatchObject({
      state: 'complete',
      shortSessions: [{ date: '2026-11-18', bars: 9, expected: 13 }],
    });
  });

  test('count as cut off where the next session is missing', async () => {
    const ended = await fetched(
      order,
      vendorOf([], () => halfHours({ '2026-11-16': 13, '2026-11-17': 9, '2026-11-20': 13 })),
    );
    expect(ended.lacking).toEqual([{ from: '2026-11-17', to: '2026-11-19', sessions: 3 }]);
  });
});

describe('answers that cannot be used', () => {
  const rows = (): PageRows => rowsFor({ kind: 'bars', symbol: 'SPY', timeframe: 'D', ...week }, WEEK);

  test.each([
    ['most records unreadable', () => page(rows(), { leftOut: { 'unreadable-t': 6 } })],
    ['another timeframe', () => halfHours(Object.fromEntries(WEEK.map((day) => [day, 13])))],
  ])('%s: fails, covers nothing and is asked again', async (_, answer) => {
    const vendor = vendorOf([], answer);
    for (let time = 0; time < 2; time += 1)
      expect(await fetched(daily(), vendor)).toMatchObject({
        state: 'failed',
        isResumable: false,
        failure: { code: 'response-malformed' },
      });
    expect(vendor.asked).toHaveLength(2);
    expect(store.imports()).toEqual([]);
  });

  test('half of the records unreadable: what could be read is stored', async () => {
    const vendor = vendorOf([], () => page(rows(), { leftOut: { 'unreadable-t': 5 } }));
    expect((await fetched(daily(), vendor)).counts.stored).toBe(5);
  });

  test('rows of other days are left out', async () => {
    const vendor = vendorOf([], rows);
    const ended = await fetched(daily(span('2026-11-17', '2026-11-18')), vendor);
    expect(ended.counts).toMatchObject({ accepted: 2, stored: 2, repaired: { 'outside-span': 3 } });
    const { rows: stored } = await store.readBars({ symbol: 'SPY', timeframe: 'D', ...week });
    expect(stored.length).toBe(2);
  });
});

describe('clocks', () => {
  const DAY_MS = 86_400_000;
  const answeredAt = (answeredAtMs: number | undefined): MarketDataSource =>
    vendorOf([], (request) => page(rowsFor(request, WEEK), { answeredAtMs }));

  test('a session that is not over by the vendor’s clock is not taken, and clocks far apart are told', async () => {
    const ended = await fetched(daily(), answeredAt(NOW_MS - DAY_MS));
    expect(ended.failure).toMatchObject({ code: 'clocks-apart' });
    expect(ended.failure?.message).toContain('found it 1440 minutes ahead');
    expect(store.imports()).toEqual([]);
  });

  test('of two clocks a little apart the earlier one counts', async () => {
    const ahead = { nowMs: () => Date.UTC(2026, 10, 20, 21, 31) };
    const ended = await fetched(daily(), answeredAt(Date.UTC(2026, 10, 20, 21, 28)), ahead);
    expect(ended).toMatchObject({ failure: undefined, lacking: [{ from: '2026-11-20' }] });
    expect(ended.counts.stored).toBe(4);
  });

  test.each([undefined, NOW_MS + 400 * DAY_MS, NOW_MS - 60_000])(
    'an answer of %s does no harm to sessions that are over',
    async (answeredAtMs) => {
      expect((await fetched(daily(), answeredAt(answeredAtMs))).counts.stored).toBe(5);
    },
  );

  test('a page that a killed fetch has left says what was so when it was asked', async () => {
    const order = ratesOrder('fred', 'DTB3', span('2026-11-02', '2026-11-06'));
    const days = ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06'];
    const early = rowsFor({ kind: 'rates', series: 'DTB3', ...span('2026-11-02', '2026-11-06') }, days);
    if (early.kind === 'rates') early.rates.rate.fill(Number.NaN, 3);
    openPageSpool(join(store.folder, 'fetches'), { title: order.title, span: order.span }).keep({
      ...page(early),
      askedAtMs: NOW_MS - 13 * DAY_MS,
    });
    expect((await fetched(order, vendorOf([]))).lacking).toEqual([
      { from: '2026-11-05', to: '2026-11-06', sessions: 2 },
    ]);
  });
});

describe('a series has one origin', () => {
  test('another feed or vendor is refused before anything is asked', async () => {
    await fetched(ofFeed(barsOrder('alpaca', 'SPY', 'D', week), 'iex'), vendorOf(WEEK));
    const other = vendorOf(WEEK);
    for (const order of [ofFeed(barsOrder('alpaca', 'SPY', 'D', week), 'sip'), daily()])
      expect((await fetched(order, other)).failure).toMatchObject({ code: 'origin-mixed' });
    expect(other.asked).toEqual([]);
    expect((await fetched(barsOrder('polygon', 'QQQ', 'D', week), other)).state).toBe('complete');
    expect((await fetched(levelsOrder('cboe', 'SPY', week), other)).state).toBe('complete');
  });

  test('bars of a file are another origin, levels of one are not', async () => {
    const into = await store.beginImport({ name: 'spy.csv', layout: 'daily' });
    const bars = rowsFor({ kind: 'bars', symbol: 'SPY', timeframe: 'D', ...week }, WEEK);
    const levels = rowsFor({ kind: 'index-levels', index: 'VIX', ...week }, WEEK);
    if (bars.kind !== 'bars' || levels.kind !== 'index-levels') throw new Error('other rows');
    await into.appendBars({ symbol: 'SPY', timeframe: 'D' }, bars.bars);
    await into.appendLevels({ symbol: 'VIX', timeframe: 'D' }, levels.levels);
    const counts = { accepted: 10, repaired: {}, quarantined: {}, quarantinedLines: [] };
    await into.commit({ sha256: 'a'.repeat(64), bytes: 1, ...counts });
    const refused = await fetched(daily(), vendorOf(WEEK));
    expect(refused.failure?.message).toContain('from the file spy.csv, as the store has it');
    expect((await fetched(levelsOrder('cboe', 'VIX', week), vendorOf(WEEK))).failure).toBeUndefined();
  });

  test('rows that the store has otherwise end in a code and cover nothing', async () => {
    await fetched(daily(span('2026-11-16', '2026-11-18')), vendorOf(WEEK));
    const other = vendorOf([], (request) => {
      const rows = rowsFor(request, WEEK);
      if (rows.kind === 'bars') rows.bars.volume?.fill(7);
      return rows;
    });
    const order = daily();
    expect(await fetched(order, other, { isRefresh: true })).toMatchObject({
      state: 'failed',
      failure: { code: 'conflicts-with-stored' },
      counts: { stored: 2, conflicting: 3 },
    });
    expect(coveredSpans(store, order)).toEqual([span('2026-11-16', '2026-11-18')]);
  });
});

test('weekly bars are asked from Monday on and cover whole weeks', async () => {
  const order = barsOrder('polygon', 'SPY', 'W', span('2026-11-02', '2026-11-20'));
  const fridays = vendorOf(['2026-11-06', '2026-11-20']);
  expect((await fetched(order, fridays)).lacking).toEqual([
    { from: '2026-11-09', to: '2026-11-13', sessions: 5 },
  ]);
  expect(coveredSpans(store, order)).toEqual([
    span('2026-11-02', addDays(date('2026-11-06'), 2)),
    span('2026-11-16', '2026-11-22'),
  ]);
});

test('a page with a key in it never reaches the disk', async () => {
  const vendor = vendorOf([], (request) => page(rowsFor(request, WEEK), { leftOut: { CANARY: 1 } }));
  const holdsSecret = (text: string): boolean => text.includes('CANARY');
  await expect(fetched(daily(), vendor, { holdsSecret })).rejects.toMatchObject({ code: 'secret-refused' });
  expect(store.imports()).toEqual([]);
});
