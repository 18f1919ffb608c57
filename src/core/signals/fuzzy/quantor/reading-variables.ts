// The readings that Quantor's rules look at, told in words: which values count as quiet, near, rich or stressed.
import type { ReadingName } from '../../readings/reading-book.ts';
import type { LinguisticVariable } from '../system/fuzzy-system.ts';

/** A reading as a linguistic variable; shoulders carry its first and last term on beyond its range. */
export interface ReadingVariable extends LinguisticVariable {
  readonly name: ReadingName;
}

interface Pair {
  readonly range: readonly [number, number];
  readonly low: string;
  readonly high: string;
  /** Where the low term ends to hold fully, and where the high one begins to. */
  readonly between: readonly [number, number];
}

interface Triple {
  readonly range: readonly [number, number];
  readonly terms: readonly [string, string, string];
  /** The middle term holds fully up to the first distance from `centre` on either side, and not at all from the second on. */
  readonly centre: number;
  readonly distances: readonly [number, number];
}

/** Degrees of the two terms sum to 1 at every value. */
function pair(name: ReadingName, { range, low, high, between }: Pair): ReadingVariable {
  return {
    name,
    range,
    terms: [
      { name: low, shape: { kind: 'left-shoulder', params: between } },
      { name: high, shape: { kind: 'right-shoulder', params: between } },
    ],
  };
}

/** Degrees of the three terms sum to 1 at every value. */
function triple(name: ReadingName, { range, terms, centre, distances }: Triple): ReadingVariable {
  const [inner, outer] = distances;
  const below = [centre - outer, centre - inner] as const;
  const above = [centre + inner, centre + outer] as const;
  const [low, middle, high] = terms;
  return {
    name,
    range,
    terms: [
      { name: low, shape: { kind: 'left-shoulder', params: below } },
      { name: middle, shape: { kind: 'trapezoid', params: [...below, ...above] } },
      { name: high, shape: { kind: 'right-shoulder', params: above } },
    ],
  };
}

/** Units as of the readings. The bounds are judgement, not fits: they are round numbers that traders of condors use. */
export const READING_VARIABLES: readonly ReadingVariable[] = [
  pair('iv-percentile', { range: [0, 1], low: 'poor', high: 'rich', between: [0.1, 0.5] }),
  pair('vrp', { range: [-0.3, 0.3], low: 'unpaid', high: 'paid', between: [-0.02, 0.03] }),
  pair('adx', { range: [0, 100], low: 'quiet', high: 'trending', between: [20, 40] }),
  triple('sma-distance', {
    range: [-0.2, 0.2],
    terms: ['below', 'near', 'above'],
    centre: 0,
    distances: [0.01, 0.04],
  }),
  triple('trend-50-200', {
    range: [-0.3, 0.3],
    terms: ['down', 'flat', 'up'],
    centre: 0,
    distances: [0.02, 0.08],
  }),
  triple('rsi', {
    range: [0, 100],
    terms: ['weak', 'balanced', 'strong'],
    centre: 50,
    distances: [10, 25],
  }),
  triple('macd-ratio', {
    range: [-0.03, 0.03],
    terms: ['falling', 'flat', 'rising'],
    centre: 0,
    distances: [0.001, 0.005],
  }),
  pair('volatility-expansion', {
    range: [0, 1],
    low: 'settled',
    high: 'expanding',
    between: [0.6, 0.95],
  }),
  pair('vix', { range: [5, 100], low: 'calm', high: 'stressed', between: [20, 35] }),
];
