// What a fetch asks, what it takes for complete, and what it leaves for later.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DatasetStore, openStore } from '../../adapters/dataset/index.ts';
import { openPageSpool } from '../../adapters/storage/index.ts';
import type { SessionDate } from '../../core/domain/index.ts';
import { nyse } from '../../core/market/bundled-rules.fixture.ts';
import type { MarketDataRequest, MarketDataSource, PageRows, SessionSpan } from '../../core/ports/index.ts';
import { chainRows, rowsFor, vendorOf } from './daily-vendor.fixture.ts';
import { barsOrder, chainOrder, type FetchOrder, levelsOrder, ratesOrder } from './orders/fetch-order.ts';
import type { FetchTools } from './fetch-tools.ts';
import { type FetchedOrder, runFetch } from './run-fetch.ts';
import { lastClosedSession } from './spans/closed-sessions.ts';

const date = (text: string): SessionDate => text as SessionDate;
const span = (from: string, to: string): SessionSpan => ({ from: date(from), to: date(to) });
/** Ten to five in the afternoon of a Friday in New York. */
const NOW_MS = Date.UTC(2026, 10, 20, 21, 50);

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

const spansAsked = ({ asked }: { readonly asked: readonly MarketDataRequest[] }): readonly unknown[] =>
  asked.map((request) => ('from' in request ? `${request.from}..${request.to}` : request.kind));

const WEEK = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'];

