// Checks settlement in shares: who is exercised at which cent, what changes hands, and that an offset is never lost for lack of cash.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cents,
  type OptionContract,
  optionContract,
  type OptionExpiry,
  type OptionRight,
} from '../../domain/index.ts';
import { deliveredBy, exerciseDelivery, type NetHolding, physicalSettlement } from './physical-settlement.ts';
import { isAutomatic } from './pin/pin-distribution.ts';

const EXPIRY = {
  root: 'SPY',
  sessionDate: '2024-03-15',
  settlement: 'PM',
  lastTradeMs: 0,
  settlesAtMs: 0,
} as OptionExpiry;
const contract = (right: OptionRight, strike: number): OptionContract =>
  optionContract(EXPIRY, right, cents(strike * 100));
const of = (right: OptionRight, strike: number, quantity: number): NetHolding => ({
  contract: contract(right, strike),
  quantity,
});
const settle = (held: readonly NetHolding[], close: number): ReturnType<typeof physicalSettlement> =>
  physicalSettlement(held, close, ({ contract: short, contracts }) =>
    isAutomatic(short, close) ? contracts : 0,
  );

describe('exerciseDelivery', () => {
  it('a call receives shares and pays the strike, a put delivers and receives it', () => {
    expect(exerciseDelivery(contract('call', 450))).toEqual({
      sharesPerContract: 100,
      cashPerContractCents: -4_500_000,
    });
    expect(exerciseDelivery(contract('put', 450))).toEqual({
      sharesPerContract: -100,
      cashPerContractCents: 4_500_000,
    });
  });
});

describe('physicalSettlement', () => {
  it.each<[string, NetHolding, number, number, number, number]>([
    ['a long call', of('call', 450, 2), 450.01, 2, 200, -9_000_000],
    ['a long call at the strike', of('call', 450, 2), 450, 0, 0, 0],
    ['a long put', of('put', 450, 1), 449.99, 1, -100, 4_500_000],
    ['a long put at the strike', of('put', 450, 1), 450, 0, 0, 0],
    ['a short call', of('call', 450, -3), 450.01, 3, -300, 13_500_000],
    ['a short put', of('put', 450, -1), 449.99, 1, 100, -4_500_000],
    ['a short put out of the money', of('put', 450, -1), 450, 0, 0, 0],
  ])('%s', (_, holding, close, exercised, shares, cashCents) => {
    const settled = settle([holding], close);
    expect(settled).toMatchObject({ shares, cashCents });
    expect(settled.legs).toEqual([{ ...holding, exercised, ...exerciseDelivery(holding.contract) }]);
    expect(Object.is(settled.shares, -0)).toBe(false);
  });

  it('of both legs of a spread leaves their width and no shares, however little cash there is', () => {
    // Lean#8152: the other leg's exercise was lost for lack of buying power.
    const settled = settle([of('put', 440, 5), of('put', 450, -5)], 430);
    expect(settled).toMatchObject({ shares: 0, cashCents: -500_000 });
    expect(settled.legs.map(({ exercised }) => exercised)).toEqual([5, 5]);
  });

  it('between the strikes leaves the short leg’s shares alone', () => {
    expect(settle([of('put', 440, 1), of('put', 450, -1)], 445)).toMatchObject({
      shares: 100,
      cashCents: -4_500_000,
    });
  });

  it('assigns what it is told of a short, any part of it, and asks nothing of longs', () => {
    const asked: number[] = [];
    const settled = physicalSettlement([of('call', 450, -5), of('call', 455, 5)], 452, ({ contracts }) => {
      asked.push(contracts);
      return 2;
    });
    expect(asked).toEqual([5]);
    expect(settled).toMatchObject({ shares: -200, cashCents: 9_000_000 });
  });

  it('passes over what is held both long and short', () => {
    expect(settle([of('call', 450, 0)], 460)).toEqual({ legs: [], shares: 0, cashCents: 0 });
  });

  it('at the close is worth what cash settlement would pay, to the cent', () => {
    const quantity = fc.integer({ min: -20, max: 20 });
    const strikes = fc.integer({ min: 43_000, max: 47_000 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom<OptionRight>('call', 'put'), strikes, quantity), { maxLength: 8 }),
        fc.integer({ min: 42_000, max: 48_000 }),
        (legs, closeCents) => {
          const held = legs.map(([right, strike, count]) => of(right, strike / 100, count));
          const { shares, cashCents } = settle(held, closeCents / 100);
          const inCash = legs.reduce((sum, [right, strike, count]) => {
            const intrinsic = Math.max(0, right === 'call' ? closeCents - strike : strike - closeCents);
            return sum + count * intrinsic * 100;
          }, 0);
          expect(cashCents + shares * closeCents).toBe(inCash);
        },
      ),
    );
  });
});

describe('deliveredBy', () => {
  it('adds up legs of either delivery', () => {
    const legs = [
      { ...of('call', 450, 2), exercised: 2, cashPerContractCents: cents(34_560), sharesPerContract: 0 },
      {
        ...of('call', 440, -2),
        exercised: 1,
        cashPerContractCents: cents(-4_400_000),
        sharesPerContract: 100,
      },
    ];
    expect(deliveredBy(legs)).toEqual({ cashCents: 69_120 + 4_400_000, shares: -100 });
    expect(deliveredBy([])).toEqual({ cashCents: 0, shares: 0 });
  });
});
