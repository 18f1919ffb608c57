// Polygon/Massive held against the contract of a source.
import { createPolygonSource } from '../../../src/adapters/market-data/polygon/index.ts';
import type { SessionDate } from '../../../src/core/domain/index.ts';
import { easternDayNumber } from '../../../src/core/market/index.ts';
import { describeMarketDataSource } from './describe-market-data-source.ts';
import type { Reply } from './loopback-server.ts';
import type { Scenario } from './source-case.ts';

const KEY = 'CANARY-polygon-key_4f1d+/=';
const SPAN = { from: '2026-02-20' as SessionDate, to: '2026-02-24' as SessionDate };

interface PageText {
  readonly path: string;
  readonly pages: readonly (readonly object[])[];
  readonly status?: string;
}

/** Pages told apart by their cursor; next_url names the vendor as the vendor does and holds a key, as no client wants it. */
const paged =
  ({ path, pages, status = 'OK' }: PageText): Scenario['answer'] =>
  (url): Reply => {
    if (url.pathname !== '/' && url.pathname !== path)
      return {
        status: 404,
        type: 'application/json',
        body: '{"status":"NOT_FOUND","message":"no such path"}',
      };
    const place = Number(url.searchParams.get('cursor') ?? '0');
    const next = place + 1 < pages.length ? { next_url: `${path}?cursor=${place + 1}&apiKey=theirs` } : {};
    const results = pages[place];
    const body = JSON.stringify({
      request_id: 'r',
      status,
      ...(results === undefined ? {} : { results }),
      ...next,
    });
    return { type: 'application/json', body };
  };

const bar = (minute: number, close: number): object => ({
  v: 1000 + minute,
  vw: close,
  o: close,
  c: close + 0.1,
  h: close + 0.2,
  l: close - 0.1,
  t: Date.UTC(2026, 1, 20, 14, 30 + minute),
  n: 12,
});

const BARS_PATH = '/v2/aggs/ticker/SPY/range/1/minute/2026-02-20/2026-02-24';
const bars: Scenario = {
  title: 'minute bars over three pages',
  request: { kind: 'bars', symbol: 'SPY', timeframe: '1m', ...SPAN },
  answer: paged({
    path: BARS_PATH,
    pages: [[bar(0, 688), bar(1, 688.5)], [bar(2, 689), bar(3, 689.25)], [bar(4, 690)]],
  }),
  pages: 3,
  rows: 5,
};

const sparse: Scenario = {
  ...bars,
  title: 'a page without rows in the middle',
  answer: paged({ path: BARS_PATH, pages: [[bar(0, 688)], [], [bar(4, 690)]] }),
  rows: 2,
};

const contract = (strike: number, right: 'call' | 'put', further: object = {}): Record<string, unknown> => ({
  contract_type: right,
  exercise_style: 'european',
  expiration_date: '2026-03-20',
  shares_per_contract: 100,
  strike_price: strike,
  ticker: `O:SPXW260320${right === 'call' ? 'C' : 'P'}${String(strike * 1000).padStart(8, '0')}`,
  ...further,
});

const snapshot = (strike: number, further: object = {}): object => ({
  details: contract(strike, 'put'),
  day: { close: 12.3, volume: 7, last_updated: '1771563600000000000' },
  greeks: { delta: -0.2, gamma: 0.001, theta: -1.5, vega: 4.1 },
  implied_volatility: 0.17,
  last_quote: { bid: 12.1, ask: 12.5, bid_size: 10, ask_size: 12, last_updated: 1_771_621_200_000_000_000 },
  open_interest: 5000,
  underlying_asset: { ticker: 'I:SPX', value: 6880.5, last_updated: 1_771_621_200_100_000_000 },
  ...further,
});

const chain: Scenario = {
  title: 'a chain of two pages is one page of one instant',
  request: { kind: 'chain', underlying: 'SPX', date: undefined, expiries: undefined },
  answer: paged({
    path: '/v3/snapshot/options/I:SPX',
    pages: [
      [snapshot(6500), snapshot(6510)],
      [snapshot(6520), { details: { ticker: 'O:SPXW' } }],
    ],
  }),
  pages: 1,
  rows: 3,
  leftOut: { 'unreadable-details.contract_type': 1 },
};

const contracts: Scenario = {
  title: 'contracts of a past day are asked for in two questions',
  request: {
    kind: 'option-contracts',
    underlying: 'SPX',
    asOf: '2026-02-20' as SessionDate,
    expiries: undefined,
  },
  answer: (url) =>
    paged({
      path: '/v3/reference/options/contracts',
      pages:
        url.searchParams.get('expired') === 'false'
          ? [[contract(6600, 'put')]]
          : [
              [contract(6500, 'put'), contract(6500, 'call')],
              [
                contract(6510, 'put', { shares_per_contract: 10 }),
                contract(6515, 'put', { strike_price: 6520 }),
                contract(6520, 'put', { ticker: 'O:SPY1260320P06520000' }),
                contract(6530, 'put', { contract_type: 'other' }),
                contract(6540, 'put', { ticker: 'SPXW' }),
                contract(6550, 'put', { ticker: 'O:SPXW260320P06550125', strike_price: 6550.125 }),
              ],
            ],
    })(url),
  pages: 3,
  rows: 3,
  leftOut: {
    nonstandard: 2,
    'ticker-contradicts-terms': 1,
    'contract-type-other': 1,
    'ticker-unreadable': 1,
    'strike-not-in-cents': 1,
  },
};

