// Checks the contract of `calc margin`: brokers' worked examples, fields and their order, null with a reason, coded errors.
import { describe, expect, test } from 'vitest';
import { answerOf, codeOf } from '../../answer-of.fixture.ts';
import { margin } from './margin.ts';

type Leg = Readonly<Record<string, unknown>>;

const leg = (quantity: number, right: string, strike: number, price = 1, expiry = '2026-06-08'): Leg => ({
  right,
  strike,
  expiry,
  quantity,
  price,
});

const ask = (
  legs: readonly Leg[],
  {
    spot = 450,
    underlyingKind = 'broad-etf',
  }: { readonly spot?: number; readonly underlyingKind?: string } = {},
): Record<string, unknown> => answerOf(margin, { spot, underlyingKind, legs });

describe('one expiry written two ways is one expiry', () => {
  const [date, wallClock, utc] = ['2026-06-18', '2026-06-18T16:00:00', '2026-06-18T20:00:00Z'];
  const figures = ['cboe', 'ibkr', 'alpaca', 'lean', 'worstExpiryLoss'];

  test.each([
    [date, wallClock],
    [wallClock, date],
    [date, utc],
    [utc, wallClock],
  ])('%s and %s', (first, second) => {
    const puts = ask([leg(-1, 'put', 100, 2, first), leg(1, 'put', 95, 1, second)], { spot: 100 });
    const calls = ask([leg(-1, 'call', 100, 2, first), leg(1, 'call', 105, 1, second)], { spot: 100 });
    for (const name of figures) expect([puts[name], calls[name]]).toEqual([500, 500]);
    const flat = ask([leg(-1, 'call', 100, 2, first), leg(1, 'call', 100, 1, second)], { spot: 100 });
    for (const name of figures) expect(flat[name]).toBe(0);
    const { groups } = puts as {
      readonly groups: Record<string, readonly { readonly legs: readonly Leg[] }[]>;
    };
    for (const rule of ['cboe', 'alpaca'])
      expect(groups[rule]?.[0]?.legs.map(({ expiry }) => expiry)).toEqual([first, first]);
  });

  test('but not where a minute lies between', () => {
    const legs = [leg(-1, 'put', 100, 2, date), leg(1, 'put', 95, 1, '2026-06-18T15:59:00')];
    expect(ask(legs, { spot: 100 })).toMatchObject({ alpaca: 10_000, worstExpiryLoss: 10_000 });
  });
});

describe('worked examples', () => {
  test('Interactive Brokers: ten condors of 160/170/180/190 ask for 10,000 dollars', () => {
    const legs = [
      leg(10, 'put', 160),
      leg(-10, 'put', 170, 2),
      leg(-10, 'call', 180, 2),
      leg(10, 'call', 190),
    ];
    expect(ask(legs, { spot: 175 })).toMatchObject({
      cboe: 10_000,
      ibkr: 10_000,
      alpaca: 10_000,
      lean: 10_000,
      worstExpiryLoss: 10_000,
      credit: 2_000,
      netOfCredit: { cboe: 8_000, ibkr: 8_000, alpaca: 8_000, lean: 8_000, worstExpiryLoss: 8_000 },
    });
  });

  test('Alpaca: four calls that offset ask for nothing, spread by spread for 1,000 dollars', () => {
    const legs = [
      leg(1, 'call', 100, 50),
      leg(-1, 'call', 110, 40),
      leg(-1, 'call', 190, 15),
      leg(1, 'call', 200, 10),
    ];
    expect(ask(legs, { spot: 150, underlyingKind: 'equity' })).toMatchObject({
      cboe: 1_000,
      ibkr: 1_000,
      alpaca: 0,
      worstExpiryLoss: 0,
      credit: -500,
      netOfCredit: { cboe: 1_500, alpaca: 500 },
    });
  });

  test('Alpaca: 10 wide at 5 of credit has a cost basis of 500 dollars', () => {
    const legs = [leg(-1, 'call', 190, 15), leg(1, 'call', 200, 10)];
    expect(ask(legs, { spot: 150, underlyingKind: 'equity' })).toMatchObject({
      alpaca: 1_000,
      netOfCredit: { alpaca: 500 },
    });
  });

  test('LEAN 9775: puts 50 and calls 160 wide, two lots: 32,000 dollars at worst, LEAN’s 10,000', () => {
    const legs = [leg(2, 'put', 7135), leg(-2, 'put', 7185), leg(-2, 'call', 7500), leg(2, 'call', 7660)];
    expect(ask(legs, { spot: 7340, underlyingKind: 'index' })).toMatchObject({
      cboe: 32_000,
      ibkr: 42_000,
      alpaca: 32_000,
      lean: 10_000,
      worstExpiryLoss: 32_000,
    });
  });
});

test('has the fields of the contract and no other, in their order', () => {
  const names = ['cboe', 'ibkr', 'alpaca', 'lean', 'worstExpiryLoss'];
  const answer = ask([leg(-1, 'put', 440)]);
  expect(Object.keys(answer)).toEqual([
    ...names,
    'netOfCredit',
    'credit',
    'reasons',
    'groups',
    'buyingPower',
  ]);
  expect(Object.keys(answer['netOfCredit'] as object)).toEqual(names);
  expect(Object.keys(answer['groups'] as object)).toEqual(names.slice(0, 4));
});