describe('a fetch', () => {
  test('asks a span once, and a longer one only for what is missing at both ends', async () => {
    const vendor = vendorOf(['2024-03-04', '2024-03-05', '2024-03-06', '2024-03-07', '2024-03-08']);
    const order = (from: string, to: string): FetchOrder => levelsOrder('cboe', 'VIX', span(from, to));
    expect((await fetched(order('2024-03-05', '2024-03-06'), vendor)).state).toBe('complete');
    expect((await fetched(order('2024-03-05', '2024-03-06'), vendor)).state).toBe('nothing-new');
    expect((await fetched(order('2024-03-04', '2024-03-08'), vendor)).counts).toMatchObject({
      rows: 3,
      stored: 3,
    });
    // A weekend at the end is no reason to ask.
    expect((await fetched(order('2024-03-04', '2024-03-10'), vendor)).state).toBe('nothing-new');
    expect(spansAsked(vendor)).toEqual([
      '2024-03-05..2024-03-06',
      '2024-03-04..2024-03-04',
      '2024-03-07..2024-03-08',
    ]);
    const { rows } = await store.readLevels({
      symbol: 'VIX',
      timeframe: 'D',
      ...span('2024-03-01', '2024-03-31'),
    });
    expect(rows.length).toBe(5);
  });

  test('asks bars year by year', async () => {
    const vendor = vendorOf(['2023-06-01', '2024-06-03', '2025-06-02']);
    await fetched(barsOrder('alpaca', 'SPY', 'D', span('2023-02-01', '2025-06-02')), vendor);
    expect(spansAsked(vendor)).toEqual([
      '2023-02-01..2023-12-31',
      '2024-01-01..2024-12-31',
      '2025-01-01..2025-06-02',
    ]);
  });

  test('takes the last days for complete only as far as rows came', async () => {
    const order = ratesOrder('fred', 'DTB3', span('2026-11-16', '2026-11-20'));
    await fetched(order, vendorOf(WEEK.slice(0, 3)));
    const later = vendorOf(WEEK);
    expect((await fetched(order, later)).counts.stored).toBe(2);
    expect(spansAsked(later)).toEqual(['2026-11-19..2026-11-20']);
    expect((await fetched(order, later)).state).toBe('nothing-new');
  });

  test('takes a last day without a value for one that is still to come', async () => {
    const order = ratesOrder('fred', 'DTB3', span('2026-11-16', '2026-11-20'));
    const early = vendorOf([], (request) => {
      const rows = rowsFor(request, WEEK);
      if (rows.kind === 'rates') rows.rates.rate[4] = Number.NaN;
      return rows;
    });
    await fetched(order, early);
    const later = vendorOf(WEEK);
    await fetched(order, later);
    expect(spansAsked(later)).toEqual(['2026-11-20..2026-11-20']);
  });

  test('takes nothing of another index, feed or timeframe for had', async () => {
    const vendor = vendorOf(WEEK);
    const week = span('2026-11-16', '2026-11-20');
    await fetched(levelsOrder('cboe', 'VIX', week), vendor);
    expect((await fetched(levelsOrder('cboe', 'VIX9D', week), vendor)).state).toBe('complete');
  });

  test('of which nothing comes covers nothing and says so', async () => {
    const vendor = vendorOf([]);
    const order = levelsOrder('cboe', 'VIX9D', span('2005-01-03', '2005-12-30'));
    const none = { state: 'nothing-given', failure: { code: 'nothing-given' }, counts: { rows: 0 } };
    expect(await fetched(order, vendor)).toMatchObject(none);
    expect(await fetched(order, vendor)).toMatchObject(none);
    expect(vendor.asked).toHaveLength(2);
    expect(store.imports()).toEqual([]);
  });

  test('of which nothing new comes is no failure', async () => {
    await fetched(ratesOrder('fred', 'DTB3', span('2026-11-16', '2026-11-18')), vendorOf(WEEK));
    const again = await fetched(ratesOrder('fred', 'DTB3', span('2026-11-16', '2026-11-20')), vendorOf([]));
    expect(again).toMatchObject({
      state: 'nothing-given',
      failure: undefined,
      lacking: [{ from: '2026-11-19', to: '2026-11-20', sessions: 2 }],
    });
  });

  test('asks everything again where it is told to, and stores nothing twice', async () => {
    const vendor = vendorOf(WEEK);
    const order = levelsOrder('cboe', 'VIX', span('2026-11-16', '2026-11-20'));
    await fetched(order, vendor);
    const again = await fetched(order, vendor, { isRefresh: true });
    expect(again).toMatchObject({ state: 'complete', counts: { stored: 0, alreadyStored: 5 } });
    expect(vendor.asked).toHaveLength(2);
  });

  test('keeps what a vendor says otherwise out and counts it', async () => {
    const order = levelsOrder('cboe', 'VIX', span('2026-11-16', '2026-11-20'));
    await fetched(order, vendorOf(WEEK));
    const other = await fetched(order, vendorOf(WEEK.slice(1)), { isRefresh: true });
    expect(other.counts).toMatchObject({ accepted: 4, stored: 0, conflicting: 4 });
  });

  test('counts what the checks keep out', async () => {
    const wrong = vendorOf([], () => {
      const rows = rowsFor({ kind: 'rates', series: 'DTB3', ...span('2026-11-16', '2026-11-20') }, WEEK);
      if (rows.kind === 'rates') {
        rows.rates.rate[1] = Number.NaN;
        rows.rates.rate[2] = 4.1;
      }
      return rows;
    });
    const { counts } = await fetched(ratesOrder('fred', 'DTB3', span('2026-11-16', '2026-11-20')), wrong);
    expect(counts).toMatchObject({
      rows: 5,
      accepted: 3,
      repaired: { 'day-without-rate': 1 },
      quarantined: { 'implausible-rate': 1 },
      stored: 3,
    });
  });

  test('ends with the vendor’s code, and one that was stopped says so', async () => {
    const order = levelsOrder('cboe', 'VIX', span('2026-11-16', '2026-11-20'));
    const failing = (code: 'cancelled' | 'rate-limited'): MarketDataSource =>
      vendorOf([], () => ({ ok: false, error: { code, retryable: true, message: 'so told' } }));
    expect(await fetched(order, failing('rate-limited'))).toMatchObject({
      state: 'failed',
      failure: { code: 'rate-limited' },
    });
    expect(await fetched(order, failing('cancelled'))).toMatchObject({ state: 'stopped' });
    expect(store.imports()).toEqual([]);
  });
});

