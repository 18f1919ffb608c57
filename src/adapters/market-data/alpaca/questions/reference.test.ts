import { describe, expect, test } from 'vitest';
import type { SessionDate } from '../../../../core/domain/index.ts';
import { cannedVendor } from '../canned-vendor.fixture.ts';

const date = (text: string): SessionDate => text as SessionDate;
const span = { from: date('2024-03-08'), to: date('2024-03-12') };

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
    size: '100',
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
      { ...contract, symbol: 'SPY1240315C00512500' },
      { ...contract, size: '117' },
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
    expect(leftOut).toEqual({
      'symbol-and-fields-differ': 3,
      'unreadable-symbol': 1,
      nonstandard: 2,
      'unreadable-type': 1,
    });
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
