import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dayNumberOf, parseSessionDate, type SessionDate } from '../../../core/domain/index.ts';
import { easternDayNumber } from '../../../core/market/index.ts';
import { priceOption } from '../../../core/pricing/index.ts';
import { readEnvelope } from './answer/envelope.ts';
import { parseExactJson } from './answer/exact-json.ts';
import { type ReadRecords, readRecords } from './answer/read-records.ts';
import { aggregateRecord, mapAggregates } from './map/map-aggregates.ts';
import { mapChainSnapshot, snapshotRecord } from './map/map-chain-snapshot.ts';
import { contractRecord, mapContracts } from './map/map-contracts.ts';
import { dividendRecord, mapDividends, mapSplits, splitRecord } from './map/map-corporate-actions.ts';
import { compareQuotes, quoteRecord } from './map/map-quotes.ts';
import { indexRecord, mapIndexValues } from './reference/index-values.ts';
import { readHolidays, readMarketStatus } from './reference/market-state.ts';
import type { z } from 'zod';

const realData = process.env['QUANTOR_REAL_DATA'] ?? '';
const folder = join(realData, 'vendor-contracts', 'polygon', 'mocks');
const isHere = realData !== '';

const textOf = (name: string): string => readFileSync(join(folder, `${name}.json`), 'utf8');

function recordsOf<T>(name: string, schema: z.ZodType<T>, isSingle = false): ReadRecords<T> {
  const envelope = readEnvelope(textOf(name), 'reference');
  if (!envelope.ok) throw new Error(envelope.error.message);
  const { results } = envelope.value;
  const read = readRecords(isSingle ? [results] : results, schema);
  if (!read.ok) throw new Error(read.error.message);
  expect(read.value.leftOut.counts).toEqual({});
  return read.value;
}

const date = (text: string): SessionDate => parseSessionDate(text) as SessionDate;

const EVER = { from: date('2000-01-01'), to: date('2030-12-31') };

/** Answers of services that Quantor does not ask: trades, movers, and views of what it reads elsewhere. */
const NOT_USED: readonly (readonly [name: string, because: string])[] = [
  ['v2_last_nbbo_AAPL', 'the last quote of a share: recorded quotes come from v3/quotes'],
  ['v2_last_trade_AAPL', 'trades'],
  ['v2_snapshot_locale_us_markets_stocks_gainers', 'movers of the day'],
  ['v2_snapshot_locale_us_markets_stocks_tickers_AAPL', 'a share now: bars tell it'],
  ['v2_snapshot_locale_us_markets_stocks_tickers_index', 'shares now: bars tell them'],
  ['v3_snapshot', 'any assets now, contracts without their tickers among them'],
  ['v3_trades_AAPL_limit=2', 'trades'],
];

const READ = [
  'v1_marketstatus_now',
  'v1_marketstatus_upcoming',
  'v2_aggs_grouped_locale_us_market_stocks_2005-04-04_adjusted=true',
  'v2_aggs_ticker_AAPL_prev',
  'v2_aggs_ticker_AAPL_range_1_day_2005-04-01_2005-04-04',
  'v2_aggs_ticker_AAPL_range_1_day_2005-04-02_2005-04-04',
  'v3_quotes_AAPL',
  'v3_quotes_AAPL_page2',
  'v3_reference_dividends',
  'v3_reference_options_contracts',
  'v3_reference_options_contracts_OEVRI240119C00002500',
  'v3_reference_options_contracts_cursor=YXA9JTdCJTIySUQlMjIlM0ElMjIy',
  'v3_reference_splits',
  'v3_snapshot_indices_ticker.any_of=SPX_2CAPx_2CAPy',
  'v3_snapshot_options_AAPL',
  'v3_snapshot_options_AAPL_O_AAPL230616C00150000',
];

