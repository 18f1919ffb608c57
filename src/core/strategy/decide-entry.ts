// The entry decision at one bar: the cadence, then a condor, then its credit and its market.
import {
  type CondorCandidate,
  type EntryDecision,
  legsOf,
  type OpenTrade,
  type Stand,
} from '../domain/index.ts';
import { assessQuote } from '../market/index.ts';
import { cadenceGate } from './entry-cadence.ts';
import { selectCondor } from './select-condor.ts';
import type { StrategyConfig } from './strategy-config.ts';
import { chainOf, type StrategyContext } from './strategy-context.ts';
import { STAND_AT_GATE } from './stand-at-gate.ts';

/** Enter with a candidate, or the first gate, in `ENTRY_GATES` order, that stops this bar. */
export function decideEntry(context: StrategyContext, config: StrategyConfig): EntryDecision {
  const gate = cadenceGate(context, config.entry);
  if (gate !== undefined) return STAND_AT_GATE[gate];
  const chain = chainOf(context.bar);
  if (chain === undefined) return STAND_AT_GATE['volatility-unavailable'];
  const selected = selectCondor(chain, context.bar.sessionDate, config.selection, context.calendar);
  if (selected.kind === 'stand') return selected;
  return (
    refusal(selected.candidate, context.openTrades, config) ?? {
      kind: 'enter',
      candidate: selected.candidate,
    }
  );
}

function refusal(
  candidate: CondorCandidate,
  openTrades: readonly OpenTrade[],
  config: StrategyConfig,
): Stand | undefined {
  if (openTrades.some((trade) => isSameCondor(trade, candidate))) {
    return { kind: 'stand', gate: 'duplicate-condor', candidate };
  }
  if (candidate.naturalCreditCents <= 0) {
    return {
      kind: 'stand',
      gate: 'natural-credit',
      measured: candidate.naturalCreditCents / 100,
      limit: 0,
      candidate,
    };
  }
  const { creditWidthMin } = config.selection;
  const creditWidth = candidate.midCreditCents / candidate.widthCents;
  // A credit of the whole width or more is a broken quote, not a gift.
  if (creditWidth >= 1)
    return { kind: 'stand', gate: 'credit-width', measured: creditWidth, limit: 1, candidate };
  if (creditWidthMin !== undefined && !(creditWidth >= creditWidthMin)) {
    return { kind: 'stand', gate: 'credit-width', measured: creditWidth, limit: creditWidthMin, candidate };
  }
  for (const quote of candidate.quotes) {
    const quality = assessQuote(quote, config.liquidity);
    if (quality.kind === 'untradable') {
      const { measured, limit } = quality;
      return { kind: 'stand', gate: 'leg-spread', measured, limit, candidate };
    }
  }
  return undefined;
}

function isSameCondor(trade: OpenTrade, candidate: CondorCandidate): boolean {
  const held = legsOf(trade.opening.condor);
  return legsOf(candidate.condor).every(
    (leg, index) => leg.expiry === held[index]?.expiry && leg.strikeCents === held[index].strikeCents,
  );
}
