// What is held, by chance: how far its P&L may spread in a year and what its worst cases lose, under a stated volatility.
import { MS_PER_YEAR, type OpenTrade } from '../../domain/index.ts';
import { heldContracts } from '../../portfolio/index.ts';
import type { HeldBook, WorkingOpening } from '../exposure/book-greeks.ts';
import type { EntryMarket } from '../entry-view.ts';
import { type HeldRisk, TAIL_LEVEL } from './chance-limits.ts';
import { pnlDeviationCents, type PnlDistribution } from './pnl-distribution.ts';
import { conditionalTailLossCents } from './tail-loss.ts';
import { type CountedLegs, terminalOutcomes } from './terminal-outcomes.ts';

export interface HeldChances {
  /** Yearly standard deviation of P&L, cents. */
  readonly deviationCents: HeldRisk;
  /** Mean loss in the worst 5%, cents, not below 0. */
  readonly tailCents: HeldRisk;
}

interface Outlook {
  readonly outcomes: PnlDistribution;
  readonly years: number;
}

/** The sums over all that is held or may yet be filled, as if all moved together; unavailable where one cannot be told. */
export function heldChances(book: HeldBook, market: EntryMarket): HeldChances {
  let deviationCents = 0;
  let tailCents = 0;
  const outlooks = [
    ...book.openTrades.map((trade) => tradeOutlook(trade, market)),
    ...book.workingOpenings.map((opening) => openingOutlook(opening, market)),
  ];
  for (const outlook of outlooks) {
    if ('unavailable' in outlook) return { deviationCents: outlook, tailCents: outlook };
    deviationCents += pnlDeviationCents(outlook.outcomes) / Math.sqrt(outlook.years);
    tailCents += Math.max(0, conditionalTailLossCents(outlook.outcomes, TAIL_LEVEL));
  }
  return { deviationCents, tailCents };
}

/** The outcomes of legs of one expiry held to it; `premiumCents` a share of one contract is what they cost or brought. */
export function legsOutlook(
  legs: CountedLegs['legs'],
  premiumCents: number,
  { chain, market }: { readonly chain: ReturnType<EntryMarket['chainOf']>; readonly market: EntryMarket },
): Outlook | { readonly unavailable: string } {
  const { volatility } = market;
  if ('unavailable' in volatility) return volatility;
  const contract = legs[0]?.contract;
  const forwardPoints = contract === undefined ? undefined : chain?.forwardPoints(contract.expiry);
  if (contract === undefined || forwardPoints === undefined) return { unavailable: 'no-forward' };
  const years = (contract.expiry.settlesAtMs - market.nowMs) / MS_PER_YEAR;
  const isSound =
    forwardPoints > 0 && volatility.volatility > 0 && Number.isFinite(volatility.volatility) && years > 0;
  if (!isSound) return { unavailable: 'outlook-not-sound' };
  const { multiplier } = contract;
  const terminal = { forwardPoints, volatility: volatility.volatility, years };
  return { outcomes: terminalOutcomes({ legs, multiplier }, premiumCents, terminal), years };
}

function tradeOutlook(trade: OpenTrade, market: EntryMarket) {
  if (trade.shares !== 0) return { unavailable: 'shares-held' };
  const { structure, quoteOrigin } = trade.opening;
  const chain = market.chainOf(structure.expiry.root, quoteOrigin);
  const legs = heldContracts([trade]);
  // From its latest mark on: what it has earned or lost before is in the equity already.
  return legsOutlook(legs, -trade.legsMarkCents / structure.multiplier, { chain, market });
}

function openingOutlook(
  { structure, quoteOrigin, quantity, limitCents }: WorkingOpening,
  market: EntryMarket,
) {
  const chain = market.chainOf(structure.expiry.root, quoteOrigin);
  const legs = structure.legs.map((leg) => ({ contract: leg.contract, quantity: leg.quantity * quantity }));
  return legsOutlook(legs, limitCents * quantity, { chain, market });
}
