// The gates on what a structure brings and risks: its credit, the chance that a short is passed, and the shorts' deltas.
import type { EntryCandidate, Stand } from '../../domain/index.ts';
import type { StructureSelection } from '../strategy-config.ts';
import { breachProbability } from './breach-probability.ts';
import type { JudgedCandidate } from './liquidity-gates.ts';

/** `natural-credit` (dollars a share), `credit-width` and `breach-probability` (shares) and `short-delta`, in this order. */
export function structureGate(
  { candidate, chain }: Pick<JudgedCandidate, 'candidate' | 'chain'>,
  selection: StructureSelection,
): Stand | undefined {
  return (
    creditGate(candidate, selection) ??
    breachGate({ candidate, chain }, selection) ??
    shortDeltaGate(candidate, selection)
  );
}

function creditGate(candidate: EntryCandidate, { creditWidthMin }: StructureSelection): Stand | undefined {
  if (!(candidate.naturalCreditCents > 0)) {
    const measured = candidate.naturalCreditCents / 100;
    return { kind: 'stand', gate: 'natural-credit', measured, limit: 0, candidate };
  }
  const measured = candidate.midCreditCents / candidate.structure.widthCents;
  // A credit of the whole width or more is a broken quote, not a gift.
  if (!(measured < 1)) return { kind: 'stand', gate: 'credit-width', measured, limit: 1, candidate };
  if (creditWidthMin === undefined || measured >= creditWidthMin) return undefined;
  return { kind: 'stand', gate: 'credit-width', measured, limit: creditWidthMin, candidate };
}

function breachGate(
  { candidate, chain }: Pick<JudgedCandidate, 'candidate' | 'chain'>,
  { breachProbabilityMax: limit }: StructureSelection,
): Stand | undefined {
  if (limit === undefined) return undefined;
  const breach = breachProbability(candidate, chain);
  if (breach === undefined) {
    return { kind: 'stand', gate: 'breach-probability', reason: 'breach-unknown', candidate };
  }
  if (breach.atExpiry <= limit) return undefined;
  const reason = `probability of touch ${breach.byTouch.toFixed(3)}`;
  return { kind: 'stand', gate: 'breach-probability', measured: breach.atExpiry, limit, reason, candidate };
}

function shortDeltaGate(
  candidate: EntryCandidate,
  { shortDeltaLimit: limit }: StructureSelection,
): Stand | undefined {
  if (limit === undefined) return undefined;
  for (const [leg, { quantity }] of candidate.structure.legs.entries()) {
    if (quantity > 0) continue;
    const delta = candidate.deltas[leg];
    if (delta === undefined || !Number.isFinite(delta)) {
      return { kind: 'stand', gate: 'short-delta', reason: 'delta-unknown', candidate };
    }
    const measured = Math.abs(delta);
    if (measured > limit) return { kind: 'stand', gate: 'short-delta', measured, limit, candidate };
  }
  return undefined;
}
