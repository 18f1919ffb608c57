import { expect, test } from 'vitest';
import type { SessionDate } from '../../core/domain/index.ts';
import { readSpyDividends } from '../../adapters/bundled/index.ts';
import { compareDividends } from './compare-dividends.ts';

const table = readSpyDividends();
if (!table.ok) throw new Error(table.error.message);
const dividends = table.table;
const SPAN = { from: '2024-01-01' as SessionDate, to: '2025-12-31' as SessionDate };

const vendorRow = (exDate: string, amountDollars: number) => ({
  symbol: 'SPY',
  exDate: exDate as SessionDate,
  payDate: undefined,
  amountDollars,
});
/** What a vendor would say that has the table’s dividends to six places. */
const alike = dividends.map(({ exDate, dollars }) => vendorRow(exDate, dollars + 0.000_4));

test('a vendor with the same dividends, more exactly written, differs nowhere', () => {
  expect(dividends.filter(({ exDate }) => exDate >= SPAN.from && exDate <= SPAN.to)).toHaveLength(8);
  expect(compareDividends(alike, dividends, SPAN)).toEqual([]);
});

test('a missing, a further and another amount are listed; outside the span nothing is', () => {
  const [first, second] = dividends.filter(({ exDate }) => exDate >= SPAN.from);
  if (first === undefined || second === undefined) throw new Error('unreachable');
  const vendor = [
    ...alike.filter(({ exDate }) => exDate !== first.exDate && exDate !== second.exDate),
    vendorRow(second.exDate, 1),
    vendorRow(second.exDate, second.dollars - 1 + 0.002),
    vendorRow('2024-08-01', 0.5),
    vendorRow('2030-01-02', 9),
  ];
  expect(compareDividends(vendor, dividends, SPAN)).toEqual([
    { exDate: first.exDate, vendorDollars: undefined, tableDollars: first.dollars },
    {
      exDate: second.exDate,
      vendorDollars: expect.closeTo(second.dollars + 0.002, 9) as number,
      tableDollars: second.dollars,
    },
    { exDate: '2024-08-01', vendorDollars: 0.5, tableDollars: undefined },
  ]);
});
