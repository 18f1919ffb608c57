// Alpaca's adapter held against the contract of a source.
import { createAlpacaSource } from '../../../src/adapters/market-data/alpaca/index.ts';
import { Secret } from '../../../src/apps/config/index.ts';
import type { SessionDate } from '../../../src/core/domain/index.ts';
import { easternDayNumber } from '../../../src/core/market/index.ts';
import type { MarketDataRequest } from '../../../src/core/ports/index.ts';
import { describeMarketDataSource } from './describe-market-data-source.ts';
import type { Reply } from './loopback-server.ts';
import type { Scenario } from './source-case.ts';

const KEYS = ['PKCANARYIDENTITY7Q2', 'canary/secret+value=4Z8'] as const;

const span = { from: '2024-03-12' as SessionDate, to: '2024-03-13' as SessionDate };
const json = (body: unknown): Reply => ({ type: 'application/json', body: JSON.stringify(body) });
const refused: Reply = { ...json({ message: 'endpoint not found' }), status: 404 };

/** The parts of an answer of several pages, told by the token that asks for each. */
function paged(
  path: string,
  parts: readonly (readonly [part: object, next: string | null])[],
): Scenario['answer'] {
  const [first] = parts;
  return ({ pathname, searchParams }) => {
    if (pathname !== path && pathname !== '/') return refused;
    const token = searchParams.get('page_token');
    const place = token === null ? 0 : parts.findIndex(([, next]) => next === token) + 1;
    const found = place === 0 && token !== null ? undefined : (parts[place] ?? first);
    return found === undefined ? refused : json({ ...found[0], next_page_token: found[1] });
  };
}

// Made up, in the form that the vendor documents.
const bar = (time: string, price: number): object => ({
  t: `2024-03-12T${time}:00Z`,
  o: price,
  h: price + 0.25,
  l: `${price - 0.25}`,
  c: price + 0.1,
  v: 1000,
  n: 12,
  vw: price,
});
const bars = paged('/v2/stocks/bars', [
  [{ bars: { SPY: [bar('13:30', 512), bar('13:31', 512.5), bar('13:32', 511)] } }, 'U1BZfDE='],
  [{ bars: { SPY: [bar('13:33', 511.5), bar('13:34', 512)] } }, 'U1BZfDI='],
  [{ bars: { SPY: [bar('13:35', 513)] } }, null],
]);
const barsRequest: MarketDataRequest = { kind: 'bars', symbol: 'SPY', timeframe: '1m', ...span };

const quote = {
  t: '2024-03-12T19:59:59.731674112Z',
  bp: 1.2,
  ap: 1.25,
  bs: 11,
  as: 12,
  bx: 'C',
  ax: 'N',
  c: 'A',
};
const greeks = { delta: 0.5, gamma: 0.02, theta: -0.2, vega: 0.3, rho: 0.1 };
const chainPages = paged('/v1beta1/options/snapshots/SPY', [
  [
    {
      snapshots: {
        SPY240315C00512000: { latestQuote: quote, greeks, impliedVolatility: 0.12, future: { field: 1 } },
        SPY240315C00900000: { latestQuote: { ...quote, bp: 0, bs: 0 } },
        SPY240315C00950000: {},
        SPY1240315C00512000: { latestQuote: quote },
      },
    },
    'cGFnZTI=',
  ],
  [{ snapshots: { 'spy   240315p00512000': { latestQuote: { ...quote, bp: 3, ap: 2 } }, SPX: {} } }, null],
]);

const contract = (symbol: string, fields: object = {}): object => ({
  id: 'a',
  symbol,
  expiration_date: '2024-03-15',
  root_symbol: 'SPY',
  type: 'call',
  strike_price: '512',
  open_interest: '4321',
  close_price: null,
  ...fields,
});

