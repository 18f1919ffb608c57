// Changes what was assigned, delivered, paid on shares and liquidated, one figure at a time: the audit finds each at its record.
import { describe, expect, it } from 'vitest';
import { audited, foundAt, indexOf, shiftCash } from '../../../test/fixtures/forged-lifecycle.ts';
import { type Edit, set } from '../../../test/fixtures/forged-run.ts';

const EXERCISED = indexOf('option-exercised');
const DIVIDEND = indexOf('dividend-booked');
const SOLD = indexOf('shares-filled');
const SHARES_ORDER = indexOf('shares-submitted');
const LIQUIDATED = indexOf('position-liquidated');
const SETTLED = indexOf('expiry-settled');

/** A call that the first trade is short once and the second long twice. */
const crossedCall = (strikeCents: number, quantity: number, priceCents = 100) => ({
  root: 'SPY',
  expiry: '2018-02-16',
  settlement: 'PM',
  right: 'call',
  multiplier: 100,
  strikeCents,
  quantity,
  priceCents,
});

describe('a run that was filled in parts, assigned and liquidated', () => {
  it('verifies, with the contracts and shares that are left', () => {
    const audit = audited();
    expect(audit.problems).toEqual([]);
    expect(audit.ok).toBe(true);
    expect(audit.cashCents).toBe(97_439_885);
    expect(audit.positions.map((leg) => [leg.right, leg.strikeCents, leg.quantity])).toEqual([
      ['put', 25_000, 1],
      ['call', 28_500, -1],
      ['call', 29_000, 1],
    ]);
    expect(audit.shares).toEqual([{ root: 'SPY', quantity: 100 }]);
  });

  it.each<[string, number, readonly Edit[], string]>([
    [
      'shares that an assignment does not bring',
      EXERCISED,
      [set(EXERCISED, 'shares', 400)],
      'SPY 2018-02-16 PM put 26000 x100 delivers 400 shares, expected 500',
    ],
    [
      'another price than the strike, with all balances after it',
      EXERCISED,
      [set(EXERCISED, 'amountCents', -12_999_900), shiftCash(EXERCISED, 100)],
      'SPY 2018-02-16 PM put 26000 x100 is exercised for -12999900 cents, expected -13000000',
    ],
    [
      'an assignment of more than was held',
      EXERCISED,
      [set(EXERCISED, 'leg.quantity', -7)],
      '-7 of SPY 2018-02-16 PM put 26000 x100 are exercised, -6 were held',
    ],
    [
      'an assignment of a long',
      EXERCISED,
      [set(EXERCISED, 'leg.quantity', 5)],
      '5 of SPY 2018-02-16 PM put 26000 x100 are exercised, -6 were held',
    ],
    [
      'an early exercise of what cannot be',
      EXERCISED,
      [set(EXERCISED, 'leg.root', 'XSP')],
      'XSP 2018-02-16 PM put 26000 x100 cannot be exercised before its expiry',
    ],
    [
      'an assignment laid at another trade',
      EXERCISED,
      [set(EXERCISED, 'tradeIds', [2, 1])],
      'states that it falls on trades [2,1], expected [1,2]',
    ],
    [
      'negative fees of an assignment',
      EXERCISED,
      [set(EXERCISED, 'feesCents', -333), shiftCash(EXERCISED, 666)],
      'the exercise of SPY 2018-02-16 PM put 26000 x100 has negative fees',
    ],
    [
      'other fees of an assignment',
      EXERCISED,
      [set(EXERCISED, 'feesCents', 334)],
      'cash is stated as 87072747 cents, expected 87072746',
    ],
    [
      'a dividend on other shares',
      DIVIDEND,
      [set(DIVIDEND, 'shares', 400)],
      'a dividend is booked on 400 shares of SPY, 500 were held',
    ],
    [
      'another dividend, with all balances after it',
      DIVIDEND,
      [set(DIVIDEND, 'amountCents', 67_551), shiftCash(DIVIDEND, 1)],
      'a dividend of 1.351 dollars on 500 shares is 67551 cents, expected 67550',
    ],
    [
      'a dividend of nothing',
      DIVIDEND,
      [set(DIVIDEND, 'dollarsPerShare', 0)],
      'a dividend of SPY is 0 dollars a share',
    ],
    [
      'more shares sold than ordered',
      SOLD,
      [set(SOLD, 'shares', -401)],
      'order 3 is for -400 of SPY, filled -401 of SPY',
    ],
    [
      'more shares sold than the trade holds',
      SOLD,
      [set(SHARES_ORDER, 'shares', -900), set(SOLD, 'shares', -900)],
      'trade 1 holds 400 shares, a fill of -900 takes it no nearer to none',
    ],
    [
      'shares of another root',
      SOLD,
      [set(SOLD, 'root', 'XSP')],
      'order 3 is for -400 of SPY, filled -400 of XSP',
    ],
    ['shares for nothing', SOLD, [set(SOLD, 'priceCents', 0)], 'the fill of order 3 has no price above 0'],
    [
      'negative fees of a sale of shares',
      SOLD,
      [set(SOLD, 'feesCents', -1)],
      'the fill of order 3 has negative fees',
    ],
    ['a sale told for another trade', SOLD, [set(SOLD, 'tradeId', 2)], "order 3 is trade 1's, not 2's"],
    ['a sale without an order', SOLD, [set(SOLD, 'orderId', 77)], 'order 77 was never submitted'],
    [
      'a sale of shares on an order for contracts',
      SOLD,
      [set(SOLD, 'orderId', 1)],
      'order 1 and its fill are not both of shares',
    ],
    [
      'a price of shares',
      SOLD,
      [set(SOLD, 'priceCents', 25_851)],
      'cash is stated as 97480256 cents, expected 97480656',
    ],
    [
      'a liquidation of more than was held',
      LIQUIDATED,
      [set(LIQUIDATED, 'legs.0.quantity', -2)],
      '-2 of SPY 2018-02-16 PM call 28500 x100 are traded off, 1 were held',
    ],
    [
      'a liquidation that adds',
      LIQUIDATED,
      [set(LIQUIDATED, 'legs.1.quantity', -1)],
      '-1 of SPY 2018-02-16 PM call 27500 x100 are traded off, -2 were held',
    ],
    [
      'a liquidation at a negative price',
      LIQUIDATED,
      [set(LIQUIDATED, 'legs.0.priceCents', -40)],
      'SPY 2018-02-16 PM call 28500 x100 is traded off at a negative price',
    ],
    [
      'another price of a liquidation',
      LIQUIDATED,
      [set(LIQUIDATED, 'legs.0.priceCents', 41)],
      'cash is stated as 100030345 cents, expected 100030445',
    ],
    [
      'negative fees of a liquidation',
      LIQUIDATED,
      [set(LIQUIDATED, 'feesCents', -1)],
      'a liquidation has negative fees',
    ],
    [
      'a liquidation laid at another trade',
      LIQUIDATED,
      [set(LIQUIDATED, 'tradeIds', [1])],
      'states that it falls on trades [1], expected [1,2]',
    ],
    [
      'contracts set against each other that trades do not hold',
      LIQUIDATED,
      [set(LIQUIDATED, 'crossed', [crossedCall(28_000, 2)])],
      '2 of SPY 2018-02-16 PM call 28000 x100 are set against each other, the trades hold 1 short and 2 long of them',
    ],
    [
      'contracts set against each other at a negative price',
      LIQUIDATED,
      [set(LIQUIDATED, 'crossed', [crossedCall(28_000, 1, -1)])],
      'SPY 2018-02-16 PM call 28000 x100 is set against itself at a negative price',
    ],
    [
      'a delivery of other shares',
      SETTLED,
      [set(SETTLED, 'legs.2.sharesPerContract', 10)],
      'SPY 2018-02-16 PM call 27500 x100 delivers 10 shares a contract, expected 100',
    ],
    [
      'a delivery for another price, with all balances after it',
      SETTLED,
      [set(SETTLED, 'legs.2.cashPerContractCents', -2_749_999), shiftCash(SETTLED, -1)],
      'SPY 2018-02-16 PM call 27500 x100 is exercised for -2749999 cents a contract, expected -2750000',
    ],
    [
      'a long in the money that is not exercised',
      SETTLED,
      [set(SETTLED, 'legs.3.exercised', 0), shiftCash(SETTLED, 2_800_000)],
      '0 of 1 SPY 2018-02-16 PM call 28000 x100 are exercised at 281.5, expected 1',
    ],
    [
      'a long out of the money that is',
      SETTLED,
      [set(SETTLED, 'legs.0.exercised', 3)],
      '3 of 3 SPY 2018-02-16 PM put 25500 x100 are exercised at 281.5, expected 0',
    ],
    [
      'an assignment at expiry of more than is short',
      SETTLED,
      [set(SETTLED, 'legs.1.exercised', 2)],
      '2 of 1 SPY 2018-02-16 PM put 26000 x100 are exercised',
    ],
    [
      'an assignment at expiry of less than nothing',
      SETTLED,
      [set(SETTLED, 'legs.1.exercised', -1)],
      '-1 of 1 SPY 2018-02-16 PM put 26000 x100 are exercised',
    ],
    [
      'fees of contracts that do not add up to those of the settlement',
      SETTLED,
      [set(SETTLED, 'legs.2.feesCents', 199)],
      'the fees of SPY 2018-02-16 PM are stated as 200, its contracts add up to 199',
    ],
    [
      'negative fees of a settled contract',
      SETTLED,
      [set(SETTLED, 'legs.2.feesCents', -1), set(SETTLED, 'legs.3.feesCents', 201)],
      'the settlement of SPY 2018-02-16 PM call 27500 x100 has negative fees',
    ],
    [
      'negative fees of a settlement',
      SETTLED,
      [set(SETTLED, 'feesCents', -200)],
      'the settlement of SPY 2018-02-16 PM has negative fees',
    ],
    [
      'a settlement value at which a long was worthless',
      SETTLED,
      [set(SETTLED, 'settlementPoints', 280)],
      '1 of 1 SPY 2018-02-16 PM call 28000 x100 are exercised at 280, expected 0',
    ],
  ])('finds %s', (_, index, edits, reason) => {
    expect(foundAt(index, ...edits)).toContain(reason);
  });

  it('finds shares set against those of a trade that owes none, and at no price', () => {
    const insert: Edit = (records) => {
      const { seq, atMs } = records[SOLD] as { seq: number; atMs: number };
      records.splice(SOLD, 0, {
        type: 'shares-crossed',
        seq,
        atMs,
        root: 'SPY',
        longTradeId: 1,
        shortTradeId: 2,
        shares: 100,
        priceCents: 0,
      });
    };
    expect(foundAt(SOLD, insert)).toEqual([
      '100 shares of trade 1 are set against trade 2, they hold 400 and 100',
      'shares of trade 1 change hands at 0 cents',
    ]);
  });
});
