// How each of Alpaca's recorded answers is held against the adapter: what it must make of it, value by value.
import { expect } from 'vitest';
import { cannedVendor } from '../../../src/adapters/market-data/alpaca/canned-vendor.fixture.ts';
import { dayNumberOf, type RawBars, type SessionDate } from '../../../src/core/domain/index.ts';
import { easternDayNumber } from '../../../src/core/market/index.ts';
import type { MarketDataPage, MarketDataRequest, PageRows } from '../../../src/core/ports/index.ts';

/** Any object of JSON. */
export type Tree = Readonly<Record<string, unknown>>;

const span = { from: '2021-01-01' as SessionDate, to: '2025-12-31' as SessionDate };
/** The adapter's page of one recorded answer. */
export const answer = async (
  path: string,
  body: unknown,
  request: MarketDataRequest,
): Promise<MarketDataPage> =>
  // A recorded answer is one page: its token would ask for the same again.
  cannedVendor(
    { [path]: { ...(body as Tree), next_page_token: null } },
    { newYorkDay: easternDayNumber },
  ).page(request);

/** The rows of a page that is of the expected kind. */
export function rowsOf<Kind extends PageRows['kind']>(
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
/** A contract's snapshot as recorded. */
export interface Snapshot {
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
  const timeOf = ({ latestQuote }: Snapshot): number => Date.parse(`${latestQuote.t.slice(0, 23)}Z`);
  const newestMs = Math.max(...recorded.map(([, snapshot]) => timeOf(snapshot)));
  const stale = page.leftOut['stale-quote'] ?? 0;
  expect(page.leftOut).toEqual(stale === 0 ? {} : { 'stale-quote': stale });
  expect(rows.length + stale).toBe(recorded.length);
  expect(stale).toBe(recorded.filter(([, one]) => newestMs - timeOf(one) > 15 * 60_000).length);
  for (let row = 0; row < rows.length; row += 1) {
    const [symbol, snapshot] = recorded[(rows.line[row] ?? 0) - 1] ?? [];
    if (symbol === undefined || snapshot === undefined) throw new Error('a row of no record');
    const { latestQuote: quote, greeks } = snapshot;
    expect(rows.quotedAtMs[row]).toBe(newestMs);
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

/** Holds an answer of each path against the adapter and gives the number of its records; the other paths serve no request. */
export const HELD: Readonly<Record<string, (response: Tree) => Promise<number>>> = {
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
