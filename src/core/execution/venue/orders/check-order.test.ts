// Tests every check of an order by the code it refuses with, at the bounds of each, and that nothing that is no number passes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Cents,
  cents,
  type EpochMs,
  type LegBundle,
  optionContract,
  type OrderIntent,
  shortPut,
  type StructureLeg,
} from '../../../domain/index.ts';
import { CONDOR, EXPIRY } from '../../../portfolio/open-trade.fixture.ts';
import { instant, stageExpiry, stageOrder } from '../../../../../test/fixtures/venue-stage.ts';
import { createVenueAccount } from '../venue-account.ts';
import { limitRefusal, type OrderDeskView, orderRefusal } from './check-order.ts';

const NOW = instant('2018-01-17', 60);
const holding = createVenueAccount(cents(10_000_000));
holding.applyFill(stageOrder(CONDOR, { quantity: 2 }), [60, 112, 95, 50].map(cents), cents(0));
const VIEW: OrderDeskView = {
  nowMs: NOW,
  account: holding,
  isKnownId: (id) => id === 7,
  sessionCloseMs: instant('2018-01-17', 390),
};
const LIMIT = { limitCents: cents(90) };

function check(
  changes: Partial<OrderIntent>,
  {
    orderId = 1,
    firstLimitCents,
    ...view
  }: { orderId?: number; firstLimitCents?: number } & Partial<OrderDeskView> = {},
) {
  const intent = stageOrder(CONDOR, changes);
  return orderRefusal({ orderId, intent, firstLimitCents: firstLimitCents as Cents }, { ...VIEW, ...view });
}

const leg = (right: 'put' | 'call', points: number, quantity: number): StructureLeg => ({
  contract: optionContract(EXPIRY, right, cents(points * 100)),
  quantity: quantity as 1,
});
const bundle = (...legs: readonly StructureLeg[]): LegBundle => ({ ...CONDOR, kind: 'part', legs });

it('takes an order in four legs, one put against cash, and a closing order of a part', () => {
  expect(check({})).toBeUndefined();
  expect(check({ structure: shortPut(optionContract(EXPIRY, 'put', cents(26_000))) })).toBeUndefined();
  expect(check({ action: 'close', quantity: 2 })).toBeUndefined();
  expect(check({ action: 'close', structure: bundle(...CONDOR.legs.slice(2)) })).toBeUndefined();
});

describe('ids', () => {
  it('are whole numbers above 0, used once', () => {
    for (const orderId of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])
      expect(check({}, { orderId })).toEqual({
        code: 'order-id-invalid',
        message: `expected a whole number above 0, found ${orderId}`,
      });
    expect(check({}, { orderId: 7 })).toEqual({
      code: 'order-id-reused',
      message: 'order id 7 was used before',
    });
  });
});

describe('quantities', () => {
  it('are whole units up to a million', () => {
    for (const quantity of [0, -1, 1.5, 1_000_001, Number.NaN, Number.POSITIVE_INFINITY])
      expect(check({ quantity })).toEqual({
        code: 'quantity-invalid',
        message: `expected 1 to 1000000 whole units, found ${quantity}`,
      });
    expect(check({ quantity: 1_000_000 })).toBeUndefined();
  });
});

