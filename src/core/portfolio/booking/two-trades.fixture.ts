// Two open trades in one SPY condor, for tests of what falls on several trades at once.
import { cents, type OpenTrade, type OptionContract } from '../../domain/index.ts';
import { stageCondor, stageExpiry } from '../../../../test/fixtures/venue-stage.ts';
import { openingOf } from '../open-trade.fixture.ts';
import { emptyPortfolio, type Portfolio } from '../portfolio-state.ts';
import { bookOpening } from './book-orders.ts';

export const SPY = stageExpiry('SPY', '2018-02-16', 'PM');
export const CONDOR = stageCondor(SPY, [250, 260, 280, 290]);
export const LEGS = CONDOR.legs.map(({ contract }) => contract) as [
  OptionContract,
  OptionContract,
  OptionContract,
  OptionContract,
];

/** Trades 1 and 2 of two and three condors for 95 cents each, fees of 260 cents each. */
export function twoTrades(): { portfolio: Portfolio; first: OpenTrade; second: OpenTrade } {
  const portfolio = emptyPortfolio(cents(1_000_000));
  const first = bookOpening(portfolio, openingOf({ tradeId: 1, structure: CONDOR, quantity: 2 }));
  const second = bookOpening(portfolio, openingOf({ tradeId: 2, structure: CONDOR, quantity: 3 }));
  return { portfolio, first, second };
}