describe('a chain', () => {
  const now = { underlying: 'SPY', date: undefined, expiries: undefined };

  test('as quoted now is asked every time and never takes a day for complete', async () => {
    const vendor = vendorOf([], () => ({ kind: 'chain', rows: chainRows() }));
    expect((await fetched(chainOrder('alpaca', now), vendor)).counts).toMatchObject({
      accepted: 80,
      stored: 80,
    });
    expect((await fetched(chainOrder('alpaca', now), vendor)).counts).toMatchObject({
      stored: 0,
      alreadyStored: 80,
    });
    expect(vendor.asked).toHaveLength(2);
    expect(store.chainDates('SPY')).toEqual(['2026-11-20']);
  });

  test('of a date is asked once', async () => {
    const vendor = vendorOf([], () => ({ kind: 'chain', rows: chainRows() }));
    const order = chainOrder('polygon', { ...now, date: date('2026-11-20') });
    expect((await fetched(order, vendor)).state).toBe('complete');
    expect((await fetched(order, vendor)).state).toBe('nothing-new');
  });

  test('whose rows contradict their columns is refused whole', async () => {
    const vendor = vendorOf([], () => ({ kind: 'chain', rows: chainRows(true) }));
    const refused = await fetched(chainOrder('alpaca', now), vendor);
    expect(refused).toMatchObject({
      state: 'failed',
      failure: { code: 'response-malformed', retryable: false },
    });
    expect(store.imports()).toEqual([]);
  });
});

describe('pages that a killed fetch has left', () => {
  const leave = (label: unknown, rows: PageRows): void => {
    openPageSpool(join(store.folder, 'fetches'), label).keep({
      ok: true,
      rows,
      leftOut: {},
      next: 'p1',
      askedAtMs: NOW_MS,
    });
  };

  test('are gone on behind, and begun anew by a refresh', async () => {
    const week = span('2026-11-16', '2026-11-20');
    const order = barsOrder('alpaca', 'SPY', 'D', week);
    const first = rowsFor({ kind: 'bars', symbol: 'SPY', timeframe: 'D', ...week }, WEEK.slice(0, 2));
    const rest = vendorOf(WEEK.slice(2));
    leave({ title: order.title, span: week }, first);
    expect((await fetched(order, rest)).counts).toMatchObject({ pages: 1, pagesKept: 1, rows: 5, stored: 5 });
    leave({ title: order.title, span: week }, first);
    const all = vendorOf(WEEK);
    expect((await fetched(order, all, { isRefresh: true })).counts).toMatchObject({
      pages: 1,
      pagesKept: 0,
      rows: 5,
    });
    expect([rest.cursors, all.cursors]).toEqual([['p1'], [undefined]]);
  });

  test('stay where the store is busy, and are stored without another request', async () => {
    const order = levelsOrder('cboe', 'VIX', span('2026-11-16', '2026-11-20'));
    const vendor = vendorOf(WEEK);
    const other = await store.beginImport({ name: 'another', layout: 'another' });
    await expect(fetched(order, vendor)).rejects.toMatchObject({ code: 'store-busy' });
    await other.abandon();
    expect((await fetched(order, vendor)).counts).toMatchObject({ pages: 0, pagesKept: 1, stored: 5 });
    expect(vendor.asked).toHaveLength(1);
  });

  test('of a chain as it was quoted then are no part of the chain now', async () => {
    const order = chainOrder('alpaca', { underlying: 'SPY', date: undefined, expiries: undefined });
    const rows = (): PageRows => ({ kind: 'chain', rows: chainRows() });
    leave({ title: order.title }, rows());
    const vendor = vendorOf([], rows);
    expect((await fetched(order, vendor)).counts).toMatchObject({ pages: 1, pagesKept: 0, rows: 80 });
    expect(vendor.cursors).toEqual([undefined]);
  });
});

test.each([
  ['2026-11-20T20:59:00Z', '2026-11-19'],
  ['2026-11-20T21:29:00Z', '2026-11-19'],
  ['2026-11-20T21:30:00Z', '2026-11-20'],
  ['2026-11-22T12:00:00Z', '2026-11-20'],
  // The day after Thanksgiving ends at one o'clock.
  ['2026-11-27T18:30:00Z', '2026-11-27'],
  ['2026-11-27T18:29:00Z', '2026-11-25'],
])('at %s the last session that is over is %s', (instant, expected) => {
  expect(lastClosedSession(nyse, Date.parse(instant))).toBe(expected);
});
