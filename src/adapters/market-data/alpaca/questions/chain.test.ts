import { describe, expect, test } from 'vitest';
import { type ChainRows, dayNumberOf, type SessionDate } from '../../../../core/domain/index.ts';
import type { ChainRequest, PageCursor } from '../../../../core/ports/index.ts';
import { cannedVendor } from '../canned-vendor.fixture.ts';

const date = (text: string): SessionDate => text as SessionDate;
const chainOf = (change: Partial<ChainRequest> = {}): ChainRequest => ({
  kind: 'chain',
  underlying: 'SPY',
  date: undefined,
  expiries: undefined,
  ...change,
});

describe('a chain', () => {
  const at = '2024-03-12T19:59:59.731674112Z';
  const latestQuote = { t: at, bp: 1.2, ap: '1.25', bs: 11, as: 12 };
  const greeks = { delta: 0.5, gamma: 0.02, theta: -0.2, vega: 0.3, rho: 0.1 };
  const dailyBar = { t: '2024-03-12T04:00:00Z', v: 77 };
  const full = { latestQuote, greeks, impliedVolatility: 0.12, latestTrade: { p: 1.22 }, dailyBar };
  const path = '/v1beta1/options/snapshots/SPY';
  const quotes = '/v2/stocks/quotes/latest';
  const underlying = (change: object = {}) => ({
    quotes: { SPY: { t: at, bp: 512, ap: 512.02, ...change } },
  });

  async function rowsOf(snapshots: object, spot: unknown = underlying()): Promise<ChainRows> {
    const vendor = cannedVendor({ [path]: { snapshots, next_page_token: null }, [quotes]: spot });
    const { rows } = await vendor.page(chainOf());
    if (rows.kind !== 'chain') throw new Error(rows.kind);
    return rows.rows;
  }

  test('becomes rows in our units', async () => {
    const rows = await rowsOf({ SPY240315C00512500: full });
    expect(rows.roots).toEqual(['SPY']);
    const row = Object.fromEntries(
      Object.entries(rows).map(([name, column]) => [name, (column as Float64Array)[0]]),
    );
    expect(row).toMatchObject({
      root: 0,
      quotedAtMs: Date.UTC(2024, 2, 12, 19, 59, 59, 731),
      date: dayNumberOf(date('2024-03-12')),
      expiryDay: dayNumberOf(date('2024-03-15')),
      side: 1,
      strike: 512.5,
      spot: 512.01,
      bid: 1.2,
      ask: 1.25,
      bidSize: 11,
      askSize: 12,
      last: 1.22,
      volume: 77,
      vendorVol: 0.12,
      vendorDelta: 0.5,
      vendorGamma: 0.02,
      vendorTheta: -73,
      vendorVega: 30,
      vendorRho: 10,
      line: 1,
    });
    expect(row['openInterest']).toBeNaN();
  });

  test('keeps what is missing missing, and crossed and empty quotes as they are', async () => {
    const rows = await rowsOf({
      SPXW240315P05100000: { latestQuote: { ...latestQuote, bp: 3, ap: 2 } },
      SPX240315P05100000: { latestQuote: { ...latestQuote, bp: 0, ap: null }, greeks: null },
      SPXW240315P05105000: { ...full, dailyBar: { ...dailyBar, t: '2024-03-11T04:00:00Z' } },
    });
    expect([rows.length, rows.roots, [...rows.root]]).toEqual([3, ['SPXW', 'SPX'], [0, 1, 0]]);
    expect([...rows.bid, ...rows.ask]).toEqual([3, 0, 1.2, 2, Number.NaN, 1.25]);
    const missing = [
      rows.vendorVol,
      rows.vendorDelta,
      rows.vendorTheta,
      rows.vendorRho,
      rows.last,
      rows.volume,
    ];
    expect(missing.map((column) => column[0])).toEqual(missing.map(() => Number.NaN));
    // The volume of an earlier day is not this day's.
    expect(rows.volume[2]).toBeNaN();
  });

  test('stands at the newest quote of all its pages; what is older than a quarter of an hour is counted', async () => {
    const quoteOf = (t: string): object => ({ latestQuote: { ...latestQuote, t: `2024-03-12T${t}Z` } });
    const first = { SPY240315C00510000: quoteOf('19:58:59'), SPY240315C00512000: quoteOf('19:44:59') };
    const second = { SPY240315C00514000: quoteOf('20:00:00'), SPY240315C00516000: quoteOf('04:00:00') };
    const asked: URL[] = [];
    const json = (body: object): Response =>
      new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
    const fetch = (address: string): Promise<Response> => {
      const url = new URL(address);
      asked.push(url);
      if (url.pathname === quotes) return Promise.resolve(json(underlying()));
      const isFirst = url.searchParams.get('page_token') === null;
      return Promise.resolve(
        json(
          isFirst ? { snapshots: first, next_page_token: 'b' } : { snapshots: second, next_page_token: null },
        ),
      );
    };
    const { rows, leftOut } = await cannedVendor({}, { surroundings: { fetch } }).page(chainOf());
    if (rows.kind !== 'chain') throw new Error(rows.kind);
    expect([asked.length, leftOut]).toEqual([3, { 'stale-quote': 2 }]);
    expect([...rows.rows.strike]).toEqual([510, 514]);
    expect([...rows.rows.quotedAtMs]).toEqual([Date.UTC(2024, 2, 12, 20), Date.UTC(2024, 2, 12, 20)]);
    expect([...rows.rows.spot, ...rows.rows.line]).toEqual([512.01, 512.01, 1, 3]);
  });

  test('is not continued behind a cursor', async () => {
    const steps = await cannedVendor({}).steps(chainOf(), 'b' as PageCursor);
    expect(steps).toMatchObject([{ ok: false, error: { code: 'cursor-refused' } }]);
  });

  test.each([
    ['quoted a minute and more apart', underlying({ t: '2024-03-12T19:58:59.730Z' })],
    ['quoted wider than a fifth of a percent', underlying({ bp: 510.9 })],
    ['without a bid', underlying({ bp: 0 })],
    ['crossed', underlying({ bp: 512.5 })],
    ['without quotes, such as an index', { quotes: {} }],
    ['that cannot be read', underlying({ ap: 'x' })],
  ])('has no spot beside an underlying %s', async (_, spot) => {
    const rows = await rowsOf({ SPY240315C00512000: full }, spot);
    expect([rows.length, rows.spot[0]]).toEqual([1, Number.NaN]);
  });

  test('has no spot beside an underlying that the vendor does not know, and none without its quotes', async () => {
    const bodies = { [path]: { snapshots: { SPY240315C00512000: full }, next_page_token: null } };
    const { rows } = await cannedVendor(bodies).page(chainOf());
    expect(rows.kind === 'chain' && rows.rows.spot[0]).toBeNaN();
    const vendor = cannedVendor({ ...bodies, [quotes]: [] });
    expect(await vendor.steps(chainOf())).toMatchObject([{ error: { code: 'response-malformed' } }]);
  });

  test('is asked from the feeds that go together, between the expiries', async () => {
    const bodies = { [path]: { snapshots: {}, next_page_token: null }, [quotes]: underlying() };
    const expiries = { from: date('2024-03-15'), to: date('2024-04-19') };
    for (const [optionFeed, spotFeed] of [['opra', 'sip'] as const, ['indicative', 'iex'] as const]) {
      const vendor = cannedVendor(bodies, { optionFeed });
      await vendor.page(chainOf({ underlying: 'spy', expiries }));
      expect(vendor.asked.map(({ searchParams }) => Object.fromEntries(searchParams))).toEqual([
        { symbols: 'SPY', feed: spotFeed },
        {
          feed: optionFeed,
          limit: '1000',
          expiration_date_gte: '2024-03-15',
          expiration_date_lte: '2024-04-19',
        },
      ]);
    }
  });
});