describe('legs', () => {
  it('are one to four', () => {
    expect(check({ structure: bundle() })).toEqual({
      code: 'legs-count',
      message: 'expected 1 to 4 legs, found 0',
    });
    const fifth = leg('call', 300, 1);
    expect(check({ structure: bundle(...CONDOR.legs, fifth) })).toEqual({
      code: 'legs-count',
      message: 'expected 1 to 4 legs, found 5',
    });
  });

  it('have ratios without a common divisor', () => {
    const spread = (long: number, short: number): LegBundle =>
      bundle(leg('put', 250, long), leg('put', 260, short));
    for (const [long, short] of [
      [2, -2],
      [4, -2],
      [0, -1],
      [1.5, -1],
      [Number.NaN, -1],
    ] as const)
      expect(check({ structure: spread(long, short) })).toMatchObject({ code: 'leg-ratio' });
    expect(check({ structure: spread(2, -2) })?.message).toBe(
      'leg ratios should be relatively prime, found 2, 2',
    );
    expect(check({ structure: spread(1, -1) })).toBeUndefined();
    expect(check({ structure: spread(3, -2) })).toBeUndefined();
  });

  it('are of different contracts of one expiry', () => {
    expect(check({ structure: bundle(leg('put', 250, 1), leg('put', 250, -1)) })).toEqual({
      code: 'leg-repeated',
      message: 'a contract stands in one leg only',
    });
    const other = optionContract(stageExpiry('XSP', '2018-03-16', 'PM'), 'put', cents(25_000));
    expect(check({ structure: bundle({ contract: other, quantity: 1 }, leg('put', 260, -1)) })).toEqual({
      code: 'leg-foreign',
      message: 'every leg is of the order’s own expiry',
    });
  });

  it('cover every short inside the order that opens it', () => {
    const uncovered = {
      code: 'short-uncovered',
      message: 'a short leg is not covered by a long one of the same order',
    };
    expect(check({ structure: bundle(leg('call', 280, -1)) })).toEqual(uncovered);
    expect(check({ structure: bundle(leg('put', 260, -1), leg('call', 280, -1)) })).toEqual(uncovered);
    expect(check({ structure: bundle(leg('put', 260, -1), leg('call', 280, 1)) })).toEqual(uncovered);
    expect(check({ structure: bundle(leg('put', 260, 1), leg('call', 280, -1)) })).toEqual(uncovered);
    expect(check({ structure: bundle(leg('call', 280, -2), leg('call', 290, 1)) })).toEqual(uncovered);
    expect(check({ structure: bundle(leg('call', 280, -1), leg('call', 290, 1)) })).toBeUndefined();
    // What is bought back needs no cover.
    expect(check({ action: 'close', structure: bundle(...CONDOR.legs.slice(1, 3)) })).toBeUndefined();
  });
});

describe('limits', () => {
  it('are whole cents', () => {
    for (const limit of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 90.5])
      expect(check({ limitCents: limit as Cents })).toEqual({
        code: 'limit-invalid',
        message: `expected a limit in whole cents, found ${limit}`,
      });
    expect(check(LIMIT, { firstLimitCents: Number.NaN })).toMatchObject({ code: 'limit-invalid' });
  });

  it('are credits when opening and debits when closing', () => {
    expect(check({ limitCents: cents(1) })).toBeUndefined();
    expect(check({ limitCents: cents(0) })).toEqual({
      code: 'limit-sign',
      message: 'expected a credit above 0, found 0 cents',
    });
    expect(check({ action: 'close', limitCents: cents(0) })).toBeUndefined();
    expect(check({ action: 'close', limitCents: cents(-1) })).toEqual({
      code: 'limit-sign',
      message: 'expected a debit of 0 or more, found -1 cents',
    });
    const part = bundle(...CONDOR.legs.slice(2));
    expect(check({ action: 'close', structure: part, limitCents: cents(-1) })).toBeUndefined();
    expect(check({ structure: bundle(...CONDOR.legs), limitCents: cents(-1) })).toMatchObject({
      code: 'limit-sign',
    });
  });

  it('lie within the highest strike', () => {
    expect(check({ limitCents: cents(29_000) })).toBeUndefined();
    expect(check({ limitCents: cents(29_001) })).toEqual({
      code: 'limit-absurd',
      message: 'expected a limit within the highest strike, found 29001 cents',
    });
    const part = bundle(...CONDOR.legs.slice(2));
    expect(check({ action: 'close', structure: part, limitCents: cents(-29_000) })).toBeUndefined();
    expect(check({ action: 'close', structure: part, limitCents: cents(-29_001) })).toMatchObject({
      code: 'limit-absurd',
    });
  });

  it('to begin with give no more away than the approved one', () => {
    expect(check(LIMIT, { firstLimitCents: 90 })).toBeUndefined();
    expect(check(LIMIT, { firstLimitCents: 89 })).toEqual({
      code: 'limit-looser',
      message: '89 cents gives away more than the approved 90',
    });
    expect(check({ ...LIMIT, action: 'close' }, { firstLimitCents: 90 })).toBeUndefined();
    expect(check({ ...LIMIT, action: 'close' }, { firstLimitCents: 91 })).toMatchObject({
      code: 'limit-looser',
    });
    expect(check({}, { firstLimitCents: 500 })).toBeUndefined();
    expect(limitRefusal(stageOrder(CONDOR, LIMIT), 89)).toMatchObject({ code: 'limit-looser' });
  });
});

