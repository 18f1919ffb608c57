// Tests the universal spread rule on Alpaca's examples and as properties, beside Quantor's own bound.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alpacaRequirement } from './alpaca-requirement.ts';
import { APRIL, condor, leg, MARCH, seriesOn } from './margin-leg.fixture.ts';
import type { PricedLeg } from './requirement.ts';
import { summedWorstLossCents } from './loss/worst-expiry-loss.ts';

function dollars(legs: readonly PricedLeg[]): number | string {
  const requirement = alpacaRequirement(legs);
  return requirement.ok ? requirement.cents / 100 : requirement.reason;
}

describe('alpacaRequirement', () => {
  it('is 0 for the four calls of Alpaca’s example, 1,000 dollars for the spread it sells alone', () => {
    const legs = [leg(1, 'call', 100), leg(-1, 'call', 110), leg(-1, 'call', 190), leg(1, 'call', 200)];
    expect(dollars(legs)).toBe(0);
    expect(dollars(legs.slice(2))).toBe(1_000);
  });

  it('is the wider side of a condor, and the strike of a put sold alone', () => {
    expect(dollars(condor(2, [400, 450, 500, 660]))).toBe(32_000);
    expect(dollars([leg(-1, 'put', 450)])).toBe(45_000);
  });

  it('is the largest of several expiries, where Quantor’s own bound is their sum', () => {
    const legs = [...condor(1, [430, 440, 460, 470]), ...condor(1, [420, 440, 460, 470], APRIL)];
    expect(dollars(legs)).toBe(2_000);
    expect(summedWorstLossCents(legs)).toBe(300_000);
    expect(dollars(legs.toReversed())).toBe(2_000);
  });

  it('names the expiry that asks for it, the earliest of equals', () => {
    const legs = [...condor(1, [430, 440, 460, 470], APRIL), ...condor(1, [430, 440, 460, 470])];
    expect(alpacaRequirement(legs)).toMatchObject({
      parts: [{ kind: 'expiry-payoff', cents: 100_000, legs: [{ sessionDate: '2025-03-21' }, {}, {}, {}] }],
    });
  });

  it('has no figure for calls that only a later one covers', () => {
    expect(dollars([leg(-1, 'call', 460), leg(1, 'call', 460, { expiry: APRIL })])).toBe('uncovered-calls');
    expect(dollars([leg(-1, 'call', 460)])).toBe('uncovered-calls');
  });

  it('takes an opening and a closing settlement of one date for two expiries', () => {
    const opening = seriesOn('2025-03-21', 'SPX', 'AM');
    const legs = [leg(-1, 'put', 460, { expiry: opening }), leg(1, 'put', 450)];
    expect(dollars(legs)).toBe(46_000);
  });

  it('tells settlements of one class and date apart', () => {
    const legs = [
      leg(-1, 'put', 460, { expiry: seriesOn('2025-03-21', 'SPX', 'AM') }),
      leg(1, 'put', 450, { expiry: seriesOn('2025-03-21', 'SPX') }),
    ];
    expect(dollars(legs)).toBe(46_000);
    expect(summedWorstLossCents(legs)).toBe(4_600_000);
  });

  it('refuses what cannot be, and what cents cannot count', () => {
    expect(dollars([leg(Number.NaN, 'put', 450)])).toBe('invalid-position');
    expect(dollars([leg(-1, 'put', 450, { price: Infinity })])).toBe('invalid-position');
    const huge = leg(-100_000, 'put', 1_000_000);
    expect(dollars(Array.from({ length: 10 }, () => huge))).toBe('out-of-range');
    expect(dollars(Array.from({ length: 9 }, () => huge))).toBe(9e13);
    expect(dollars([])).toBe(0);
  });
});

describe('properties of the rule and of the summed worst loss', () => {
  const anyLeg = fc
    .tuple(
      fc.integer({ min: -3, max: 3 }).filter((quantity) => quantity !== 0),
      fc.constantFrom('put', 'call' as const),
      fc.integer({ min: 400, max: 500 }),
      fc.constantFrom(MARCH, APRIL),
    )
    .map(([quantity, right, strike, expiry]) => leg(quantity, right, strike, { expiry }));
  const anyBook = fc.array(anyLeg, { maxLength: 8 });

  /** Cents; without bound counts as more than any. */
  const both = (book: readonly PricedLeg[]): readonly [number, number] => {
    const requirement = alpacaRequirement(book);
    return [requirement.ok ? requirement.cents : Infinity, summedWorstLossCents(book)];
  };

  it('a long never raises them', () => {
    fc.assert(
      fc.property(anyBook, anyLeg, (book, extra) => {
        const long = { ...extra, quantity: Math.abs(extra.quantity) };
        const [alpaca, worst] = both(book);
        const [alpacaWith, worstWith] = both([...book, long]);
        expect(alpacaWith).toBeLessThanOrEqual(alpaca);
        expect(worstWith).toBeLessThanOrEqual(worst);
      }),
    );
  });

  it('the order of legs changes nothing, and so many times the book asks for so many times as much', () => {
    fc.assert(
      fc.property(anyBook, fc.integer({ min: 1, max: 50 }), (book, times) => {
        expect(both(book.toReversed())).toEqual(both(book));
        const scaled = book.map((one) => ({ ...one, quantity: one.quantity * times }));
        expect(both(scaled)).toEqual(both(book).map((figure) => figure * times));
      }),
    );
  });

  it('the sum is never below the largest', () => {
    fc.assert(
      fc.property(anyBook, (book) => {
        const [alpaca, worst] = both(book);
        expect(worst).toBeGreaterThanOrEqual(alpaca);
      }),
    );
  });
});
