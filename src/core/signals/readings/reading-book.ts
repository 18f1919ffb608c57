// The figures that regimes, fuzzy rules and gates ask for by name, and what they are asked of.
import type { Signal } from '../../domain/index.ts';
import { FRAME_READINGS } from './frame-reading-names.ts';

/** In the order in which a person reads them; docs/signals.md says of each what it is, from when it is known and when it is missing. */
export const READING_NAMES = [
  'vix',
  'vix-9d-ratio',
  'vix-3m-ratio',
  'iv-rank',
  'iv-percentile',
  'realised-21',
  'realised-parkinson',
  'realised-garman-klass',
  'realised-5m',
  'vrp',
  'volatility-expansion',
  'gap',
  'divergence',
  ...FRAME_READINGS,
  'atm-iv',
  'skew-25',
  'consensus',
] as const;

export type ReadingName = (typeof READING_NAMES)[number];

/** Readings as of the latest event that was noted. */
export interface ReadingBook {
  /**
   * The value with the instant from which it was known, or why there is none. While nothing that it rests on has changed the
   * same object is given again.
   */
  read(name: ReadingName): Signal<number>;
}