describe('times', () => {
  it('are whole milliseconds', () => {
    const nan = Number.NaN as EpochMs;
    for (const changes of [{ quotedAtMs: nan }, { workFromMs: nan }, { expiresAtMs: nan }])
      expect(check(changes)).toMatchObject({ code: 'time-invalid' });
    expect(check({ expiresAtMs: nan })?.message).toBe(
      'expected instants in whole milliseconds, found 0, 0, NaN',
    );
  });

  it('are before the contracts’ last trade', () => {
    const nowMs = EXPIRY.lastTradeMs;
    expect(check(LIMIT, { nowMs: (nowMs - 1) as EpochMs })).toBeUndefined();
    expect(check(LIMIT, { nowMs })).toEqual({
      code: 'contract-expired',
      message: 'XSP 2018-02-16 no longer trades',
    });
    expect(check(LIMIT, { nowMs: Number.NaN as EpochMs })).toMatchObject({ code: 'contract-expired' });
  });

  it('are inside a session where the order has no limit', () => {
    const closeMs = instant('2018-01-17', 390);
    const later = (closeMs + 1) as EpochMs;
    expect(check({}, { nowMs: closeMs })).toBeUndefined();
    expect(check({}, { nowMs: later })).toEqual({
      code: 'market-outside-session',
      message: 'an order without a limit is taken during a session only',
    });
    expect(check(LIMIT, { nowMs: later })).toBeUndefined();
    expect(check({}, { nowMs: later, firstLimitCents: 90 })).toBeUndefined();
    expect(check({}, { nowMs: later, sessionCloseMs: undefined })).toBeUndefined();
  });
});

it('closes what is held and no more', () => {
  expect(check({ action: 'close', quantity: 3 })).toEqual({
    code: 'position-not-held',
    message: 'the account does not hold 3 of each leg to close',
  });
});

it('refuses 100,000 orders made of anything, unless every number in them is sound', () => {
  const wild = fc.oneof(
    fc.integer({ min: -3, max: 4 }),
    fc.double(),
    fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e300, -0, 2 ** 53),
  );
  const mostly = (...sound: readonly number[]) =>
    fc.oneof({ weight: 7, arbitrary: fc.constantFrom(...sound) }, { weight: 1, arbitrary: wild });
  const orders = fc.record({
    orderId: mostly(1, 2, 3),
    quantity: mostly(1, 2),
    limit: fc.option(mostly(90, 100), { nil: undefined }),
    first: fc.option(mostly(100, 110), { nil: undefined }),
    ratios: fc.array(mostly(1, -1), { minLength: 0, maxLength: 5 }),
    expiresAtMs: fc.option(mostly(0), { nil: undefined }),
    action: fc.constantFrom('open', 'close' as const),
  });
  let taken = 0;
  fc.assert(
    fc.property(orders, ({ orderId, quantity, limit, first, ratios, expiresAtMs, action }) => {
      const legs = ratios.map((ratio, index) => leg(index < 2 ? 'put' : 'call', 250 + 10 * index, ratio));
      const intent = {
        ...stageOrder(CONDOR, { action }),
        structure: bundle(...legs),
        quantity,
        limitCents: limit,
        expiresAtMs,
      } as OrderIntent;
      if (orderRefusal({ orderId, intent, firstLimitCents: first as Cents }, VIEW) !== undefined) return;
      taken += 1;
      for (const number of [orderId, quantity, limit ?? 0, first ?? 0, expiresAtMs ?? 0, ...ratios])
        expect(Number.isSafeInteger(number)).toBe(true);
      expect(orderId > 0 && quantity > 0 && legs.length >= 1 && legs.length <= 4).toBe(true);
      if (action === 'open') expect((limit ?? 1) > 0 && (first ?? limit ?? 1) >= (limit ?? 0)).toBe(true);
    }),
    { numRuns: 100_000 },
  );
  expect(taken).toBeGreaterThan(1000);
});
