// Tests the worst loss at expiry on brokers' worked examples and against a search over every cent of the underlying.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cents,
  type EpochMs,
  intrinsicPoints,
  optionContract,
  type OptionExpiry,
  type OptionRight,
  type SessionDate,
} from '../domain/index.ts';
import { type SignedLeg, summedWorstLossCents, worstExpiryLossCents } from './worst-expiry-loss.ts';

const expiryOn = (date: string, root: OptionExpiry['root'] = 'SPY'): OptionExpiry => ({
  root,
  sessionDate: date as SessionDate,
  settlement: 'PM',
  lastTradeMs: 0 as EpochMs,
  settlesAtMs: 0 as EpochMs,
});
const MARCH = expiryOn('2025-03-21');

const leg = (quantity: number, right: OptionRight, strike: number, expiry = MARCH): SignedLeg => ({
  contract: optionContract(expiry, right, cents(strike * 100)),
  quantity,
});

const condor = (
  quantity: number,
  strikes: readonly [number, number, number, number],
  expiry = MARCH,
): SignedLeg[] => [
  leg(quantity, 'put', strikes[0], expiry),
  leg(-quantity, 'put', strikes[1], expiry),
  leg(-quantity, 'call', strikes[2], expiry),
  leg(quantity, 'call', strikes[3], expiry),
];

describe('worstExpiryLossCents', () => {
  it('is 0 for the covered call spreads of Alpaca’s universal-spread example', () => {
    const legs = [leg(1, 'call', 100), leg(-1, 'call', 110), leg(-1, 'call', 190), leg(1, 'call', 200)];
    expect(worstExpiryLossCents(legs)).toBe(0);
    // Taken apart, the upper spread alone could lose its width.
    expect(worstExpiryLossCents(legs.slice(2))).toBe(100_000);
  });

  it('is 10,000 dollars for ten condors of 160/170/180/190, as in IBKR’s example', () => {
    expect(worstExpiryLossCents(condor(10, [160, 170, 180, 190]))).toBe(1_000_000);
  });

  it('is the wider side of unequal wings', () => {
    expect(worstExpiryLossCents(condor(2, [400, 450, 500, 660]))).toBe(3_200_000);
    expect(worstExpiryLossCents(condor(2, [290, 450, 500, 550]))).toBe(3_200_000);
  });

  it('is unbounded where more calls are short than long', () => {
    expect(worstExpiryLossCents([leg(-1, 'call', 500)])).toBe(Infinity);
    expect(worstExpiryLossCents([leg(-2, 'call', 500), leg(1, 'call', 510), leg(-5, 'put', 400)])).toBe(
      Infinity,
    );
  });

  it('is the whole strike of a naked put, and nothing for what is only long', () => {
    expect(worstExpiryLossCents([leg(-1, 'put', 450)])).toBe(4_500_000);
    expect(worstExpiryLossCents([leg(3, 'put', 450), leg(1, 'call', 500)])).toBe(0);
    expect(worstExpiryLossCents([])).toBe(0);
  });

  it('equals a search over every cent', () => {
    const anyLeg = fc.tuple(
      fc.integer({ min: -3, max: 3 }),
      fc.constantFrom('call', 'put' as const),
      fc.integer({ min: 1, max: 400 }),
    );
    fc.assert(
      fc.property(fc.array(anyLeg, { maxLength: 6 }), (tuples) => {
        const legs = tuples.map(([quantity, right, strikeCents]) => ({
          contract: optionContract(MARCH, right, cents(strikeCents)),
          quantity,
        }));
        const callsNet = legs
          .filter(({ contract }) => contract.right === 'call')
          .reduce((sum, one) => sum + one.quantity, 0);
        const found = worstExpiryLossCents(legs);
        if (callsNet < 0) {
          expect(found).toBe(Infinity);
          return;
        }
        let worst = 0;
        for (let underlying = 0; underlying <= 500; underlying += 1) {
          const payoff = legs.reduce(
            (sum, { contract, quantity }) =>
              sum +
              quantity * contract.multiplier * Math.round(100 * intrinsicPoints(contract, underlying / 100)),
            0,
          );
          worst = Math.max(worst, -payoff);
        }
        expect(found).toBe(worst);
      }),
    );
  });
});

describe('summedWorstLossCents', () => {
  const near = condor(1, [160, 170, 180, 190]);

  it('adds up expiries and roots', () => {
    const april = condor(1, [150, 170, 180, 190], expiryOn('2025-04-17'));
    const index = condor(-1, [160, 170, 180, 190], expiryOn('2025-03-21', 'XSP'));
    expect(summedWorstLossCents([...near, ...april])).toBe(300_000);
    expect(summedWorstLossCents([...near, ...index])).toBe(100_000);
    expect(summedWorstLossCents([])).toBe(0);
  });

  it('takes one expiry together, also where its objects differ', () => {
    const reversed = condor(-1, [160, 170, 180, 190], expiryOn('2025-03-21'));
    expect(summedWorstLossCents(reversed)).toBe(0);
    expect(summedWorstLossCents([...near, ...reversed])).toBe(0);
    expect(summedWorstLossCents([...near, ...condor(-1, [160, 170, 180, 190], expiryOn('2025-04-17'))])).toBe(
      100_000,
    );
  });

  it('is unbounded where any part is', () => {
    expect(summedWorstLossCents([...near, leg(-1, 'call', 500, expiryOn('2025-04-17'))])).toBe(Infinity);
  });
});
