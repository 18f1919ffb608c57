// Tests that a preview says what an order does to buying power, and that its items add up to the cent.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MARGIN_RULES } from './account-requirement.ts';
import { APRIL, condor, leg, MARCH, seriesOn } from './margin-leg.fixture.ts';
import { previewBuyingPower, type PreviewedOrder, type RulePreview } from './preview-buying-power.ts';
import type { PricedLeg } from './requirement.ts';
import type { Underlying } from './underlying.ts';

const spy = (): Underlying => ({ spotPoints: 450, kind: 'broad-etf' });

const preview = (
  legs: readonly PricedLeg[],
  order: PreviewedOrder,
  cashCents = 10_000_000,
): Readonly<Record<string, RulePreview>> =>
  Object.fromEntries(
    previewBuyingPower({ cashCents, legs, shares: [] }, order, spy).map((one) => [one.rule, one]),
  );

describe('previewBuyingPower', () => {
  it('reconciles a 200-dollar spread: premium and fees and the spread, nothing else', () => {
    // Calls 111 and 113 sold for 155 dollars; 9 cents of fees. 26,649.22 + 155 - 0.09 - 200 = 26,604.13.
    const expiry = seriesOn('2025-03-14');
    const legs = [leg(-1, 'call', 111, { expiry, price: 2.6 }), leg(1, 'call', 113, { expiry, price: 1.05 })];
    const shown = { root: 'SPY', sessionDate: '2025-03-14', right: 'call' };
    for (const rule of Object.values(preview([], { legs, feesCents: 9 }, 2_664_922))) {
      expect(rule).toMatchObject({
        before: { ok: true, cents: 2_664_922 },
        after: { ok: true, cents: 2_660_413 },
        items: [
          { name: 'premium', cents: 15_500 },
          { name: 'fees', cents: -9 },
          { name: 'reserved', cents: -20_000, part: { cents: 20_000, shares: 0 } },
        ],
      });
      const [, , reserved] = rule.items as readonly [
        unknown,
        unknown,
        { readonly part: { readonly legs: unknown[] } },
      ];
      expect(reserved.part.legs).toHaveLength(2);
      expect(reserved.part.legs).toContainEqual({ ...shown, strikeCents: 11_100, quantity: -1 });
    }
  });

  it('names the rules in their order', () => {
    expect(
      previewBuyingPower({ cashCents: 0, legs: [], shares: [] }, { legs: [], feesCents: 0 }, spy),
    ).toEqual(
      MARGIN_RULES.map((rule) => ({
        rule,
        before: { ok: true, cents: 0 },
        after: { ok: true, cents: 0 },
        items: [
          { name: 'premium', cents: 0 },
          { name: 'fees', cents: 0 },
        ],
      })),
    );
  });

  it('shows what stays nowhere, what goes as released and what comes as reserved', () => {
    const near = condor(1, [430, 440, 460, 470]);
    const order = { legs: condor(1, [425, 440, 460, 475], APRIL), feesCents: 40 };
    const { quantor, alpaca } = preview(near, order);
    expect(quantor?.items.map(({ name, cents }) => [name, cents])).toEqual([
      ['premium', 0],
      ['fees', -40],
      ['reserved', -150_000],
    ]);
    // Alpaca asks for the largest expiry alone: 1,000 dollars are given back, 1,500 taken.
    expect(alpaca?.items.map(({ name, cents }) => [name, cents])).toEqual([
      ['premium', 0],
      ['fees', -40],
      ['released', 100_000],
      ['reserved', -150_000],
    ]);
    expect(alpaca?.after).toEqual({ ok: true, cents: 10_000_000 - 40 - 150_000 });
  });

  it('gives back what a closed spread was asked for', () => {
    const put = leg(-1, 'put', 440, { price: 4 });
    const wing = leg(1, 'put', 430, { price: 3 });
    const closing = [
      { ...put, quantity: 1 },
      { ...wing, quantity: -1 },
    ];
    const { cboe } = preview([put, wing], { legs: closing, feesCents: 5 });
    expect(cboe?.items.map(({ name, cents }) => [name, cents])).toEqual([
      ['premium', -10_000],
      ['fees', -5],
      ['released', 100_000],
    ]);
  });

  it('has no figure after selling a call that nothing covers, with the reason and no items', () => {
    const { quantor, cboe, alpaca } = preview([], {
      legs: [leg(-1, 'call', 460, { price: 3 })],
      feesCents: 5,
    });
    const gap = { ok: false, reason: 'uncovered-calls' };
    expect(quantor).toEqual({
      rule: 'quantor',
      before: { ok: true, cents: 10_000_000 },
      after: gap,
      items: [],
    });
    expect(alpaca?.after).toEqual(gap);
    // 3 + 57.5 asked, 3 received: 5,750 dollars and 5 cents less.
    expect(cboe?.after).toEqual({ ok: true, cents: 10_000_000 - 575_000 - 5 });
  });

  it('has a figure after but no items where the order covers what had no bound', () => {
    const { quantor } = preview([leg(-1, 'call', 460)], {
      legs: [leg(1, 'call', 470, { price: 2 })],
      feesCents: 0,
    });
    expect(quantor?.before).toEqual({ ok: false, reason: 'uncovered-calls' });
    expect(quantor?.after).toEqual({ ok: true, cents: 10_000_000 - 20_000 - 100_000 });
    expect(quantor?.items).toEqual([]);
  });

  it('has no figure after an order with a leg that has no price, also where the rule needs none', () => {
    const legs = [leg(1, 'call', 470, { price: undefined }), leg(1, 'call', 480)];
    for (const { after, items } of Object.values(preview([], { legs, feesCents: 0 }))) {
      expect(after).toEqual({ ok: false, reason: 'no-option-price' });
      expect(items).toEqual([]);
    }
    // The first reason stands.
    const naked = [leg(-1, 'call', 470, { price: undefined })];
    expect(preview([], { legs: naked, feesCents: 0 })['quantor']?.after).toEqual({
      ok: false,
      reason: 'uncovered-calls',
    });
  });

  it('has no figure after an order whose premium is more than cents can count', () => {
    const legs = Array.from({ length: 10 }, (_, index) =>
      leg(100_000, 'put', 400 + index, { price: 1_000_000 }),
    );
    expect(preview([], { legs, feesCents: 0 })['cboe']?.after).toEqual({ ok: false, reason: 'out-of-range' });
  });

  it.each([Number.NaN, 0.5, -1, Infinity])('refuses fees of %d cents', (feesCents) => {
    expect(() => preview([], { legs: [], feesCents })).toThrow(/expected fees in whole cents, not negative/);
  });

  it.each([Number.NaN, 0.5, Infinity])('refuses cash of %d cents', (cash) => {
    expect(() => preview([], { legs: [], feesCents: 0 }, cash)).toThrow(
      /expected cash in whole cents, found/,
    );
  });

  it('items add up to the change, for any book and order', () => {
    const anyLeg = fc
      .tuple(
        fc.integer({ min: -3, max: 3 }).filter((quantity) => quantity !== 0),
        fc.constantFrom('put', 'call' as const),
        fc.constantFrom(420, 430, 440, 450, 460, 470, 485),
        fc.constantFrom(MARCH, APRIL),
        fc.integer({ min: 0, max: 4_000 }),
      )
      .map(([quantity, right, strike, expiry, price]) =>
        leg(quantity, right, strike, { expiry, price: price / 100 }),
      );
    const anyBook = fc.array(anyLeg, { maxLength: 6 });
    fc.assert(
      fc.property(anyBook, anyBook, fc.integer({ min: 0, max: 999 }), (legs, orderLegs, feesCents) => {
        for (const { before, after, items } of Object.values(preview(legs, { legs: orderLegs, feesCents }))) {
          if (!before.ok || !after.ok) {
            expect(items).toEqual([]);
            continue;
          }
          const change = items.reduce((sum, { cents }) => sum + cents, 0);
          expect(before.cents + change).toBe(after.cents);
        }
      }),
    );
  });
});
