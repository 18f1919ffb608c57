// Everything a simulated chain is made from; each part is built by its own room or folder and injected.
import type { Root, TickRule } from '../../domain/index.ts';
import type { Listings, TradingSession } from '../../market/index.ts';
import type { SessionBars } from '../session-bars.ts';
import type { VarianceClock } from '../surface/variance-clock.ts';
import type { VolatilityPath } from '../volatility/volatility-path.ts';
import type { CarryRates } from './carry-rates.ts';
import type { SmileSource } from '../surface/smile-source.ts';
import type { SpreadModel } from './spread-model.ts';

export interface SimulatedChainInput {
  readonly root: Root;
  /** Bars in the root's points; their closes are the spot. */
  readonly market: SessionBars;
  /** All sessions of the calendar, reaching 190 days beyond the last bar and past every expiry looked at. */
  readonly sessions: readonly TradingSession[];
  readonly clock: VarianceClock;
  /** Index levels by bar of `market`. */
  readonly volatility: VolatilityPath;
  readonly listings: Pick<Listings, 'expiriesOn' | 'strikesCents'>;
  readonly carry: CarryRates;
  /** Dated price steps; a session without a rule for the root has no quotes. */
  readonly tickRules: readonly TickRule[];
  readonly spread: SpreadModel;
  /** What prices options in the place of the surface rule; absent: the rule does. */
  readonly smiles?: SmileSource | undefined;
}
