// Answers that Alpaca's own clients were tested with, given to the adapter: every record becomes a row, and every value is the recorded one.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  vendorDate,
  vendorInstant,
  vendorNumber,
} from '../../../src/adapters/market-data/alpaca/answer/vendor-values.ts';
import { cannedVendor } from '../../../src/adapters/market-data/alpaca/canned-vendor.fixture.ts';
import { dayNumberOf, type RawBars, type SessionDate } from '../../../src/core/domain/index.ts';
import { easternDayNumber } from '../../../src/core/market/index.ts';
import type { MarketDataPage, MarketDataRequest, PageRows } from '../../../src/core/ports/index.ts';

const folder = join(process.env['QUANTOR_REAL_DATA'] ?? '', 'vendor-contracts', 'alpaca', 'recorded');
const isThere = process.env['QUANTOR_REAL_DATA'] !== undefined && existsSync(folder);

type Tree = Readonly<Record<string, unknown>>;
interface Recorded {
  readonly title: string;
  readonly url: URL;
  readonly response: Tree;
}

function recordedOf(name: string): readonly Recorded[] {
  if (!isThere) return [];
  const cases = JSON.parse(readFileSync(join(folder, name), 'utf8')) as readonly {
    readonly case: string;
    readonly url: string;
    readonly response: Tree;
  }[];
  return cases.map(({ case: title, url, response }) => ({
    title: `${title} ${url.replace(/^.*?(?=\/v\d)/, '')}`,
    // The tests that these were taken from put the symbol and the host in.
    url: new URL(
      url
        .replace('{BaseURL.TRADING_PAPER.value}', 'https://paper-api.alpaca.markets')
        .replaceAll(/\{[^}]*\}/g, 'X'),
    ),
    response,
  }));
}

const span = { from: '2021-01-01' as SessionDate, to: '2025-12-31' as SessionDate };
const answer = async (path: string, body: unknown, request: MarketDataRequest): Promise<MarketDataPage> =>
  // A recorded answer is one page: its token would ask for the same again.
  cannedVendor(
    { [path]: { ...(body as Tree), next_page_token: null } },
    { newYorkDay: easternDayNumber },
  ).page(request);

function rowsOf<Kind extends PageRows['kind']>(
  page: MarketDataPage,
  kind: Kind,
): Extract<PageRows, { kind: Kind }> {
  expect(page.rows.kind).toBe(kind);
  return page.rows as Extract<PageRows, { kind: Kind }>;
}

interface Bar {
  readonly t: string;
  readonly o: number;
  readonly h: number;
  readonly l: number;
  readonly c: number;
  readonly v: number;
}

function expectBars(bars: RawBars, recorded: readonly Bar[]): void {
  const columns = [bars.open, bars.high, bars.low, bars.close, bars.volume ?? new Float64Array(0)];
  expect(Array.from(bars.stampsMs, (_, row) => columns.map((column) => column[row]))).toEqual(
    recorded.map(({ o, h, l, c, v }) => [o, h, l, c, v]),
  );
  expect([...bars.stampsMs]).toEqual(recorded.map(({ t }) => Date.parse(t)));
}

interface Quote {
  readonly t: string;
  readonly bp: number;
  readonly ap: number;
  readonly bs: number;
  readonly as: number;
}
interface Snapshot {
  readonly latestQuote: Quote;
  readonly latestTrade?: { readonly p: number };
  readonly impliedVolatility?: number;
  readonly greeks?: Readonly<Record<string, number>>;
}

