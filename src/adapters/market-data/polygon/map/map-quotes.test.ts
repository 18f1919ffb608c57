import { expect, test } from 'vitest';
import { parseOccSymbol } from '../../../../core/domain/index.ts';
import { easternDayNumber } from '../../../../core/market/index.ts';
import { parseExactJson } from '../answer/exact-json.ts';
import { readRecords } from '../answer/read-records.ts';
import { mapQuotes, quoteRecord } from './map-quotes.ts';

test('quotes within one ms come in the order of their nanoseconds, then of the vendor’s sequence', () => {
  const quote = (nanoseconds: string, sequence: number, bid: number): string =>
    `{"sip_timestamp":${nanoseconds},"sequence_number":${sequence},"bid_price":${bid},"ask_price":2,"ask_size":3}`;
  const body = [
    quote('1771598000000000300', 1, 1.3),
    quote('1771598000000000200', 8, 1.2),
    quote('1771598000000000200', 7, 1.1),
    quote('1771597999999999999', 10, 1),
    '{"sip_timestamp":1771598000000000400,"sequence_number":11}',
  ];
  const read = readRecords(parseExactJson(`[${body.join(',')}]`), quoteRecord);
  const contract = parseOccSymbol('SPXW260320P06500000');
  if (!read.ok || contract === undefined) throw new Error('unreachable');
  const rows = mapQuotes(read.value, contract, easternDayNumber);
  expect([...rows.bid]).toEqual([1, 1.1, 1.2, 1.3, Number.NaN]);
  expect([...rows.bidSize]).toEqual(Array.from({ length: 5 }, () => Number.NaN));
  expect([...rows.askSize]).toEqual([3, 3, 3, 3, Number.NaN]);
  expect([...rows.quotedAtMs]).toEqual([
    1_771_597_999_999,
    ...Array.from({ length: 4 }, () => 1_771_598_000_000),
  ]);
  expect([...rows.line]).toEqual([4, 3, 2, 1, 5]);
  expect([rows.roots, rows.side[0], rows.strike[0]]).toEqual([['SPXW'], 0, 6500]);
});
