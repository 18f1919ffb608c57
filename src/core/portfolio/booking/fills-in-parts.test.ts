// Tests fills that open and close a trade in parts, and what may not be taken from it.
import { describe, expect, it } from 'vitest';
import { cents, partOfStructure } from '../../domain/index.ts';
import { assertCashIdentity } from '../cash-identity.ts';
import { CONDOR, EXPIRY, openingOf } from '../open-trade.fixture.ts';
import { emptyPortfolio } from '../portfolio-state.ts';
import { bookClosing, bookIncrease, takeContracts } from './book-orders.ts';
import { closing, open } from './booked-trade.fixture.ts';
import { bookCash } from './end-trade.ts';

describe('fills in parts', () => {
  it('add units at the mean of their prices', () => {
    const portfolio = emptyPortfolio(cents(0));
    const trade = open(portfolio, 1, CONDOR, 1);
    const later = openingOf({
      quantity: 2,
      legPricesCents: [60, 113, 92, 49].map(cents),
      creditCents: 96,
      quotedAtMs: EXPIRY.settlesAtMs,
      feesCents: cents(300),
    });
    bookIncrease(portfolio, trade, later);
    expect(trade.opening).toMatchObject({
      quantity: 3,
      creditCents: (95 + 2 * 96) / 3,
      legPricesCents: [(59 + 120) / 3, (111 + 226) / 3, 92, 49],
      feesCents: 560,
    });
    expect(trade).toMatchObject({
      legContracts: [3, -3, -3, 3],
      cashFlowCents: 9500 + 19_200 - 560,
      // Marked at the latest fill.
      markCents: -3 * 9600,
      quotedAtMs: EXPIRY.settlesAtMs,
      isMarkFresh: false,
    });
    assertCashIdentity(portfolio);
  });

  it('close units and leave the rest open, legs that differ too', () => {
    const portfolio = emptyPortfolio(cents(0));
    const trade = open(portfolio, 1, CONDOR, 3);
    const one = { ...closing(trade, [20, 60, 50, 20], 100), quantity: 1 };
    expect(bookClosing(portfolio, trade, one)).toBeUndefined();
    expect(trade).toMatchObject({ legContracts: [2, -2, -2, 2], markCents: -2 * 9500 });
    const wing = { ...one, bundle: partOfStructure(CONDOR, [2, 3]), legPricesCents: [70, 10].map(cents) };
    expect(bookClosing(portfolio, trade, { ...wing, quantity: 2 })).toBeUndefined();
    expect(trade.legContracts).toEqual([2, -2, 0, 0]);
    const rest = { ...one, bundle: partOfStructure(CONDOR, [0, 1]), legPricesCents: [5, 30].map(cents) };
    const closed = bookClosing(portfolio, trade, { ...rest, quantity: 2 });
    expect(closed).toMatchObject({
      legExitPricesCents: [(20 + 2 * 5) / 3, (60 + 2 * 30) / 3, (50 + 2 * 70) / 3, (20 + 2 * 10) / 3],
      pnlCents: 3 * 9500 - 260 + 100 * (-70 + 2 * (-60 - 25)) - 300,
      shareCashCents: 0,
    });
    expect(portfolio).toMatchObject({ openTrades: [], cashCents: closed?.pnlCents });
  });

  it('take no more than is held and nothing of the other side', () => {
    const portfolio = emptyPortfolio(cents(0));
    const trade = open(portfolio, 1, CONDOR, 2);
    for (const contracts of [3, -1, 0, Number.NaN])
      expect(() => takeContracts(trade, 0, { contracts, cashCents: 0 })).toThrow(
        /holds 2 contracts of leg 0/,
      );
    expect(() => takeContracts(trade, 1, { contracts: -3, cashCents: 0 })).toThrow(
      /holds -2 contracts of leg 1/,
    );
    expect(takeContracts(trade, 0, { contracts: 2, cashCents: 7 })).toBe(7);
    expect(trade.legContracts[0]).toBe(0);
  });

  it('are booked in whole cents and with fees that cost', () => {
    const portfolio = emptyPortfolio(cents(0));
    const trade = open(portfolio, 1, CONDOR, 1);
    for (const wrong of [{ cashCents: 0.5 }, { feesCents: -1 }, { feesCents: Number.NaN }])
      expect(() => bookCash(portfolio, trade, { cashCents: 0, feesCents: 0, ...wrong })).toThrow(
        /trade 1 is booked whole cents/,
      );
  });
});
