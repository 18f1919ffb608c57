// The orders in which what could be opened is ranked.
import type { ScannedCandidate } from './scanned-candidate.ts';

/**
 * `return-on-risk`: natural credit over the most that can be lost; `credit-width`: mid credit over the wider side;
 * `probability`: of profit; `natural-credit`: a share; `strategy`: how near to what the strategy wants.
 */
export const SCAN_SORTS = [
  'return-on-risk',
  'credit-width',
  'probability',
  'natural-credit',
  'strategy',
] as const;
export type ScanSort = (typeof SCAN_SORTS)[number];

const KEY: Readonly<
  Record<Exclude<ScanSort, 'strategy'>, (scanned: ScannedCandidate) => number | undefined>
> = {
  'return-on-risk': ({ returnOnRisk }) => returnOnRisk,
  'credit-width': ({ candidate }) => candidate.midCreditCents / candidate.structure.widthCents,
  probability: ({ profitProbability }) => profitProbability,
  'natural-credit': ({ candidate }) => candidate.naturalCreditCents,
};

/**
 * Largest figure first, what passes every gate before what is refused, an unknown figure last; ties by expiry, then by the strikes
 * in leg order. By `strategy` the candidates stay in the order in which they were listed, refused or not.
 */
export function rankCandidates(
  scanned: readonly ScannedCandidate[],
  sort: ScanSort,
): readonly ScannedCandidate[] {
  if (sort === 'strategy') return scanned;
  const keyOf = KEY[sort];
  const isRefused = ({ verdict }: ScannedCandidate): number => (verdict.kind === 'stand' ? 1 : 0);
  return scanned.toSorted(
    (a, b) =>
      isRefused(a) - isRefused(b) || larger(keyOf(a), keyOf(b)) || byContracts(a.candidate, b.candidate),
  );
}

function larger(a: number | undefined, b: number | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return b - a;
}

type Contracts = Pick<ScannedCandidate['candidate'], 'structure'>;

function byContracts({ structure: a }: Contracts, { structure: b }: Contracts): number {
  if (a.expiry !== b.expiry) return a.expiry.settlesAtMs - b.expiry.settlesAtMs;
  for (const [leg, { contract }] of a.legs.entries()) {
    const difference = contract.strikeCents - (b.legs[leg]?.contract.strikeCents ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
