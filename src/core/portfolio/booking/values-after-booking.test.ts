// Tests that a trade is worth what is left of it as soon as a booking has taken or added a part.
import { expect, it } from 'vitest';
import { cents } from '../../domain/index.ts';
import { assertCashIdentity } from '../cash-identity.ts';
import { condorContracts } from '../../../../test/fixtures/venue-stage.ts';
import { CONDOR, openingOf } from '../open-trade.fixture.ts';
import { emptyPortfolio } from '../portfolio-state.ts';
import { bookLiquidation } from './book-deliveries.ts';
import { bookIncrease, bookShares } from './book-orders.ts';
import { open } from './booked-trade.fixture.ts';

it('weighs the first fill by its own units', () => {
  const portfolio = emptyPortfolio(cents(0));
  const trade = open(portfolio, 1, CONDOR, 3);
  const later = { legPricesCents: [63, 119, 92, 49].map(cents), creditCents: 99 };
  bookIncrease(portfolio, trade, openingOf({ ...later, quantity: 1 }));
  expect(trade.opening).toMatchObject({ quantity: 4, creditCents: 96, legPricesCents: [60, 113, 92, 49] });
});

it('counts shares no longer once they are sold in part', () => {
  const portfolio = emptyPortfolio(cents(0));
  const trade = open(portfolio, 1, CONDOR, 2);
  Object.assign(trade, { shares: 200, sharePriceCents: 25_000 });
  bookShares(portfolio, trade, { shares: -50, priceCents: cents(25_100), feesCents: cents(1) });
  expect(trade).toMatchObject({ shares: 150, markCents: -2 * 9500 + 150 * 25_000 });
});

it('counts a leg no longer once the broker has closed it', () => {
  const portfolio = emptyPortfolio(cents(0));
  const trade = open(portfolio, 1, CONDOR, 2);
  const { shortCall } = condorContracts(CONDOR);
  const bought = { contract: shortCall, quantity: 2, priceCents: cents(130) };
  bookLiquidation(portfolio, { legs: [bought], crossed: [], feesCents: cents(0) });
  // 59 - 111 + 49 a share are left.
  expect(trade).toMatchObject({ markCents: -3 * 200, windDown: 'liquidated' });
  assertCashIdentity(portfolio);
});