const pastContracts = Array.from({ length: 130 }, (_, place) => contract(6000 + 5 * place, 'put'));

const pastChain: Scenario = {
  title: 'a chain of a past session: contracts listed then, a quote each, a hundred a page',
  request: {
    kind: 'chain',
    underlying: 'SPX',
    date: '2026-02-20' as SessionDate,
    expiries: { from: '2026-03-01' as SessionDate, to: '2026-03-31' as SessionDate },
  },
  answer: (url) => {
    if (!url.pathname.startsWith('/v3/quotes/'))
      return paged({
        path: '/v3/reference/options/contracts',
        pages: [url.searchParams.get('expired') === 'false' ? pastContracts : pastContracts.slice(0, 10)],
      })(url);
    const quote = {
      bid_price: 3,
      ask_price: 3.2,
      sequence_number: 1,
      sip_timestamp: 1_771_620_299_000_000_000,
    };
    // Of 6,500 nobody made a quote that day.
    return paged({ path: url.pathname, pages: [url.pathname.endsWith('06500000') ? [] : [quote]] })(url);
  },
  pages: 2,
  rows: 129,
  leftOut: { 'listed-twice': 10, 'no-quote': 1 },
};

const quotes: Scenario = {
  title: 'quotes of one contract',
  request: { kind: 'option-quotes', symbol: 'SPXW260320P06500000', ...SPAN },
  answer: paged({
    path: '/v3/quotes/O:SPXW260320P06500000',
    pages: [
      [
        {
          bid_price: 12,
          ask_price: 12.4,
          bid_size: 5,
          ask_size: 6,
          sequence_number: 1,
          sip_timestamp: 1_771_598_000_000_000_000,
        },
        {
          bid_price: 12.1,
          ask_price: 12.4,
          bid_size: 5,
          ask_size: 6,
          sequence_number: 2,
          sip_timestamp: 1_771_598_000_000_500_000,
        },
        { bid_price: 12.1, ask_price: 12.4, sequence_number: 3 },
      ],
    ],
  }),
  pages: 1,
  rows: 2,
  leftOut: { 'unreadable-sip_timestamp': 1 },
};

const dividends: Scenario = {
  title: 'dividends',
  request: { kind: 'dividends', symbol: 'SPY', ...SPAN },
  answer: paged({
    path: '/v3/reference/dividends',
    pages: [
      [
        {
          ticker: 'SPY',
          ex_dividend_date: '2026-02-20',
          pay_date: '2026-03-31',
          cash_amount: 1.9,
          currency: 'USD',
        },
        { ticker: 'SPY', ex_dividend_date: '2026-02-23', cash_amount: 1, currency: 'CAD' },
        { ticker: 'SPY', ex_dividend_date: 'soon', cash_amount: 1 },
      ],
    ],
  }),
  pages: 1,
  rows: 1,
  leftOut: { 'not-in-dollars': 1, 'unreadable-ex_dividend_date': 1 },
};

const splits: Scenario = {
  title: 'splits, none in the span',
  request: { kind: 'splits', symbol: 'SPY', ...SPAN },
  answer: paged({ path: '/v3/reference/splits', pages: [] }),
  pages: 1,
  rows: 0,
};

const levels: Scenario = {
  title: 'levels of an index by a plan with delayed data',
  request: { kind: 'index-levels', index: 'VIX', ...SPAN },
  answer: paged({
    path: '/v2/aggs/ticker/I:VIX/range/1/day/2026-02-20/2026-02-24',
    pages: [
      [
        { o: 19, h: 20, l: 18, c: 19.1, t: Date.UTC(2026, 1, 20, 5) },
        { o: 19, h: 20, l: 18, c: '19', t: 1 },
      ],
    ],
    status: 'DELAYED',
  }),
  pages: 1,
  rows: 1,
  leftOut: { 'unreadable-t': 1 },
};

describeMarketDataSource('polygon', {
  make: ({ origin, ...surroundings }) =>
    createPolygonSource({
      apiKey: { reveal: () => KEY },
      baseUrl: origin,
      newYorkDay: easternDayNumber,
      ...surroundings,
    }),
  keys: [KEY],
  form: 'json',
  scenarios: [bars, sparse, chain, pastChain, contracts, quotes, dividends, splits, levels],
  broken: [
    '{}',
    '[]',
    'null',
    '"OK"',
    '{"status":"OK","results":{"o":1}}',
    '{"status":"OK","results":[1,null,[]]}',
    '{"status":7,"results":[]}',
    '{"status":"OK","results":[],"next_url":7}',
  ],
});