describe.skipIf(!isHere)('recorded bodies of Polygon (skipped where QUANTOR_REAL_DATA is unset)', () => {
  test('every one of them is read, or named with the reason why it is not', () => {
    const names = readdirSync(folder).map((name) => name.replace(/\.json$/, ''));
    expect([...READ, ...NOT_USED.map(([name]) => name)].toSorted()).toEqual(names.toSorted());
  });

  test.each(NOT_USED)('%s, not used (%s), is still an answer in the vendor’s envelope', (name) => {
    expect(readEnvelope(textOf(name), 'reference')).toMatchObject({ ok: true });
  });

  test.each(READ.filter((name) => /aggs_ticker_AAPL_range/.test(name)))('daily bars: %s', (name) => {
    const bars = mapAggregates(
      recordsOf(name, aggregateRecord),
      { ...EVER, timeframe: 'D' },
      easternDayNumber,
    );
    expect(bars).toMatchObject({ length: 2, stampKind: 'date', dividend: undefined });
    // Midnight in New York of 1 and 4 April 2005, before and after that year's change of the clocks on 3 April.
    expect([...bars.stampsMs]).toEqual([Date.UTC(2005, 3, 1), Date.UTC(2005, 3, 4)]);
    expect([...bars.open]).toEqual([1.5032, 1.4639]);
    expect([...bars.high]).toEqual([1.5064, 1.4754]);
    expect([...bars.low]).toEqual([1.4489, 1.4343]);
    expect([...bars.close]).toEqual([1.4604, 1.4675]);
    expect([...(bars.volume ?? [])]).toEqual([642_646_396, 578_172_308]);
    expect([...bars.lines]).toEqual([1, 2]);
  });

  test.each(READ.filter((name) => /grouped|prev$/.test(name)))('bars of the same shape: %s', (name) => {
    expect(
      mapAggregates(recordsOf(name, aggregateRecord), { ...EVER, timeframe: '1m' }, easternDayNumber).length,
    ).toBe(1);
  });

  test('contracts over two pages, and one alone', () => {
    const [first, second] = [
      'v3_reference_options_contracts',
      'v3_reference_options_contracts_cursor=YXA9JTdCJTIySUQlMjIlM0ElMjIy',
    ].map((name) => mapContracts(recordsOf(name, contractRecord)));
    expect([first?.length, second?.length]).toEqual([10, 10]);
    expect(second?.[0]).toEqual({
      symbol: 'A220520C00115000',
      root: 'A',
      expiry: '2022-05-20',
      right: 'call',
      strikeCents: 11_500,
      openInterest: undefined,
    });
    const [alone] = mapContracts(
      recordsOf('v3_reference_options_contracts_OEVRI240119C00002500', contractRecord, true),
    );
    expect(alone).toMatchObject({ symbol: 'EVRI240119C00002500', strikeCents: 250 });
  });

  test.each([
    ['v3_snapshot_options_AAPL', false],
    ['v3_snapshot_options_AAPL_O_AAPL230616C00150000', true],
  ] as const)('chain snapshot %s: quotes, exact times, Greeks in our units', (name, isSingle) => {
    const clock = { newYorkDay: easternDayNumber };
    const { rows } = mapChainSnapshot(recordsOf(name, snapshotRecord, isSingle), clock, undefined);
    expect([rows.length, rows.roots]).toEqual([1, ['AAPL']]);
    // Of the quote, 1651254260800059648 ns: the underlying is two seconds newer and dates nothing.
    expect(rows.quotedAtMs[0]).toBe(1_651_254_260_800);
    expect(rows.date[0]).toBe(dayNumberOf(date('2022-04-29')));
    expect(rows.expiryDay[0]).toBe(dayNumberOf(date('2023-06-16')));
    const { side, strike, spot, bid, ask, bidSize, askSize, last, volume, openInterest } = rows;
    const numbers = [side, strike, spot, bid, ask, bidSize, askSize, last, volume, openInterest];
    expect(numbers.map((column) => column[0])).toEqual([
      1, 150, 159.9606, 28.9, 29.25, 294, 209, 29.25, 8, 8133,
    ]);
    expect(rows.vendorVol[0]).toBe(0.357_027_720_346_505_8);
    // The specification calls delta and gamma changes per 0.01 dollars, theta per day and vega per 1 %. Held against the
    // formula (Black-Scholes-Merton, a rate of 2 %), delta and gamma are per dollar, theta and vega as it says.
    const greeks = priceOption({
      spot: 159.9606,
      strike: 150,
      years: (Date.UTC(2023, 5, 16, 20) - 1_651_254_263_172) / (365 * 86_400_000),
      rate: 0.02,
      yield: 0.006,
      vol: rows.vendorVol[0] ?? Number.NaN,
      right: 'call',
    });
    if (!greeks.ok) throw new Error(greeks.message);
    expect(rows.vendorDelta[0]).toBeCloseTo(greeks.delta, 1);
    expect((rows.vendorGamma[0] ?? 0) / (greeks.gamma ?? Number.NaN)).toBeCloseTo(1, 1);
    expect((rows.vendorTheta[0] ?? 0) / (greeks.theta ?? Number.NaN)).toBeCloseTo(1, 0);
    expect((rows.vendorVega[0] ?? 0) / greeks.vega).toBeCloseTo(1, 1);
    expect(rows.vendorTheta[0]).toBeCloseTo(-0.028_227_189_324_641_973 * 365, 12);
    expect(rows.vendorVega[0]).toBeCloseTo(0.638_115_972_317_571_4 * 100, 12);
    expect(rows.vendorRho[0]).toBeNaN();
  });

  test('quotes over two pages: nanoseconds that a double cannot hold stand apart and in order', () => {
    const pages = ['v3_quotes_AAPL', 'v3_quotes_AAPL_page2'].map(
      (name) => recordsOf(name, quoteRecord).records,
    );
    const quotes = pages.flat();
    expect(quotes).toHaveLength(20);
    // 1652191872690386918 ns: as a double it would end in ...387000 or so.
    expect(pages[1]?.[0]?.sip_timestamp).toEqual({ ms: 1_652_191_872_690, nanos: 386_918 });
    const newestFirst = quotes.toSorted((a, b) => compareQuotes(b, a));
    expect(newestFirst.map((quote) => quote.sequence_number)).toEqual(
      quotes.map((quote) => quote.sequence_number),
    );
  });

  test('dividends and splits', () => {
    const dividends = mapDividends(recordsOf('v3_reference_dividends', dividendRecord));
    expect(dividends.length).toBeGreaterThan(5);
    for (const { exDate, amountDollars, payDate } of dividends) {
      expect(parseSessionDate(exDate)).toBe(exDate);
      expect(amountDollars).toBeGreaterThan(0);
      expect((payDate ?? '9') > exDate).toBe(true);
    }
    const splits = mapSplits(recordsOf('v3_reference_splits', splitRecord));
    expect(splits).toHaveLength(10);
    expect(splits[0]).toEqual({ symbol: 'GOOGL', exDate: '2022-07-18', newShares: 20, oldShares: 1 });
  });

  test('status of the market, and holidays of two exchanges', () => {
    expect(readMarketStatus(parseExactJson(textOf('v1_marketstatus_now')))).toEqual({
      ok: true,
      value: { market: 'extended-hours', nyse: 'extended-hours', serverMs: Date.UTC(2022, 3, 28, 20, 48, 8) },
    });
    const read = readHolidays(parseExactJson(textOf('v1_marketstatus_upcoming')));
    if (!read.ok) throw new Error(read.error.message);
    expect(read.value.leftOut).toEqual({});
    expect(read.value.holidays).toHaveLength(14);
    const early = read.value.holidays.filter(({ state }) => state === 'early-close');
    expect(early.map((day) => ('closeMs' in day ? day.closeMs : 0))).toEqual([
      Date.UTC(2022, 10, 25, 18),
      Date.UTC(2022, 10, 25, 18),
    ]);
  });

  test('snapshot of indices: a value, and two indices refused with their reasons', () => {
    const read = recordsOf('v3_snapshot_indices_ticker.any_of=SPX_2CAPx_2CAPy', indexRecord);
    expect(mapIndexValues(read)).toEqual([{ index: 'SPX', points: 3822.39, atMs: undefined }]);
    expect(read.leftOut.counts).toEqual({ 'not-found': 1, 'not-entitled': 1 });
  });
});
