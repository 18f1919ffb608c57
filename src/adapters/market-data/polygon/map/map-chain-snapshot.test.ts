import { expect, test } from 'vitest';
import { dayNumberOf, type SessionDate } from '../../../../core/domain/index.ts';
import { easternDayNumber } from '../../../../core/market/index.ts';
import { parseExactJson } from '../answer/exact-json.ts';
import { readRecords } from '../answer/read-records.ts';
import { isQuoted, mapChainSnapshot, snapshotRecord } from './map-chain-snapshot.ts';

const QUOTE_NS = '1771621200123456789';
const QUOTE_MS = 1_771_621_200_123;
const MIDNIGHT_NS = '1771563600000000000';

const details = (further: object = {}): object => ({
  contract_type: 'put',
  expiration_date: '2026-03-20',
  shares_per_contract: 100,
  strike_price: 6500.5,
  ticker: 'O:SPXW260320P06500500',
  ...further,
});

function mapped(...records: readonly object[]) {
  // Nanoseconds are written as digits in quotes here, and as numbers on the wire.
  const text = JSON.stringify(records).replaceAll(/"(\d{19})"/g, '$1');
  const read = readRecords(parseExactJson(text), snapshotRecord);
  if (!read.ok) throw new Error(read.error.message);
  const chain = mapChainSnapshot(read.value, { newYorkDay: easternDayNumber }, undefined);
  return { ...chain, read: read.value };
}

const QUOTED = {
  details: details(),
  last_quote: { bid: 0, ask: 0.05, bid_size: 0, ask_size: 9, last_updated: QUOTE_NS },
  underlying_asset: { ticker: 'I:SPX', value: 6880.5, last_updated: QUOTE_NS },
};

test('a bid of zero is a fact; strikes are thousandths; the index stands under value', () => {
  const { rows } = mapped(QUOTED);
  expect([rows.roots, rows.bid[0], rows.ask[0], rows.strike[0], rows.spot[0]]).toEqual([
    ['SPXW'],
    0,
    0.05,
    6500.5,
    6880.5,
  ]);
  expect([rows.quotedAtMs[0], rows.date[0]]).toEqual([QUOTE_MS, dayNumberOf('2026-02-20' as SessionDate)]);
});

test('what a plan does not hold is missing, never zero', () => {
  const { last_quote: _, ...bare } = QUOTED;
  const never = { ...QUOTED, last_quote: { bid: 0, ask: 0, bid_size: 0, ask_size: 0, last_updated: 0 } };
  const { rows, read } = mapped(bare, never, { ...bare, last_quote: null, greeks: {}, day: {} }, QUOTED);
  expect(rows.length).toBe(4);
  expect(read.records.map(isQuoted)).toEqual([false, false, false, true]);
  const { bid, ask, bidSize, askSize, last, volume, openInterest, vendorVol, vendorDelta } = rows;
  const { vendorGamma, vendorTheta, vendorVega, vendorRho } = rows;
  const columns = [bid, ask, bidSize, askSize, last, volume, openInterest, vendorVol, vendorDelta];
  for (const column of [...columns, vendorGamma, vendorTheta, vendorVega, vendorRho])
    expect([...column.subarray(0, 3)]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
});

test('all rows stand at the newest quote; a trade and the underlying have no say', () => {
  const later = { ...QUOTED, last_quote: { bid: 1, ask: 2, last_updated: '1771621260000000000' } };
  const trade = { last_trade: { price: 1.5, sip_timestamp: '1800000000000000000' } };
  const after = { ...QUOTED.underlying_asset, last_updated: '1771621300000000000' };
  const { rows } = mapped({ ...QUOTED, underlying_asset: after }, { ...later, ...trade });
  expect([...rows.quotedAtMs]).toEqual([1_771_621_260_000, 1_771_621_260_000]);
  expect([...rows.last]).toEqual([Number.NaN, 1.5]);
});

test('the volume of a bar of the same session counts, that of an earlier one is missing', () => {
  const today = { ...QUOTED, day: { close: 3, volume: 12, last_updated: MIDNIGHT_NS } };
  const before = { ...QUOTED, day: { close: 3, volume: 12, last_updated: '1771477200000000000' } };
  expect([...mapped(today, before).rows.volume]).toEqual([12, Number.NaN]);
});

test('a quote that stood for more than a quarter of an hour is left out', () => {
  const later = { ...QUOTED, last_quote: { bid: 1, ask: 2, last_updated: '1771622101000000000' } };
  const { rows, read } = mapped(QUOTED, later);
  expect([rows.length, rows.bid[0], read.leftOut.counts]).toEqual([1, 1, { 'stale-quote': 1 }]);
});

test.each([
  ['of the same time and kind', {}, 6880.5],
  ['more than a minute away', { last_updated: '1771621261000000000' }, Number.NaN],
  ['that nothing dates', { last_updated: undefined }, Number.NaN],
  ['in real time beside delayed quotes', { timeframe: 'REAL-TIME' }, Number.NaN],
])('an underlying %s', (_, change, spot) => {
  const quote = { ...QUOTED.last_quote, timeframe: 'DELAYED' };
  const underlying = { ...QUOTED.underlying_asset, timeframe: 'DELAYED', ...change };
  const { rows, isDelayed } = mapped({ ...QUOTED, last_quote: quote, underlying_asset: underlying });
  expect([rows.spot[0], isDelayed]).toEqual([spot, true]);
});

test('contracts that cannot be trusted, and rows that nothing dates, are counted', () => {
  const { rows, read } = mapped(
    QUOTED,
    { ...QUOTED, details: details({ ticker: 'O:SPY1260320P06500500' }) },
    { ...QUOTED, details: details({ shares_per_contract: 10 }) },
    { ...QUOTED, details: details({ contract_type: 'call' }) },
    { ...QUOTED, details: details({ strike_price: 6500 }) },
    { ...QUOTED, details: details({ expiration_date: '2026-03-21' }) },
    { ...QUOTED, details: details({ contract_type: 'other' }) },
    { ...QUOTED, details: details({ ticker: 'SPXW' }) },
    { ...QUOTED, last_quote: 7 },
  );
  expect(rows.length).toBe(1);
  expect(read.leftOut.counts).toEqual({
    nonstandard: 2,
    'ticker-contradicts-terms': 3,
    'contract-type-other': 1,
    'ticker-unreadable': 1,
    'unreadable-last_quote': 1,
  });
  const undated = mapped({ details: details() });
  expect([undated.rows.length, undated.read.leftOut.counts]).toEqual([0, { undated: 1 }]);
});
