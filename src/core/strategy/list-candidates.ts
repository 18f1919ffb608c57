// Every structure that could be opened at a bar by a selection's rules: each expiry in its band, each short in its band of deltas.
import {
  type ChainSnapshot,
  contractKey,
  type EntryCandidate,
  type OptionExpiry,
  type OptionStructure,
  type Stand,
  type StructureKind,
} from '../domain/index.ts';
import { expiriesInBand } from './select-expiry.ts';
import { candidateOf, type SelectionTime, selectStructure } from './select-structure.ts';
import type { StructureSelection } from './strategy-config.ts';
import { isByCredit } from './strikes/choose-by-credit.ts';
import { condorsInBand } from './strikes/choose-condor.ts';
import { shortPutsInBand } from './strikes/choose-short-put.ts';
import { sidePlan } from './strikes/side-plan.ts';
import type { StructureChoice } from './strikes/structure-choice.ts';
import { NO_TILT, type StructureTilt } from './structure-tilt.ts';

export interface CandidateList {
  /** What the strategy picks by itself, or the gate at which it finds nothing. */
  readonly own: EntryCandidate | Stand;
  /** Each structure once: the strategy's own first, then by how near each comes to what the strategy wants. */
  readonly candidates: readonly EntryCandidate[];
  /** Structures of which a leg has no quote. */
  readonly unquoted: readonly OptionStructure[];
  /** Listed expiries inside the DTE band, nearest first. */
  readonly expiries: readonly OptionExpiry[];
  /** Those of them of which the rules make no structure: no strikes lie near enough to what is wanted. */
  readonly emptyExpiries: readonly OptionExpiry[];
}

type StructuresInBand = (
  chain: ChainSnapshot,
  expiry: OptionExpiry,
  selection: StructureSelection,
  tilt: StructureTilt,
) => Iterable<StructureChoice>;

const IN_BAND: Readonly<Record<StructureKind, StructuresInBand>> = {
  'iron-condor': condorsInBand,
  'short-put': shortPutsInBand,
};

/** What the selection could make of the chain, its wings and pairs of shorts made as the strategy makes them. */
export function listCandidates(
  chain: ChainSnapshot,
  selection: StructureSelection,
  time: SelectionTime,
): CandidateList {
  const { today, tilt = NO_TILT } = time;
  const selected = selectStructure(chain, selection, time);
  const own = selected.kind === 'selected' ? selected.candidate : selected;
  const expiries = [...expiriesInBand(chain, today, selection)];
  const seen = new Set<string>();
  const candidates: EntryCandidate[] = [];
  const unquoted: OptionStructure[] = [];
  const filled = new Set<OptionExpiry>();
  if (selected.kind === 'selected') {
    seen.add(keyOf(selected.candidate.structure));
    filled.add(selected.candidate.structure.expiry);
  }
  for (const expiry of expiries) {
    for (const choice of IN_BAND[selection.structure](chain, expiry, selection, tilt)) {
      filled.add(expiry);
      const key = keyOf(choice.structure);
      if (seen.has(key)) continue;
      seen.add(key);
      const candidate = candidateOf(chain, choice, today);
      if (candidate === undefined) unquoted.push(choice.structure);
      else candidates.push(candidate);
    }
  }
  const distances = new Map(
    candidates.map((candidate) => [candidate, distanceOf(candidate, selection, tilt)]),
  );
  candidates.sort((a, b) => compare(distances.get(a) ?? [], distances.get(b) ?? []));
  const first = selected.kind === 'selected' ? [selected.candidate] : [];
  const emptyExpiries = expiries.filter((expiry) => !filled.has(expiry));
  return { own, candidates: [...first, ...candidates], unquoted, expiries, emptyExpiries };
}

/** Names a structure among those of one chain. */
function keyOf({ legs }: OptionStructure): string {
  return legs.map(({ contract }) => contractKey(contract)).join();
}

/** How far a candidate lies from what is wanted: in days, then in credit or deltas; then its expiry and strikes, which no other has. */
function distanceOf(
  candidate: EntryCandidate,
  selection: StructureSelection,
  tilt: StructureTilt,
): readonly number[] {
  const { structure, dte } = candidate;
  return [
    Math.abs(dte - selection.dteTarget),
    isByCredit(selection.strikeRule)
      ? creditMiss(candidate, selection)
      : deltaMiss(candidate, selection, tilt),
    structure.expiry.settlesAtMs,
    ...structure.legs.map(({ contract }) => contract.strikeCents),
  ];
}

function creditMiss(
  { midCreditCents, structure }: EntryCandidate,
  { creditWidthTarget = 0 }: StructureSelection,
): number {
  return Math.abs(midCreditCents / structure.widthCents - creditWidthTarget);
}

/** Summed over the shorts. */
function deltaMiss(
  { structure, deltas }: EntryCandidate,
  selection: StructureSelection,
  tilt: StructureTilt,
): number {
  if (selection.strikeRule === 'at-or-below-spot') return 0;
  let miss = 0;
  for (const [leg, { contract, quantity }] of structure.legs.entries()) {
    if (quantity > 0) continue;
    const wanted = sidePlan(contract.right, selection, tilt).shortDelta;
    miss += Math.abs(Math.abs(deltas[leg] ?? Number.NaN) - wanted);
  }
  return miss;
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [place, value] of a.entries()) {
    const difference = value - (b[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