describeMarketDataSource('alpaca', {
  make: ({ origin, limits, surroundings, requestsPerMinute }) =>
    createAlpacaSource({
      keyId: new Secret(KEYS[0]),
      secretKey: new Secret(KEYS[1]),
      newYorkDay: easternDayNumber,
      dataUrl: origin,
      tradingUrl: origin,
      limits,
      surroundings,
      requestsPerMinute,
    }),
  keys: KEYS,
  form: 'json',
  scenarios: [
    { title: 'bars of three pages', request: barsRequest, answer: bars, pages: 3, rows: 6 },
    {
      title: 'a page without rows in the middle',
      request: barsRequest,
      answer: paged('/v2/stocks/bars', [
        [{ bars: { SPY: [bar('13:30', 512)] } }, 'U1BZfDE='],
        [{ bars: {} }, 'U1BZfDI='],
        [{ bars: { SPY: [bar('13:35', 513)] } }, null],
      ]),
      pages: 3,
      rows: 2,
    },
    {
      title: 'bars of an option, in a day without any',
      request: { ...barsRequest, symbol: 'SPY   240315c00512000' },
      answer: paged('/v1beta1/options/bars', [[{ bars: {} }, null]]),
      pages: 1,
      rows: 0,
    },
    {
      title: 'bars of which some cannot be read',
      request: { ...barsRequest, symbol: ' spy ' },
      answer: paged('/v2/stocks/bars', [
        [
          {
            bars: {
              SPY: [bar('13:30', 512), { ...bar('13:31', 1), t: null }, { ...bar('13:31', 1), o: 'five' }, 7],
              QQQ: [bar('13:30', 440)],
            },
          },
          null,
        ],
      ]),
      pages: 1,
      rows: 1,
      leftOut: { 'unreadable-t': 1, 'unreadable-o': 1, 'unreadable-record': 1, 'another-symbol': 1 },
    },
    {
      title: 'a chain of two pages beside its underlying is one page of one instant',
      request: { kind: 'chain', underlying: 'spy', date: undefined, expiries: undefined },
      answer: (url) =>
        url.pathname === '/v2/stocks/quotes/latest'
          ? json({ quotes: { SPY: { ...quote, bp: 512, ap: 512.02 } } })
          : chainPages(url),
      pages: 1,
      rows: 3,
      leftOut: { 'no-quote': 1, 'unreadable-symbol': 1, nonstandard: 1 },
    },
    {
      title: 'contracts of two pages',
      request: { kind: 'option-contracts', underlying: 'SPY', asOf: undefined, expiries: undefined },
      answer: paged('/v2/options/contracts', [
        [{ option_contracts: [contract('SPY240315C00512000'), contract('SPY240315C00513000')] }, 'MTAwMDA='],
        [{ option_contracts: [contract('SPY240315C00512000', { open_interest: null })] }, null],
      ]),
      pages: 2,
      rows: 2,
      leftOut: { 'symbol-and-fields-differ': 1 },
    },
    {
      title: 'dividends by ex-date, of a list by pay date',
      request: { kind: 'dividends', symbol: 'SPY', ...span },
      answer: paged('/v1/corporate-actions', [
        [
          {
            corporate_actions: {
              cash_dividends: [
                {
                  symbol: 'SPY',
                  ex_date: '2024-03-12',
                  payable_date: '2024-04-30',
                  rate: 1.5,
                  special: false,
                },
                { symbol: 'SPY', ex_date: '2024-03-11', payable_date: '2024-04-30', rate: 1.5 },
                { symbol: 'SPY', ex_date: '2024-03-14', payable_date: '2024-04-30', rate: 1.5 },
                { symbol: 'SPY', ex_date: '2024-03-13', rate: '0.2', currency: 'CAD' },
              ],
              name_changes: [{}],
            },
          },
          null,
        ],
      ]),
      pages: 1,
      rows: 1,
      leftOut: { 'outside-span': 2, 'another-currency': 1 },
    },
    {
      title: 'splits both ways',
      request: { kind: 'splits', symbol: 'SPY', ...span },
      answer: paged('/v1/corporate-actions', [
        [
          {
            corporate_actions: {
              forward_splits: [{ symbol: 'SPY', ex_date: '2024-03-12', new_rate: 2, old_rate: 1 }],
              reverse_splits: [{ symbol: 'SPY', ex_date: '2024-03-13', new_rate: 1, old_rate: 50 }],
            },
          },
          null,
        ],
      ]),
      pages: 1,
      rows: 2,
    },
  ],
  broken: [
    '[]',
    'null',
    '{}',
    '{"bars":{}}',
    '{"bars":[],"next_page_token":null}',
    '{"bars":{"SPY":7},"next_page_token":null}',
    '{"bars":{"SPY":[]},"next_page_token":7}',
    '{"bars":{"SPY":[{},{}]},"next_page_token":null}',
    '{"bars":{"SPY":[]},"next_page_token":"a token\\u0007 with a bell"}',
  ],
});
