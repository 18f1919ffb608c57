// The entry decision at one bar: the cadence, then a structure, then its credit and its market.
import type { ChainSnapshot, EntryCandidate, EntryDecision, OpenTrade, Stand } from '../domain/index.ts';
import { cadenceGate } from './entry-cadence.ts';
import { type JudgedCandidate, legGate, marketGate } from './gates/liquidity-gates.ts';
import { signalGate } from './gates/signal-gates.ts';
import { structureGate } from './gates/structure-gates.ts';
import { selectStructure } from './select-structure.ts';
import type { StrategyConfig } from './strategy-config.ts';
import { chainOf, type StrategyContext } from './strategy-context.ts';
import { STAND_AT_GATE } from './stand-at-gate.ts';

/** Enter with a candidate, or the first gate, in `ENTRY_GATES` order, that stops this bar. */
export function decideEntry(context: StrategyContext, config: StrategyConfig): EntryDecision {
  const gate = cadenceGate(context, config.entry);
  if (gate !== undefined) return STAND_AT_GATE[gate];
  const chain = chainOf(context.bar);
  if (chain === undefined) return STAND_AT_GATE['volatility-unavailable'];
  const effects = signalGate(context.desk);
  if (effects.kind === 'stand') return effects;
  const selected = selectStructure(chain, config.selection, {
    today: context.bar.sessionDate,
    calendar: context.calendar,
    tilt: effects.tilt,
  });
  if (selected.kind === 'stand') return selected;
  return decideOn(selected.candidate, { chain, sizeScale: effects.sizeScale }, context, config);
}

/** What a candidate is judged beside: the chain it was chosen on, and the share of a size that the signals leave. */
export interface CandidateGround {
  readonly chain: ChainSnapshot;
  readonly sizeScale: number;
}

/** Enter with this candidate, or the first gate that stops it; those that stop every candidate of a bar alike have been asked. */
export function decideOn(
  candidate: EntryCandidate,
  { chain, sizeScale }: CandidateGround,
  { bar, openTrades }: Pick<StrategyContext, 'bar' | 'openTrades'>,
  config: StrategyConfig,
): EntryDecision {
  const judged = { candidate, chain, nowMs: bar.availableAtMs };
  return (
    refusal(judged, openTrades, config) ?? {
      kind: 'enter',
      candidate,
      ...(sizeScale === 1 ? {} : { sizeScale }),
    }
  );
}

function refusal(
  judged: JudgedCandidate,
  openTrades: readonly OpenTrade[],
  config: StrategyConfig,
): Stand | undefined {
  const { candidate } = judged;
  if (openTrades.some((trade) => isSamePosition(trade, candidate))) {
    return { kind: 'stand', gate: 'duplicate-position', candidate };
  }
  return (
    marketGate(judged, config.liquidity) ??
    structureGate(judged, config.selection) ??
    legGate(judged, config.liquidity)
  );
}

function isSamePosition(trade: OpenTrade, candidate: EntryCandidate): boolean {
  const held = trade.opening.structure;
  const { kind, expiry, legs } = candidate.structure;
  return (
    held.kind === kind &&
    held.expiry === expiry &&
    legs.every(({ contract }, leg) => contract.strikeCents === held.legs[leg]?.contract.strikeCents)
  );
}
