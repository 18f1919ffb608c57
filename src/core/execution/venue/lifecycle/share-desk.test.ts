// Checks share orders: filled at the next opening with half a spread and fees, and none that would add to what is held.
import { describe, expect, it } from 'vitest';
import type { ApprovedShareOrder, FeeSchedule, SessionDate } from '../../../domain/index.ts';
import { instant } from '../../../../../test/fixtures/venue-stage.ts';
import { stagedLifecycle } from './lifecycle-stage.fixture.ts';

const DAY = '2018-01-16';
const order = (shares: number): ApprovedShareOrder =>
  ({ tradeId: 1, root: 'SPY', shares, exitReason: 'assignment' }) as unknown as ApprovedShareOrder;

function holding(held: number, feeSchedule?: FeeSchedule) {
  const stage = stagedLifecycle({}, feeSchedule);
  stage.books.account.addShares('SPY', held);
  const submit = (orderId: number, shares: number, minute = 10) => {
    stage.shares.submit(orderId, order(shares), instant(DAY, minute));
    return stage.drain();
  };
  return { ...stage, submit };
}

describe('a share order', () => {
  it('is filled at the opening of the first bar that begins after it was sent, half a spread worse', () => {
    const { submit, bar, books } = holding(300);
    expect(submit(1, -300)).toEqual([
      { kind: 'order-accepted', availableAtMs: instant(DAY, 10), orderId: 1 },
    ]);
    // The bar that closes at minute 10 began before.
    expect(bar(DAY, 10, { open: 271 })).toEqual([]);
    expect(bar(DAY, 15, { open: 271.504 })).toEqual([
      {
        kind: 'shares-filled',
        availableAtMs: instant(DAY, 15),
        orderId: 1,
        fillId: 1,
        shares: -300,
        priceCents: 27_149,
        feesCents: 0,
      },
    ]);
    expect(books.account.shares('SPY')).toBe(0);
    expect(books.account.cashCents()).toBe(10_000_000 + 300 * 27_149);
    expect(bar(DAY, 20)).toEqual([]);
  });

  it('buys back short shares half a spread higher', () => {
    const { submit, bar, books } = holding(-100);
    submit(1, 100);
    expect(bar(DAY, 15, { open: 271.5 })).toMatchObject([{ shares: 100, priceCents: 27_151 }]);
    expect(books.account.cashCents()).toBe(10_000_000 - 2_715_100);
  });

  it('waits for a bar of its own class', () => {
    const { submit, bar } = holding(100);
    submit(1, -100);
    expect(bar(DAY, 15, { root: 'SPX', open: 2700 })).toEqual([]);
    expect(bar(DAY, 15)).toMatchObject([{ kind: 'shares-filled' }]);
  });

  it('sent after the close waits for the next opening', () => {
    const { submit, bar } = holding(100);
    submit(1, -100, 390);
    expect(bar(DAY, 390)).toEqual([]);
    expect(bar('2018-01-17', 5).at(-1)).toMatchObject({ kind: 'shares-filled' });
  });

  it('pays the schedule’s fees of shares', () => {
    const schedule: FeeSchedule = {
      broker: 'b',
      total: { scope: 'order', rounding: 'nearest', unitCents: 1 },
      items: [
        {
          name: 'taf',
          side: 'sell',
          effect: 'both',
          roots: ['SPY'],
          from: '1990-01-01' as SessionDate,
          source: 'test',
          concerns: 'shares',
          basis: 'per-share',
          amountDollars: 0.01,
          isFreeOnDelivery: true,
        } as unknown as FeeSchedule['items'][number],
      ],
    };
    const { submit, bar, books } = holding(100, schedule);
    submit(1, -100);
    expect(bar(DAY, 15, { open: 271.5 })).toMatchObject([{ feesCents: 100 }]);
    expect(books.account.cashCents()).toBe(10_000_000 + 2_714_900 - 100);
    const short = holding(-100, schedule);
    short.submit(1, 100);
    expect(short.bar(DAY, 15)).toMatchObject([{ feesCents: 0 }]);
  });

  it.each([
    [300, 100, 'shares-not-held', 'an order of 100 does not reduce the 300 shares held'],
    [300, -301, 'shares-not-held', 'an order of -301 does not reduce the 300 shares held'],
    [-300, 301, 'shares-not-held', 'an order of 301 does not reduce the -300 shares held'],
    [0, -1, 'shares-not-held', 'an order of -1 does not reduce the 0 shares held'],
    [300, 0, 'quantity-invalid', 'expected whole shares other than 0, found 0'],
    [300, -0.5, 'quantity-invalid', 'expected whole shares other than 0, found -0.5'],
    [300, Number.NaN, 'quantity-invalid', 'expected whole shares other than 0, found NaN'],
  ])('with %d held, of %d: %s', (held, shares, code, message) => {
    const { submit, bar, books } = holding(held);
    expect(submit(1, shares)).toEqual([
      { kind: 'order-rejected', availableAtMs: instant(DAY, 10), orderId: 1, code, message },
    ]);
    expect(bar(DAY, 15)).toEqual([]);
    expect(books.account.shares('SPY')).toBe(held);
  });

  it('takes all that is held, and counts what is under way', () => {
    const { submit } = holding(300);
    expect(submit(1, -200)).toMatchObject([{ kind: 'order-accepted' }]);
    expect(submit(2, -101)).toMatchObject([
      { code: 'shares-not-held', message: 'an order of -101 does not reduce the 100 shares held' },
    ]);
    expect(submit(3, -100)).toMatchObject([{ kind: 'order-accepted' }]);
  });

  it('has an id of its own', () => {
    const { submit, bar } = holding(300);
    submit(1, -100);
    bar(DAY, 15);
    expect(submit(1, -100)).toMatchObject([
      { code: 'order-id-reused', message: 'the order id was used before' },
    ]);
  });

  it('may be cancelled until it is filled', () => {
    const { submit, shares, drain, bar } = holding(300);
    submit(1, -100);
    expect(shares.cancel(2, instant(DAY, 12))).toBe(false);
    expect(shares.cancel(1, instant(DAY, 12))).toBe(true);
    expect(drain()).toEqual([{ kind: 'order-cancelled', availableAtMs: instant(DAY, 12), orderId: 1 }]);
    expect(bar(DAY, 15)).toEqual([]);
    expect(shares.cancel(1, instant(DAY, 13))).toBe(false);
  });
});
