// Tests what holds of the strategy rules for any book, and what they refuse.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alpacaRequirement } from '../alpaca-requirement.ts';
import { APRIL, leg, MARCH } from '../margin-leg.fixture.ts';
import { dollars, ETF } from './strategy-dollars.fixture.ts';
import { strategyRequirement } from './strategy-requirement.ts';
import { CBOE_RULE, IBKR_RULE, LEAN_RULE } from './strategy-rule.ts';

describe('positions that are refused or need nothing', () => {
  it('asks for nothing where nothing is short, whatever is known', () => {
    const nothing = { ok: true, cents: 0, parts: [] };
    expect(strategyRequirement(CBOE_RULE, [], undefined)).toEqual(nothing);
    expect(strategyRequirement(CBOE_RULE, [leg(1, 'put', 450, { price: undefined })], undefined)).toEqual(
      nothing,
    );
    expect(strategyRequirement(CBOE_RULE, [leg(1, 'put', 450), leg(-1, 'put', 450)], undefined)).toEqual(
      nothing,
    );
  });

  it('has no figure where a price is missing', () => {
    const put = leg(-1, 'put', 450);
    expect(strategyRequirement(CBOE_RULE, [put], undefined)).toEqual({
      ok: false,
      reason: 'no-underlying-price',
    });
    const unpriced = [leg(-1, 'put', 450, { price: undefined })];
    expect(strategyRequirement(CBOE_RULE, unpriced, ETF)).toEqual({ ok: false, reason: 'no-option-price' });
    expect(dollars(CBOE_RULE, [put, leg(1, 'put', 440, { price: undefined })])).toBe(1_000);
  });

  it.each([
    [leg(Number.NaN, 'put', 450)],
    [leg(0.5, 'put', 450)],
    [leg(Infinity, 'put', 450)],
    [leg(-1, 'put', 450, { price: -0.01 })],
    [leg(-1, 'put', 450, { price: Number.NaN })],
    [leg(1, 'put', Number.NaN)],
    [leg(1, 'put', 0)],
  ])('refuses a leg that cannot be: %j', (one) => {
    expect(strategyRequirement(CBOE_RULE, [one], ETF)).toEqual({ ok: false, reason: 'invalid-position' });
  });

  it.each([0, -1, Number.NaN, Infinity, 1_000_000.01])('refuses an underlying at %d', (spotPoints) => {
    expect(strategyRequirement(CBOE_RULE, [leg(-1, 'put', 450)], { ...ETF, spotPoints })).toEqual({
      ok: false,
      reason: 'invalid-position',
    });
  });

  it('says so where a sum is more than cents can count', () => {
    const huge = leg(-100_000, 'put', 1_000_000, { price: 1_000_000 });
    const many = Array.from({ length: 200 }, (_, index) => ({
      ...huge,
      contract: { ...huge.contract, strikeCents: huge.contract.strikeCents - index },
    }));
    expect(strategyRequirement(CBOE_RULE, many, ETF)).toEqual({ ok: false, reason: 'out-of-range' });
  });
});

describe('properties', () => {
  const anyLeg = fc
    .tuple(
      fc.integer({ min: -3, max: 3 }).filter((quantity) => quantity !== 0),
      fc.constantFrom('put', 'call' as const),
      fc.constantFrom(420, 430, 440, 450, 460, 470, 485),
      fc.constantFrom(MARCH, APRIL),
      fc.integer({ min: 0, max: 400 }),
    )
    .map(([quantity, right, strike, expiry, price]) =>
      leg(quantity, right, strike, { expiry, price: price / 100 }),
    );
  const anyBook = fc.array(anyLeg, { maxLength: 8 });
  const anyRule = fc.constantFrom(CBOE_RULE, IBKR_RULE, LEAN_RULE);

  it('the order of legs changes nothing, nor do legs that cancel', () => {
    fc.assert(
      fc.property(anyRule, anyBook, (rule, book) => {
        const flat = [leg(2, 'put', 999), leg(-2, 'put', 999)];
        expect(dollars(rule, [...flat, ...book.toReversed()])).toBe(dollars(rule, book));
      }),
    );
  });

  it('so many times the book asks for so many times as much', () => {
    fc.assert(
      fc.property(anyRule, anyBook, fc.integer({ min: 2, max: 50 }), (rule, book, times) => {
        const scaled = book.map((one) => ({ ...one, quantity: one.quantity * times }));
        expect(dollars(rule, scaled)).toBeCloseTo(times * dollars(rule, book), 6);
      }),
    );
  });

  it('parts add up to the requirement, and none is negative', () => {
    fc.assert(
      fc.property(anyRule, anyBook, (rule, book) => {
        const requirement = strategyRequirement(rule, book, ETF);
        if (!requirement.ok) throw new Error(requirement.reason);
        expect(requirement.parts.reduce((sum, { cents }) => sum + cents, 0)).toBe(requirement.cents);
        for (const { cents, legs } of requirement.parts) {
          expect(cents).toBeGreaterThanOrEqual(0);
          expect(legs.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('Interactive Brokers never asks for less than the exchange', () => {
    fc.assert(
      fc.property(anyBook, (book) => {
        expect(dollars(IBKR_RULE, book)).toBeGreaterThanOrEqual(dollars(CBOE_RULE, book));
      }),
    );
  });

  it('the exchange asks for at least the worst payoff of one expiry whose shorts are covered', () => {
    const width = fc.integer({ min: 1, max: 40 });
    const anySpread = fc
      .tuple(fc.constantFrom('put', 'call' as const), fc.integer({ min: 400, max: 500 }), width, fc.boolean())
      .map(([right, strike, distance, isHigher]) => [
        leg(-1, right, strike),
        leg(1, right, isHigher ? strike + distance : strike - distance),
      ]);
    fc.assert(
      fc.property(fc.array(anySpread, { maxLength: 4 }), (spreads) => {
        const book = spreads.flat();
        const worst = alpacaRequirement(book);
        if (!worst.ok) throw new Error(worst.reason);
        expect(dollars(CBOE_RULE, book)).toBeGreaterThanOrEqual(worst.cents / 100);
      }),
    );
  });
});