test('a loss without bound is null with a reason, also net of credit', () => {
  // 3.2 + 0.15 x 450 - 10 and, to LEAN, 3.2 + 0.2 x 450 - 10.
  expect(ask([leg(-1, 'call', 460, 3.2)])).toEqual({
    cboe: 6_070,
    ibkr: 6_070,
    alpaca: null,
    lean: 8_320,
    worstExpiryLoss: null,
    netOfCredit: { cboe: 5_750, ibkr: 5_750, alpaca: null, lean: 8_000, worstExpiryLoss: null },
    credit: 320,
    reasons: { alpaca: 'uncovered-calls', worstExpiryLoss: 'uncovered-calls' },
    groups: {
      cboe: [groupOf('naked', 6_070)],
      ibkr: [groupOf('naked', 6_070)],
      alpaca: null,
      lean: [groupOf('naked', 8_320)],
    },
    buyingPower: null,
  });
  function groupOf(kind: string, dollars: number): object {
    return { kind, dollars, legs: [{ right: 'call', strike: 460, expiry: '2026-06-08', quantity: -1 }] };
  }
});

test('has a reason for a sum that cents cannot count', () => {
  const legs = Array.from({ length: 200 }, (_, index) => leg(-100_000, 'put', 1_000_000 - index));
  expect(ask(legs)).toMatchObject({
    alpaca: null,
    worstExpiryLoss: null,
    reasons: { alpaca: 'out-of-range', worstExpiryLoss: 'out-of-range' },
  });
});

test('premiums beyond what cents count are an error', () => {
  expect(codeOf(ask(Array.from({ length: 10 }, () => leg(100_000, 'put', 440, 1_000_000))))).toBe(
    'out-of-range',
  );
});

test('an expiry is a date, which is its close, or an instant', () => {
  const spread = (long: string, short: string): unknown =>
    ask([leg(1, 'call', 470, 1, long), leg(-1, 'call', 460, 1, short)])['cboe'];
  expect(spread('2026-06-08', '2026-06-08T16:00')).toBe(1_000);
  expect(spread('2026-06-08', '2026-06-08T09:30')).toBe(1_000);
  // The long ends first: 1 + 0.15 x 450 - 10.
  expect(spread('2026-06-08T09:30', '2026-06-08')).toBe(5_850);
});

test('a strike in cents is taken to the cent', () => {
  expect(ask([leg(-1, 'call', 460.1), leg(1, 'call', 465.35)])['cboe']).toBe(525);
});

describe('errors', () => {
  const good = leg(-1, 'put', 440);
  test.each([
    ['invalid-spot', { spot: 0 }],
    ['invalid-spot', { spot: 1_000_001 }],
    ['invalid-underlying-kind', { underlyingKind: 'etf' }],
    ['invalid-legs', { legs: [{ ...good, right: 'Put' }] }],
    ['invalid-legs', { legs: [{ ...good, strike: 0 }] }],
    ['invalid-legs', { legs: [{ ...good, strike: 440.001 }] }],
    ['invalid-legs', { legs: [{ ...good, strike: 1_000_001 }] }],
    ['invalid-legs', { legs: [{ ...good, expiry: 'June' }] }],
    ['invalid-legs', { legs: [{ ...good, quantity: 0 }] }],
    ['invalid-legs', { legs: [{ ...good, quantity: 1.5 }] }],
    ['invalid-legs', { legs: [{ ...good, quantity: -100_001 }] }],
    ['invalid-legs', { legs: [{ ...good, price: -0.01 }] }],
    ['invalid-legs', { legs: [{ ...good, price: 1_000_001 }] }],
    ['invalid-legs', { legs: [{ ...good, price: undefined }] }],
    ['invalid-legs', { legs: Array.from({ length: 201 }, () => good) }],
    ['no-legs', { legs: [] }],
    ['no-legs', { legs: [], shares: 0, account: null }],
    ['missing-field', { spot: undefined }],
    ['unknown-field', { multiplier: 10 }],
    ['unknown-field', { legs: [{ ...good, multiplier: 10 }] }],
    ['unknown-field', { account: { cash: 1, fee: 500 } }],
    ['unknown-field', { account: { cash: 1, held: [{ ...good, root: 'SPY' }] } }],
  ])('%s for %j', (code, change) => {
    const answer = answerOf(margin, { spot: 450, underlyingKind: 'index', legs: [good], ...change });
    expect(codeOf(answer)).toBe(code);
  });

  test('no legs are an order of nothing on an account, or nothing beside shares', () => {
    const nothing = { spot: 450, underlyingKind: 'index', legs: [] };
    const ordered = answerOf(margin, { ...nothing, account: { cash: 5 } });
    expect(ordered).toMatchObject({ cboe: 0, buyingPower: { cboe: { before: 5, after: 5 } } });
    expect(answerOf(margin, { ...nothing, shares: 1 })).toMatchObject({ worstExpiryLoss: 0 });
  });

  test('the bounds themselves are accepted', () => {
    const legs = [leg(100_000, 'put', 1_000_000, 1_000_000), leg(-1, 'put', 0.01, 0)];
    expect(codeOf(ask(legs, { spot: 1_000_000 }))).toBeUndefined();
  });
});
