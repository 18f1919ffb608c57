// Trades opened and closed in one line, for tests of what else happens to them.
import { cents, type OpenTrade, type OptionStructure, structureValue } from '../../domain/index.ts';
import { openingOf } from '../open-trade.fixture.ts';
import type { Portfolio } from '../portfolio-state.ts';
import { bookOpening, type ClosingFill } from './book-orders.ts';

/** Opens a trade at these prices of its legs, cents a share. */
export function open(
  portfolio: Portfolio,
  tradeId: number,
  structure: OptionStructure,
  quantity: number,
  legPrices = [59, 111, 92, 49],
) {
  const creditCents = cents(-structureValue(structure, legPrices));
  const legPricesCents = legPrices.map(cents);
  return bookOpening(portfolio, openingOf({ tradeId, structure, quantity, legPricesCents, creditCents }));
}

/** The fill of an order that closes all of a trade. */
export function closing({ opening }: OpenTrade, prices: readonly number[], fees: number): ClosingFill {
  const { structure: bundle, quantity } = opening;
  return { bundle, quantity, legPricesCents: prices.map(cents), feesCents: cents(fees) };
}