async function expectChain(snapshots: Readonly<Record<string, Snapshot>>): Promise<void> {
  const request = { kind: 'chain', underlying: 'AAPL', date: undefined, expiries: undefined } as const;
  const page = await answer('/v1beta1/options/snapshots/AAPL', { snapshots }, request);
  const { rows } = rowsOf(page, 'chain');
  const recorded = Object.entries(snapshots);
  expect([rows.length, page.leftOut]).toEqual([recorded.length, {}]);
  for (const [row, [symbol, snapshot]] of recorded.entries()) {
    const { latestQuote: quote, greeks } = snapshot;
    expect(rows.quotedAtMs[row]).toBe(Date.parse(`${quote.t.slice(0, 23)}Z`));
    expect([rows.bid, rows.ask, rows.bidSize, rows.askSize].map((column) => column[row])).toEqual([
      quote.bp,
      quote.ap,
      quote.bs,
      quote.as,
    ]);
    expect(rows.date[row]).toBe(dayNumberOf(quote.t.slice(0, 10) as SessionDate));
    expect(`${rows.roots[rows.root[row] ?? -1]} ${rows.side[row]} ${rows.strike[row]}`).toBe(
      `${symbol.slice(0, -15)} ${Number(symbol.at(-9) === 'C')} ${Number(symbol.slice(-8)) / 1000}`,
    );
    expect([rows.vendorVol[row], rows.vendorDelta[row], rows.last[row]]).toEqual([
      snapshot.impliedVolatility ?? Number.NaN,
      greeks?.['delta'] ?? Number.NaN,
      snapshot.latestTrade?.p ?? Number.NaN,
    ]);
  }
}

type BySymbol<T> = Readonly<Record<string, T>> | undefined;

const bySymbol = <T>(tree: BySymbol<T>): readonly (readonly [symbol: string, value: T])[] =>
  Object.entries(tree ?? {});

/** How an answer of each path is held against the adapter; paths that are not here are named in the last test. */
const HELD: Readonly<Record<string, (response: Tree) => Promise<number>>> = {
  '/v2/stocks/bars': (response) => barsHeld('/v2/stocks/bars', response),
  '/v1beta1/options/bars': (response) => barsHeld('/v1beta1/options/bars', response),
  '/v2/stocks/bars/latest': (response) => latestBarsHeld(bySymbol(response['bars'] as BySymbol<Bar>)),
  '/v2/stocks/snapshots': (response) =>
    latestBarsHeld(
      bySymbol(response as BySymbol<{ minuteBar: Bar }>).map(([symbol, { minuteBar }]) => [
        symbol,
        minuteBar,
      ]),
    ),
  '/v1beta1/options/snapshots': (response) => chainHeld(response['snapshots']),
  '/v1beta1/options/snapshots/X': (response) => chainHeld(response['snapshots']),
  // Latest quotes and trades are of the form in which a snapshot holds them.
  '/v1beta1/options/quotes/latest': (response) =>
    chainHeld(
      Object.fromEntries(
        bySymbol(response['quotes'] as BySymbol<Quote>).map(([symbol, latestQuote]) => [
          symbol,
          { latestQuote },
        ]),
      ),
    ),
  '/v1beta1/options/trades/latest': (response) => latestTradesHeld(response['trades'] ?? response['trade']),
  '/v2/stocks/quotes/latest': stockQuotesHeld,
  '/v1/corporate-actions': corporateActionsHeld,
  '/v2/options/contracts': contractsHeld,
  '/v2/options/contracts/X': (response) => contractsHeld({ option_contracts: [response] }),
};

async function barsHeld(path: string, { bars }: Tree): Promise<number> {
  const recorded = bySymbol(bars as BySymbol<readonly Bar[]>);
  for (const [symbol, records] of recorded) {
    const page = await answer(path, { bars }, { kind: 'bars', symbol, timeframe: '1m', ...span });
    expectBars(rowsOf(page, 'bars').bars, records);
    const others = recorded.flatMap(([other, list]) => (other === symbol ? [] : list)).length;
    expect(page.leftOut).toEqual(others === 0 ? {} : { 'another-symbol': others });
  }
  if (recorded.length === 0) {
    const symbol = path.includes('options') ? 'SPY240426C00555000' : 'SPY';
    const page = await answer(path, { bars }, { kind: 'bars', symbol, timeframe: '1m', ...span });
    expect([rowsOf(page, 'bars').bars.length, page.leftOut]).toEqual([0, {}]);
  }
  return recorded.flatMap(([, records]) => records).length;
}

async function latestBarsHeld(bars: readonly (readonly [symbol: string, bar: Bar])[]): Promise<number> {
  return barsHeld('/v2/stocks/bars', {
    bars: Object.fromEntries(bars.map(([symbol, bar]) => [symbol, [bar]])),
  });
}

async function chainHeld(snapshots: unknown): Promise<number> {
  await expectChain(snapshots as Readonly<Record<string, Snapshot>>);
  return bySymbol(snapshots as BySymbol<Snapshot>).length;
}

