// How far an item is trusted by its age.
import type { StreamState } from './aligned-stream.ts';

/**
 * `cutoff`: whole inside the age limit, nothing beyond; `decay-then-cutoff`: halved with each half-life inside the limit,
 * nothing beyond; `decay`: halved with each half-life whatever the limit. `halfLifeShare` is the half-life as a share of the
 * stream's age limit.
 */
export type ConfidenceRule =
  | { readonly kind: 'cutoff' }
  | { readonly kind: 'decay-then-cutoff' | 'decay'; readonly halfLifeShare: number };

export const NO_DECAY: ConfidenceRule = { kind: 'cutoff' };

/** Quotes of an age limit of ten minutes lose half their weight in five. */
export const HALVED_AT_HALF_THE_LIMIT: ConfidenceRule = { kind: 'decay-then-cutoff', halfLifeShare: 0.5 };

/** Confidence of an item: 1 where it is exact, 0 where there is none. */
export function confidenceOf(state: StreamState, age: number, limit: number, rule: ConfidenceRule): number {
  if (state === 'none') return 0;
  if (state === 'exact' || age <= 0) return 1;
  if (rule.kind === 'cutoff') return state === 'stale' ? 0 : 1;
  if (state === 'stale' && rule.kind === 'decay-then-cutoff') return 0;
  const halfLife = rule.halfLifeShare * limit;
  return halfLife > 0 ? 0.5 ** (age / halfLife) : 0;
}
