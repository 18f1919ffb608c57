// What a judge rates readings with: numbers quick enough for every bar and for the search of what would turn them.
import type { FiredRule, Membership } from '../../../domain/index.ts';
import type { ReadingName } from '../../readings/reading-book.ts';

/** A reading that a model rests on, with the values between which it is worth looking for what would turn a verdict. */
export interface ModelInput {
  readonly name: ReadingName;
  readonly range: readonly [number, number];
  /** Values at which a membership has a corner. */
  readonly corners: readonly number[];
}

/** A rating as numbers; the object is used again. */
export interface Rating {
  /** 0 to 1. */
  confidence: number;
  /** -1 bearish to 1 bullish. */
  bias: number;
  /** Degree of the weakest of the factors that are judged on their own; 1 where there are none. */
  weakest: number;
}

/** Why a rating came out as it did. */
export interface RatingReasons {
  readonly memberships: readonly Membership[];
  readonly fired: readonly FiredRule[];
  readonly weakestFactor?: Membership;
}

export interface FuzzyModel {
  readonly inputs: readonly ModelInput[];
  /** Rates values in the order of the inputs. */
  rate(values: Float64Array): Rating;
  /** Of the latest rating. */
  reasons(): RatingReasons;
}