async function latestTradesHeld(trades: unknown): Promise<number> {
  const quoted = bySymbol(trades as BySymbol<{ readonly t: string; readonly p: number }>).map(
    ([symbol, latestTrade]) => {
      const latestQuote: Quote = { t: latestTrade.t, bp: 1, ap: 2, bs: 1, as: 1 };
      return [symbol, { latestQuote, latestTrade }] as const;
    },
  );
  return chainHeld(Object.fromEntries(quoted));
}

async function stockQuotesHeld(response: Tree): Promise<number> {
  const quotes = bySymbol(response['quotes'] as BySymbol<Quote>);
  for (const [symbol, quote] of quotes) {
    const latestQuote = { ...quote, bp: 1, ap: 2 };
    const vendor = cannedVendor({
      '/v2/stocks/quotes/latest': response,
      [`/v1beta1/options/snapshots/${symbol}`]: {
        snapshots: { [`${symbol}300118C00100000`]: { latestQuote } },
        next_page_token: null,
      },
    });
    const page = await vendor.page({
      kind: 'chain',
      underlying: symbol,
      date: undefined,
      expiries: undefined,
    });
    expect(rowsOf(page, 'chain').rows.spot[0]).toBe((quote.bp + quote.ap) / 2);
  }
  return quotes.length;
}

async function corporateActionsHeld(response: Tree): Promise<number> {
  const actions = response['corporate_actions'] as Readonly<Record<string, readonly Tree[] | undefined>>;
  for (const dividend of actions['cash_dividends'] ?? []) {
    const request = { kind: 'dividends', symbol: String(dividend['symbol']), ...span } as const;
    const { dividends } = rowsOf(await answer('/v1/corporate-actions', response, request), 'dividends');
    expect(dividends).toEqual([
      {
        symbol: dividend['symbol'],
        exDate: dividend['ex_date'],
        payDate: dividend['payable_date'],
        amountDollars: dividend['rate'],
      },
    ]);
  }
  const splitRecords = [...(actions['forward_splits'] ?? []), ...(actions['reverse_splits'] ?? [])];
  for (const split of splitRecords) {
    const request = { kind: 'splits', symbol: String(split['symbol']), ...span } as const;
    const { splits } = rowsOf(await answer('/v1/corporate-actions', response, request), 'splits');
    expect(splits).toEqual([
      {
        symbol: split['symbol'],
        exDate: split['ex_date'],
        newShares: split['new_rate'],
        oldShares: split['old_rate'],
      },
    ]);
  }
  return (actions['cash_dividends'] ?? []).length + splitRecords.length;
}

async function contractsHeld(response: Tree): Promise<number> {
  const records = response['option_contracts'] as readonly Tree[];
  const request = {
    kind: 'option-contracts',
    underlying: 'AAPL',
    asOf: undefined,
    expiries: undefined,
  } as const;
  const page = await answer('/v2/options/contracts', response, request);
  expect([rowsOf(page, 'option-contracts').listings, page.leftOut]).toEqual([
    records.map((record) => ({
      symbol: record['symbol'],
      root: record['root_symbol'],
      expiry: record['expiration_date'],
      right: record['type'],
      strikeCents: Number(record['strike_price']) * 100,
      openInterest: Number(record['open_interest']),
    })),
    {},
  ]);
  return records.length;
}

/** Every text and number of a tree with the name it stands under. */
function leavesOf(tree: unknown, name = ''): readonly (readonly [name: string, value: string])[] {
  if (Array.isArray(tree)) return tree.flatMap((one) => leavesOf(one, name));
  if (typeof tree === 'object' && tree !== null)
    return Object.entries(tree).flatMap(([key, value]) => leavesOf(value, key));
  return typeof tree === 'string' || typeof tree === 'number' ? [[name, String(tree)]] : [];
}

const FILES = [
  'data_historical_stock_data.json',
  'data_historical_option_data.json',
  'data_corporate_actions.json',
  'trading_option_routes.json',
] as const;

