// What may stand between a market as it was drawn and the run on it: nothing in a backtest, another future in a proof.
import type { Root } from '../../../core/domain/index.ts';
import type { MarketVolatility } from './volatility/market-volatility.ts';
import type { PriceHistory } from './price-history.ts';

/**
 * Is shown what is made before a run (bars cleaned or drawn inside days, then the levels quotes rest on) and gives what the
 * run is to be made of. Of every class that is traded, the run's own first.
 */
export interface DrawnStream {
  /** Whether all files end where they were cut off: then one that has no bar of the last session does not end the run before it. */
  readonly isCut: boolean;
  prices(drawn: PriceHistory, root: Root): PriceHistory;
  /** `history` is what `prices` gave. */
  volatility(drawn: MarketVolatility, history: PriceHistory, root: Root): MarketVolatility;
}

export const AS_DRAWN: DrawnStream = { isCut: false, prices: (drawn) => drawn, volatility: (drawn) => drawn };
