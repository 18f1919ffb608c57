// Checks what `calc margin` says of an account and of shares: buying power before and after an order, item by item.
import { describe, expect, test } from 'vitest';
import { answerOf, codeOf } from '../../answer-of.fixture.ts';
import { margin } from './margin.ts';

type Leg = Readonly<Record<string, unknown>>;

const leg = (quantity: number, right: string, strike: number, price = 1): Leg => ({
  right,
  strike,
  expiry: '2026-06-08',
  quantity,
  price,
});

describe('an account', () => {
  const order = [leg(-1, 'call', 111, 2.6), leg(1, 'call', 113, 1.05)];
  const withAccount = (account: object, legs = order): Record<string, unknown> =>
    answerOf(margin, { spot: 110, underlyingKind: 'equity', legs, account })['buyingPower'] as Record<
      string,
      unknown
    >;

  test('is told of a buy-back under another spelling of the expiry that nothing stays', () => {
    const held = [{ ...leg(-1, 'call', 111, 2.6), expiry: '2026-06-08T16:00' }];
    const buyingPower = withAccount({ cash: 1000, held }, [leg(1, 'call', 111, 1)]);
    for (const rule of ['quantor', 'cboe', 'alpaca'])
      expect(buyingPower[rule]).toMatchObject({
        after: 900,
        reason: rule === 'cboe' ? null : 'uncovered-calls',
      });
  });

  test('is told what the order does to its buying power, item by item', () => {
    const group = {
      kind: 'spread',
      legs: [
        { right: 'call', strike: 111, expiry: '2026-06-08', quantity: -1 },
        { right: 'call', strike: 113, expiry: '2026-06-08', quantity: 1 },
      ],
    };
    const buyingPower = withAccount({ cash: 26_649.22, fees: 0.09 });
    expect(Object.keys(buyingPower)).toEqual(['quantor', 'cboe', 'ibkr', 'alpaca', 'lean']);
    expect(buyingPower['cboe']).toEqual({
      before: 26_649.22,
      after: 26_604.13,
      reason: null,
      items: [
        { name: 'premium', dollars: 155 },
        { name: 'fees', dollars: -0.09 },
        { name: 'reserved', dollars: -200, group },
      ],
    });
  });

  test('may hold options, which an order gives back', () => {
    const held = order.map((one) => ({ ...one, quantity: -(one['quantity'] as number) }));
    const closing = withAccount({ cash: 1_000, held: order }, held);
    expect(closing['alpaca']).toMatchObject({
      before: 800,
      after: 845,
      items: [
        { name: 'premium', dollars: -155 },
        { name: 'fees', dollars: 0 },
        { name: 'released', dollars: 200, group: { kind: 'expiry-payoff' } },
      ],
    });
  });

  test('has null and a reason where a loss has no bound, before or after', () => {
    const naked = [leg(-1, 'call', 111, 2.6)];
    expect(withAccount({ cash: 1_000 }, naked)['quantor']).toEqual({
      before: 1_000,
      after: null,
      reason: 'uncovered-calls',
      items: [],
    });
    expect(withAccount({ cash: 1_000, held: naked }, [leg(1, 'call', 113, 1)])['quantor']).toEqual({
      before: null,
      after: 700,
      reason: 'uncovered-calls',
      items: [],
    });
  });

  test.each([
    [{ cash: 'much' }],
    [{ cash: 0.001 }],
    [{ cash: 1e12 + 1 }],
    [{ cash: 1, fees: -0.01 }],
    [{ cash: 1, fees: 0.001 }],
    [{ cash: 1, held: [{}] }],
    [{}],
  ])('is refused: %j', (account) => {
    const answer = answerOf(margin, { spot: 110, underlyingKind: 'equity', legs: order, account });
    expect(codeOf(answer)).toBe('invalid-account');
  });
});

describe('shares', () => {
  const withShares = (legs: readonly Leg[], shares: number): Record<string, unknown> =>
    answerOf(margin, { spot: 450, underlyingKind: 'broad-etf', legs, shares });

  test('sold short are bounded by calls held, in Quantor’s own figure alone', () => {
    const gap = 'shares-not-modelled';
    expect(withShares([leg(1, 'call', 470)], -100)).toMatchObject({
      cboe: null,
      ibkr: null,
      alpaca: null,
      lean: null,
      worstExpiryLoss: 47_000,
      reasons: { cboe: gap, ibkr: gap, alpaca: gap, lean: gap },
      groups: { cboe: null },
    });
    expect(withShares([leg(1, 'call', 470)], -101)).toMatchObject({
      worstExpiryLoss: null,
      reasons: { worstExpiryLoss: 'uncovered-shares' },
    });
  });

  test('held cover calls sold; none are none', () => {
    expect(withShares([leg(-1, 'call', 470)], 100)).toMatchObject({ worstExpiryLoss: 0 });
    expect(withShares([leg(-1, 'call', 470)], 0)).toEqual(
      answerOf(margin, { spot: 450, underlyingKind: 'broad-etf', legs: [leg(-1, 'call', 470)] }),
    );
  });

  test('of the account enter the preview', () => {
    const account = { cash: 100_000, shares: -100, held: [leg(1, 'call', 470)] };
    const { buyingPower } = answerOf(margin, {
      spot: 450,
      underlyingKind: 'broad-etf',
      legs: [leg(1, 'call', 460, 2)],
      account,
    });
    // Bought back at 470 before, at 460 after; the call costs 200 dollars.
    expect(buyingPower).toMatchObject({
      quantor: { before: 53_000, after: 53_800 },
      cboe: { before: null, after: null, reason: 'shares-not-modelled', items: [] },
    });
  });

  test.each([0.5, 10_000_001, -10_000_001])('%d of them are refused', (shares) => {
    expect(codeOf(withShares([], shares))).toBe('invalid-shares');
  });

  test.each([10_000_000, -10_000_000])('%d of them are not', (shares) => {
    expect(codeOf(withShares([], shares))).toBeUndefined();
  });
});
