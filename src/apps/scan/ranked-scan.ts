// A scan in the order and to the length that were asked for.
import {
  emptyScanGate,
  rankCandidates,
  type ScannedCandidate,
  type ScanSort,
} from '../../analysis/explain/index.ts';
import type { EntryGate, Stand } from '../../core/domain/index.ts';
import type { LabelledScan } from './scan-at.ts';

export interface RankedScan extends LabelledScan {
  readonly sort: ScanSort;
  /** Every candidate that was judged. */
  readonly judged: readonly ScannedCandidate[];
  /** The first of them by the order asked for. */
  readonly shown: readonly ScannedCandidate[];
  /** Place of the strategy's own pick in that order, from 1; `undefined` where it picks none. */
  readonly ownRank: number | undefined;
  /** Why there are none; `undefined` where there are. */
  readonly nothing: Stand | undefined;
}

/** `top`: the most candidates to show; 0 shows all. */
export function rankedScan(
  labelled: LabelledScan,
  { sort, top }: { readonly sort: ScanSort; readonly top: number },
): RankedScan {
  const { scan } = labelled;
  const ranked = rankCandidates(scan.candidates, sort);
  const own = ranked.findIndex(({ isOwn }) => isOwn);
  return {
    ...labelled,
    sort,
    judged: scan.candidates,
    shown: top === 0 ? ranked : ranked.slice(0, top),
    ownRank: own < 0 ? undefined : own + 1,
    nothing: scan.candidates.length === 0 ? emptyScanGate(scan) : undefined,
  };
}

/** How many candidates each gate refuses, most first. */
export function refusals(judged: readonly ScannedCandidate[]): ReadonlyMap<EntryGate, number> {
  const counts = new Map<EntryGate, number>();
  for (const { verdict } of judged) {
    if (verdict.kind === 'stand') counts.set(verdict.gate, (counts.get(verdict.gate) ?? 0) + 1);
  }
  return new Map([...counts].toSorted(([, a], [, b]) => b - a));
}
