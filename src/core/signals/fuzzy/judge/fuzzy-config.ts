// How a fuzzy verdict is made and what it does to an entry.
import type { ReadingName } from '../../readings/reading-book.ts';
import { ANCESTOR_READINGS, type AncestorConfig } from '../ancestor/ancestor-factors.ts';
import type { FuzzyMethod } from '../quantor/quantor-system.ts';
import { READING_VARIABLES } from '../quantor/reading-variables.ts';

/** `quantor`: rules inferred by either method; `ancestor`: ten weighted factors. */
export type FuzzyRating =
  | { readonly by: 'quantor'; readonly method: FuzzyMethod }
  | ({ readonly by: 'ancestor' } & AncestorConfig);

export interface FuzzyConfig {
  readonly rating: FuzzyRating;
  /** Confidence below which nothing is opened, 0 to 1. */
  readonly confidenceMin: number;
  /** Degree below which the weakest of the filtered factors keeps an entry back; `undefined`: none does. */
  readonly factorMin: number | undefined;
  /** Share by which a whole bias moves the target deltas; 0 to below 1. */
  readonly biasTiltMax: number;
  /** Share of the size at the least confidence; 1 at a confidence of 1, straight in between. */
  readonly sizeAtMin: number;
}

/** The readings that a judge with this configuration asks for. */
export function fuzzyReadings({ rating }: FuzzyConfig): readonly ReadingName[] {
  return rating.by === 'ancestor' ? ANCESTOR_READINGS : READING_VARIABLES.map(({ name }) => name);
}
