// Checks a broker's liquidation on the expiry day: which positions it fears, to the cent of equity, and which legs it closes.
import { describe, expect, it } from 'vitest';
import { cents, optionContract, type OptionExpiry, type OptionRight } from '../../domain/index.ts';
import { expiryLiquidation, type LiquidationRule, type LiquidationView } from './expiry-liquidation.ts';
import type { NetHolding } from './physical-settlement.ts';

const EXPIRY = {
  root: 'SPY',
  sessionDate: '2024-03-15',
  settlement: 'PM',
  lastTradeMs: 0,
  settlesAtMs: 0,
} as OptionExpiry;
const of = (right: OptionRight, strike: number, quantity: number): NetHolding => ({
  contract: optionContract(EXPIRY, right, cents(strike * 100)),
  quantity,
});
const CASH: LiquidationRule = { zone: 0.01, equityShare: 1, closes: 'all-legs' };
const MARGIN: LiquidationRule = { ...CASH, equityShare: 0.5 };
const SPREAD = [of('put', 440, 1), of('put', 450, -1)];
const view = (change: Partial<LiquidationView>): LiquidationView => ({
  held: SPREAD,
  equityCents: 1_000_000,
  shares: 0,
  spotPoints: 449,
  ...change,
});
const told = (change: Partial<LiquidationView>, rule = CASH): unknown => {
  const { isDue, reason, worstShares, closing } = expiryLiquidation(view(change), rule);
  return [
    isDue,
    reason,
    worstShares,
    closing.map(({ contract, quantity }) => [contract.strikeCents, quantity]),
  ];
};
const CLOSED = [
  [44_000, -1],
  [45_000, 1],
];

describe('expiryLiquidation', () => {
  it('closes what would leave more shares than the account can pay', () => {
    // 100 shares at 450 take 44,990 dollars at the most, a cent under the short strike.
    expect(told({})).toEqual([true, 'cannot-carry-shares', 100, CLOSED]);
    expect(told({ equityCents: 4_499_899 })).toEqual([true, 'cannot-carry-shares', 100, CLOSED]);
    expect(told({ equityCents: 4_499_900 })).toEqual([false, 'shares-covered', 100, []]);
    expect(expiryLiquidation(view({}), CASH).requiredCents).toBeCloseTo(4_499_900, 6);
  });

  it('asks half of that by Regulation T', () => {
    expect(told({ equityCents: 2_249_949 }, MARGIN)).toEqual([true, 'cannot-carry-shares', 100, CLOSED]);
    expect(told({ equityCents: 2_249_950 }, MARGIN)).toEqual([false, 'shares-covered', 100, []]);
  });

  it('fears no strike outside its zone', () => {
    // 1% above 445.56 is 450.0156; 1% below 454.54 is 449.9946, which is a close of 449.99.
    const call = { held: [of('call', 450, -1)] };
    expect(told({ ...call, spotPoints: 445.56 })).toEqual([true, 'cannot-carry-shares', -100, [[45_000, 1]]]);
    expect(told({ ...call, spotPoints: 445.54 })).toEqual([false, 'shares-covered', 0, []]);
    const put = { held: [of('put', 450, -1)] };
    expect(told({ ...put, spotPoints: 454.54 })).toEqual([true, 'cannot-carry-shares', 100, [[45_000, 1]]]);
    expect(told({ ...put, spotPoints: 454.55 })).toEqual([false, 'shares-covered', 0, []]);
  });

  it('sees that both legs far in the money leave no shares', () => {
    expect(told({ spotPoints: 420 })).toEqual([false, 'shares-covered', 0, []]);
  });

  it('sees the gap between two strikes of the zone, though none is left at its ends', () => {
    const tight = { held: [of('put', 449, 1), of('put', 450, -1)] };
    expect(told({ ...tight, spotPoints: 449.5 }, { ...CASH, zone: 0.005 })).toEqual([
      true,
      'cannot-carry-shares',
      100,
      [
        [44_900, -1],
        [45_000, 1],
      ],
    ]);
    // The spot at 447, both in the money; the zone of half a percent reaches 449.235.
    expect(told({ ...tight, spotPoints: 447 }, { ...CASH, zone: 0.005 })).toHaveProperty('0', true);
    expect(told({ ...tight, spotPoints: 447 }, { ...CASH, zone: 0.004 })).toHaveProperty('0', false);
  });

  it('sees the gap above a short call too', () => {
    const calls = { held: [of('call', 450, -1), of('call', 451, 1)], spotPoints: 449.5 };
    expect(told(calls, { ...CASH, zone: 0.0045 })).toHaveProperty('2', -100);
    // At 450.01 at the least: 1% of nothing reaches it from 449.5 with a zone of 0.1%.
    expect(told(calls, { ...CASH, zone: 0.001 })).toHaveProperty('0', false);
  });

  it('may buy back the short leg alone and leave the long one orphaned', () => {
    // alpaca-py#774.
    expect(told({}, { ...CASH, closes: 'short-legs' })).toEqual([
      true,
      'cannot-carry-shares',
      100,
      [[45_000, 1]],
    ]);
  });

  it('counts shares that are held already', () => {
    const covered = { held: [of('call', 450, -1)], spotPoints: 450 };
    expect(told({ ...covered, equityCents: 4_600_000, shares: 100 })).toEqual([
      false,
      'shares-covered',
      100,
      [],
    ]);
    // 100 shares at 454.50 if the call is not assigned.
    expect(told({ ...covered, equityCents: 4_400_000, shares: 100 })).toHaveProperty('0', true);
  });

  it('closes nothing where nothing is held', () => {
    expect(told({ held: [], shares: 100, equityCents: 0 })).toEqual([false, 'shares-covered', 100, []]);
    expect(told({ held: [of('put', 450, 0)], shares: 100, equityCents: 0 })).toHaveProperty('0', false);
  });

  it('leaves out of what it closes what is held both ways', () => {
    expect(told({ held: [...SPREAD, of('call', 470, 0)] })).toEqual([
      true,
      'cannot-carry-shares',
      100,
      CLOSED,
    ]);
  });

  it('refuses a price or an equity that cannot be', () => {
    for (const spotPoints of [0, Infinity, Number.NaN])
      expect(() => told({ spotPoints })).toThrow(`expected a price above 0, found ${spotPoints}`);
    expect(() => told({ equityCents: Number.NaN })).toThrow('expected finite equity, found NaN');
  });
});
