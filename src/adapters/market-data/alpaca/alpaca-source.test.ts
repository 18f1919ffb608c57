import { describe, expect, test } from 'vitest';
import { type ChainRows, dayNumberOf, type SessionDate } from '../../../core/domain/index.ts';
import type { BarsRequest, ChainRequest, MarketDataRequest } from '../../../core/ports/index.ts';
import { createAlpacaSource } from './alpaca-source.ts';
import { cannedVendor } from './canned-vendor.fixture.ts';

const date = (text: string): SessionDate => text as SessionDate;
const span = { from: date('2024-03-08'), to: date('2024-03-12') };
const barsOf = (timeframe: BarsRequest['timeframe'], symbol = 'SPY'): BarsRequest => ({
  kind: 'bars',
  symbol,
  timeframe,
  ...span,
});
const chainOf = (change: Partial<ChainRequest> = {}): ChainRequest => ({
  kind: 'chain',
  underlying: 'SPY',
  date: undefined,
  expiries: undefined,
  ...change,
});
const noBars = { bars: {}, next_page_token: null };

describe('bars', () => {
  test.each([
    ['1m', '1Min'],
    ['5m', '5Min'],
    ['15m', '15Min'],
    ['30m', '30Min'],
    ['D', '1Day'],
  ] as const)('of %s are asked as %s, unadjusted, for whole days of New York', async (timeframe, words) => {
    const vendor = cannedVendor({ '/v2/stocks/bars': noBars }, { stockFeed: 'iex' });
    await vendor.page(barsOf(timeframe, ' spy'));
    expect(vendor.asked.map(({ origin }) => origin)).toEqual(['https://data.alpaca.markets']);
    expect(Object.fromEntries(vendor.asked[0]?.searchParams ?? [])).toEqual({
      symbols: 'SPY',
      timeframe: words,
      start: '2024-03-08T04:00:00.000Z',
      end: '2024-03-13T03:59:59.000Z',
      limit: '10000',
      adjustment: 'raw',
      feed: 'iex',
      sort: 'asc',
    });
  });

  test.each(['60m', 'W'] as const)(
    'of %s, which do not follow sessions, are refused unasked',
    async (timeframe) => {
      const vendor = cannedVendor({ '/v2/stocks/bars': noBars });
      expect(await vendor.steps(barsOf(timeframe))).toMatchObject([
        { ok: false, error: { code: 'request-unsupported' } },
      ]);
      expect(vendor.asked).toEqual([]);
    },
  );

  test('of an option go to the options', async () => {
    const vendor = cannedVendor({ '/v1beta1/options/bars': noBars });
    await vendor.page(barsOf('1m', 'SPXW  240315p05100000'));
    expect(vendor.asked[0]?.searchParams.get('symbols')).toBe('SPXW240315P05100000');
    expect(vendor.asked[0]?.searchParams.has('feed')).toBe(false);
  });

  test('of days are dated, winter and summer, and a day stamped otherwise has no date', async () => {
    const bar = (t: string) => ({ t, o: 1, h: 2, l: '0.5', c: null });
    const SPY = ['2024-03-08T05:00:00Z', '2024-03-11T04:00:00Z', '2024-03-12T00:00:00Z'].map(bar);
    const vendor = cannedVendor({ '/v2/stocks/bars': { bars: { SPY }, next_page_token: null } });
    const { rows } = await vendor.page(barsOf('D'));
    if (rows.kind !== 'bars') throw new Error(rows.kind);
    expect(rows.bars).toMatchObject({ length: 3, stampKind: 'date' });
    expect([...rows.bars.stampsMs]).toEqual([Date.UTC(2024, 2, 8), Date.UTC(2024, 2, 11), Number.NaN]);
    expect([...rows.bars.low, ...rows.bars.close]).toEqual([
      0.5,
      0.5,
      0.5,
      Number.NaN,
      Number.NaN,
      Number.NaN,
    ]);
    expect([...rows.bars.lines]).toEqual([1, 2, 3]);
  });
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

test('a source tells its feeds', () => {
  const kept = { keyId: { reveal: () => 'PKCANNEDKEY' }, secretKey: { reveal: () => 'cannedsecret' } };
  const newYorkDay = () => dayNumberOf(date('2024-03-12'));
  expect(createAlpacaSource({ ...kept, newYorkDay }).feeds).toEqual({ bars: 'sip', chain: 'indicative' });
  const chosen = createAlpacaSource({ ...kept, newYorkDay, stockFeed: 'iex', optionFeed: 'opra' });
  expect(chosen.feeds).toEqual({ bars: 'iex', chain: 'opra' });
});

test('what the vendor does not keep is refused unasked', async () => {
  const requests: MarketDataRequest[] = [
    chainOf({ date: date('2024-03-12') }),
    { kind: 'option-contracts', underlying: 'SPY', asOf: date('2024-03-12'), expiries: undefined },
    { kind: 'option-quotes', symbol: 'SPY240315C00512000', ...span },
  ];
  for (const request of requests) {
    const vendor = cannedVendor({});
    expect(await vendor.steps(request)).toMatchObject([
      { ok: false, error: { code: 'request-unsupported' } },
    ]);
    expect(vendor.asked).toEqual([]);
  }
});

describe('contracts', () => {
  const request = {
    kind: 'option-contracts',
    underlying: 'SPY',
    asOf: undefined,
    expiries: undefined,
  } as const;
  const path = '/v2/options/contracts';
  const contract = {
    symbol: 'SPY240315C00512500',
    expiration_date: '2024-03-15',
    strike_price: '512.5',
    type: 'Call',
    open_interest: '0',
  };

  test.each([
    ['PKPAPERKEY', 'https://paper-api.alpaca.markets'],
    ['AKLIVEKEY1', 'https://api.alpaca.markets'],
  ])('of key %s are asked from %s, beyond the next weekend', async (keyId, origin) => {
    const empty = { option_contracts: [], next_page_token: null };
    const vendor = cannedVendor({ [path]: empty }, { keyId: { reveal: () => keyId } });
    await vendor.page(request);
    expect(vendor.asked[0]?.origin).toBe(origin);
    expect(Object.fromEntries(vendor.asked[0]?.searchParams ?? [])).toEqual({
      underlying_symbols: 'SPY',
      status: 'active',
      expiration_date_lte: '2099-12-31',
      limit: '10000',
    });
  });

  test('have an open interest of 0 or none, and agree with their symbols', async () => {
    const option_contracts = [
      contract,
      { ...contract, open_interest: null, close_price: '1.25', close_price_date: '2024-03-11' },
      { ...contract, close_price: '1.25' },
      { ...contract, type: 'put' },
      { ...contract, strike_price: 512 },
      { ...contract, expiration_date: '2024-03-14' },
      { ...contract, symbol: 'SPY' },
      { ...contract, type: undefined },
    ];
    const { rows, leftOut } = await cannedVendor({ [path]: { option_contracts } }).page(request);
    if (rows.kind !== 'option-contracts') throw new Error(rows.kind);
    const common = { root: 'SPY', expiry: '2024-03-15', right: 'call', strikeCents: 51_250 };
    expect(rows.listings).toEqual([
      { symbol: contract.symbol, ...common, openInterest: 0 },
      {
        symbol: contract.symbol,
        ...common,
        openInterest: undefined,
        close: { dollars: 1.25, date: '2024-03-11' },
      },
      { symbol: contract.symbol, ...common, openInterest: 0 },
    ]);
    expect(leftOut).toEqual({ 'symbol-and-fields-differ': 3, 'unreadable-symbol': 1, 'unreadable-type': 1 });
  });
});

test('dividends are looked for among those that are paid after the span', async () => {
  const vendor = cannedVendor({ '/v1/corporate-actions': { corporate_actions: {}, next_page_token: null } });
  await vendor.page({ kind: 'dividends', symbol: 'spy ', ...span });
  expect(Object.fromEntries(vendor.asked[0]?.searchParams ?? [])).toEqual({
    symbols: 'SPY',
    types: 'cash_dividend',
    start: '2024-02-27',
    end: '2024-07-10',
    limit: '1000',
    sort: 'asc',
  });
});

test('keys are in headers alone, and never in what a vendor that repeats them makes of a failure', async () => {
  const keyId = 'PKCANARYIDENTITY';
  const secret = 'canary/secret+value';
  const echoed = [
    secret,
    encodeURIComponent(secret),
    Buffer.from(`${keyId}:${secret}`).toString('base64'),
    keyId,
  ];
  const seen: unknown[] = [];
  const vendor = cannedVendor(
    {},
    {
      keyId: { reveal: () => keyId },
      secretKey: { reveal: () => secret },
      surroundings: {
        fetch: (address, init) => {
          seen.push(address);
          expect(new Headers(init.headers).get('apca-api-secret-key')).toBe(secret);
          const message = `APCA-API-SECRET-KEY ${echoed.join(' ')} at ${address}?apiKey=${secret}`;
          return Promise.resolve(Response.json({ message }, { status: 403 }));
        },
      },
    },
  );
  seen.push(await vendor.steps(barsOf('1m')));
  const text = JSON.stringify(seen);
  for (const form of echoed) expect(text).not.toContain(form);
  expect(text).toContain('not-entitled');
});

test.each([
  [undefined, 180, 6],
  [1000, 900, 40],
  [60, 54, 6],
])('of a limit of %s a minute, both hosts together use %d', async (requestsPerMinute, most, every) => {
  let nowMs = 0;
  const askedMs: number[] = [];
  const source = createAlpacaSource({
    keyId: { reveal: () => 'PKCANNEDKEY' },
    secretKey: { reveal: () => 'cannedsecret' },
    newYorkDay: () => dayNumberOf(date('2024-03-12')),
    ...(requestsPerMinute === undefined ? {} : { requestsPerMinute }),
    surroundings: {
      nowMs: () => nowMs,
      sleep: (ms) => {
        nowMs += ms;
        return Promise.resolve();
      },
      fetch: () => {
        askedMs.push(nowMs);
        const next_page_token = `page${askedMs.length}`;
        return Promise.resolve(Response.json({ bars: {}, option_contracts: [], next_page_token }));
      },
    },
  });
  const bars = source.pages(barsOf('1m'), {})[Symbol.asyncIterator]();
  const request = {
    kind: 'option-contracts',
    underlying: 'SPY',
    asOf: undefined,
    expiries: undefined,
  } as const;
  const contracts = source.pages(request, {})[Symbol.asyncIterator]();
  for (let step = 0; step < 2 * most; step += 1) {
    await bars.next();
    if (step % every === 0) await contracts.next();
  }
  const counts = askedMs.map(
    (ms, index) => askedMs.filter((other, i) => i >= index && other < ms + 60_000).length,
  );
  expect(Math.max(...counts)).toBeLessThanOrEqual(most);
  // Slower by no more than what is kept for the other host.
  expect(Math.max(...counts)).toBeGreaterThan(0.8 * most);
});
