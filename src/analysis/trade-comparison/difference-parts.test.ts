// Checks the parts of a difference by hand, and that they always add up to it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cents, cents } from '../../core/domain/index.ts';
import { differenceParts } from './difference-parts.ts';
import { checkList } from './list-checks.ts';
import { listedTrade, ownTrade } from './listed-trades.fixture.ts';

describe('the parts of a difference', () => {
  test('are at the size of the run', () => {
    // -88.40 + 196.80 = 108.40. At one contract the list has 324.00, 412.00, 10.40 and -98.40.
    expect(differenceParts(ownTrade(), listedTrade())).toEqual({
      totalCents: 10_840,
      sizeCents: 9840,
      entryCents: 400,
      exitCents: -400,
      feesCents: 1000,
      restCents: 0,
    });
  });

  test('leave to the rest what the list does not tell, and what its P&L has beside its own figures', () => {
    const { feesCents: _, ...without } = listedTrade({ contracts: 1, legs: [] });
    // 324 - 412 - 5.20 make -93.20; the list says -90.00 and has no fees.
    const told = {
      ...without,
      creditCents: cents(32_400),
      closingCents: cents(41_200),
      pnlCents: cents(-9000),
    };
    const parts = differenceParts(ownTrade(), told);
    expect(parts).toEqual({
      totalCents: 160,
      sizeCents: 0,
      entryCents: 400,
      exitCents: -400,
      restCents: 160,
    });
  });

  test('count shares, not contracts: one contract of 100 shares is ten of 10', () => {
    const parts = differenceParts(ownTrade(), listedTrade({ contracts: 20, multiplier: 10 }));
    expect(parts).toEqual(differenceParts(ownTrade(), listedTrade()));
  });

  test('are not there while a trade is open', () => {
    const { pnlCents: _, ...open } = ownTrade();
    expect(differenceParts(open, listedTrade())).toBeUndefined();
    const { pnlCents: __, ...listed } = listedTrade();
    expect(differenceParts(ownTrade(), listed)).toBeUndefined();
  });

  test('add up to the cent, and of a list whose figures add up the rest is rounding', () => {
    const amount = fc.integer({ min: -5_000_000, max: 5_000_000 });
    const size = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(
        fc.tuple(
          amount,
          amount,
          amount,
          size,
          fc.tuple(amount, amount, amount, size, fc.constantFrom(-7, 0, 300)),
        ),
        ([
          credit,
          closing,
          fees,
          contracts,
          [theirCredit, theirClosing, theirFees, theirContracts, beside],
        ]) => {
          const own = ownTrade({ contracts, ...money(credit, closing, fees, 0) });
          const theirs = listedTrade({
            contracts: theirContracts,
            ...money(theirCredit, theirClosing, theirFees, beside),
          });
          const parts = differenceParts(own, theirs);
          if (parts === undefined) throw new Error('both are closed');
          const { totalCents, sizeCents, entryCents, exitCents = 0, feesCents = 0, restCents } = parts;
          expect(sizeCents + entryCents + exitCents + feesCents + restCents).toBe(totalCents);
          expect(totalCents).toBe((own.pnlCents ?? 0) - (theirs.pnlCents ?? 0));
          const inSize = (beside * contracts) / theirContracts;
          expect(Math.abs(restCents + inSize)).toBeLessThanOrEqual(2);
        },
      ),
    );
  });
});

function money(
  credit: number,
  closing: number,
  fees: number,
  beside: number,
): Record<'creditCents' | 'closingCents' | 'feesCents' | 'pnlCents', Cents> {
  return {
    creditCents: cents(credit),
    closingCents: cents(closing),
    feesCents: cents(fees),
    pnlCents: cents(credit - closing - fees + beside),
  };
}

test("a list's own figures are held against each other, to a cent a contract", () => {
  const { pnlCents: _, ...open } = listedTrade();
  const off = listedTrade({ pnlCents: cents(-19_683) });
  const checks = checkList([listedTrade({ pnlCents: cents(-19_682) }), off, open]);
  expect(checks).toEqual({
    closed: 2,
    open: 1,
    pnlCents: -39_365,
    feesCents: 4160,
    feesUntold: 0,
    checked: 2,
    unexplained: [{ trade: off, differenceCents: -3 }],
  });
});
