// What a report calls the structure it is about, so that a put is nowhere called a condor.
import type { StructureKind } from '../../../core/domain/index.ts';

export interface StructureWords {
  /** Of a title, such as `Iron condors on SPX`. */
  readonly title: string;
  /** Heading of a column that counts units. */
  readonly units: string;
  /** How results of such trades are spread. */
  readonly results: string;
  /** What the price has to do. */
  readonly price: string;
  /** What a chart of strikes shows. */
  readonly strikes: string;
}

const WORDS: Readonly<Record<StructureKind, StructureWords>> = {
  'iron-condor': {
    title: 'Iron condors',
    units: 'Condors',
    results: 'A condor gains often and little, and loses rarely and much: judge it by its losses.',
    price:
      'A condor keeps its credit while the price stays between its short strikes, and loses most beyond a wing.',
    strikes: 'short strikes as thick bars, the wings they end at as thin ones',
  },
  'short-put': {
    title: 'Cash-secured puts',
    units: 'Contracts',
    results:
      'A put that is sold gains its premium at most, and loses with the market below its strike: judge it by its losses.',
    price: 'A put keeps its premium while the price stays above its strike, and loses point for point below.',
    strikes: 'the strike as a thick bar',
  },
};

/** The words for a kind of structure. */
export function structureWords(kind: StructureKind): StructureWords {
  return WORDS[kind];
}