describe.skipIf(!isThere)('recorded answers of Alpaca (skipped where QUANTOR_REAL_DATA is unset)', () => {
  const all = FILES.flatMap(recordedOf);

  test.each(
    all.filter(({ url }) => HELD[url.pathname] !== undefined).map((one) => [one.title, one] as const),
  )('%s', async (title, { url, response }) => {
    const records = await HELD[url.pathname]?.(response);
    expect(records === 0).toBe(/empty_response|not_found/.test(title));
  });

  test('all but trades and quotes of the past, which no request of ours asks for, and the files of the broker', () => {
    const left = all.filter(({ url }) => HELD[url.pathname] === undefined).map(({ url }) => url.pathname);
    expect([...new Set(left)].toSorted()).toEqual([
      '/v1beta1/options/trades',
      '/v2/stocks/quotes',
      '/v2/stocks/trades',
      '/v2/stocks/trades/latest',
    ]);
    const others = readdirSync(folder).filter((name) => !FILES.some((file) => file === name));
    expect(others.toSorted()).toEqual([
      'trading_account_routes.json',
      'trading_asset_routes.json',
      'trading_corporate_announcements.json',
      'trading_order_routes.json',
      'trading_position_routes.json',
    ]);
  });

  test('times, dates and numbers of every file, the broker’s too, are read to their last digit', () => {
    const counts = { times: 0, dates: 0, numbers: 0 };
    for (const file of readdirSync(folder))
      for (const [name, value] of leavesOf(JSON.parse(readFileSync(join(folder, file), 'utf8')))) {
        if (/^\d{4}-\d{2}-\d{2}T/.test(value)) {
          const fraction = (/\.(\d+)/.exec(value)?.[1] ?? '').padEnd(9, '0');
          const ms = Date.parse(value.replace(/(\.\d{3})\d+/, '$1'));
          expect(vendorInstant.parse(value), name).toEqual({ ms, nanos: Number(fraction.slice(3)) });
          counts.times += 1;
        } else if (/^\d{4}-\d{2}-\d{2}$/.test(value)) {
          expect(vendorDate.parse(value), name).toBe(value);
          counts.dates += 1;
        } else if (/^-?\d[\d.e-]*$/.test(value) && !/id$|account_number|cusip/.test(name)) {
          expect(vendorNumber.parse(value), name).toBe(Number(value));
          counts.numbers += 1;
        }
      }
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(50);
  });

  test('theta is of a calendar day, vega and rho of a point, as the formulas tell of the recorded Greeks', async () => {
    const recorded = all.find(({ title }) => title.startsWith('test_get_option_chain'));
    const snapshots = recorded?.response['snapshots'] as Readonly<Record<string, Snapshot>>;
    const request = { kind: 'chain', underlying: 'AAPL', date: undefined, expiries: undefined } as const;
    const { rows } = rowsOf(await answer('/v1beta1/options/snapshots/AAPL', { snapshots }, request), 'chain');
    const at = (column: Float64Array): number => column[0] ?? Number.NaN;
    const [sigma, gamma, vega, theta] = [
      rows.vendorVol,
      rows.vendorGamma,
      rows.vendorVega,
      rows.vendorTheta,
    ].map(at);
    if (sigma === undefined || gamma === undefined || vega === undefined || theta === undefined)
      throw new Error('none');
    // Black and Scholes (1973): vega = gamma S^2 sigma T, and theta = -gamma S^2 sigma^2 / 2 but for the rate.
    const years = (-vega / theta) * (sigma / 2);
    const days = (rows.expiryDay[0] ?? 0) - (rows.date[0] ?? 0);
    expect(Math.abs(years * 365 - days)).toBeLessThan(1.5);
    const spot = Math.sqrt(vega / (gamma * sigma * years));
    const strike = at(rows.strike);
    // The delta that goes with this spot and time; rho of a put is -K T N(-d2).
    const d1 = Math.log(spot / strike) / (sigma * Math.sqrt(years)) + (sigma * Math.sqrt(years)) / 2;
    const density = Math.exp((-d1 * d1) / 2) / Math.sqrt(2 * Math.PI);
    expect(density / (spot * sigma * Math.sqrt(years))).toBeCloseTo(gamma, 2);
    expect(at(rows.vendorRho) / (-strike * years)).toBeGreaterThan(-at(rows.vendorDelta) * 0.9);
    expect(at(rows.vendorRho) / (-strike * years)).toBeLessThan(-at(rows.vendorDelta) * 1.4);
  });
});
