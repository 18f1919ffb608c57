// A fuzzy inference system as data: linguistic variables, rules, and how degrees are combined and turned into numbers.
import type { FuzzyRule } from '../rules/condition.ts';
import type { Shape } from '../membership/shape.ts';

export interface FuzzyTerm {
  readonly name: string;
  readonly shape: Shape;
}

/** A variable whose values are told in words. */
export interface LinguisticVariable {
  readonly name: string;
  readonly range: readonly [number, number];
  readonly terms: readonly FuzzyTerm[];
}

/** A consequent of Sugeno's kind: `constant` plus the inputs times `coefficients`, which are none at order zero. */
export interface SugenoTerm {
  readonly name: string;
  readonly constant: number;
  readonly coefficients: readonly number[];
}

export interface SugenoVariable {
  readonly name: string;
  readonly terms: readonly SugenoTerm[];
}

/** How conditions are combined: `or` as the dual of `and` in either pair. */
export interface Norms {
  readonly and: 'min' | 'prod';
  readonly or: 'max' | 'probor';
}

export const MAMDANI_DEFUZZIFIERS = ['centroid', 'bisector', 'mom', 'som', 'lom'] as const;
export type MamdaniDefuzzifier = (typeof MAMDANI_DEFUZZIFIERS)[number];

export const SUGENO_DEFUZZIFIERS = ['weighted-average', 'weighted-sum'] as const;
export type SugenoDefuzzifier = (typeof SUGENO_DEFUZZIFIERS)[number];

/**
 * What an output's set is measured on: `exact` the curve itself, `samples` so many equally spaced points that count alike,
 * `step` the curve drawn straight between points of that distance from the range's start and the points of the cuts.
 */
export type Universe =
  | { readonly kind: 'exact' }
  | { readonly kind: 'samples'; readonly samples: number }
  | { readonly kind: 'step'; readonly step: number };

export interface MamdaniSystem {
  readonly kind: 'mamdani';
  readonly inputs: readonly LinguisticVariable[];
  readonly outputs: readonly LinguisticVariable[];
  readonly rules: readonly FuzzyRule[];
  readonly norms: Norms;
  /** A rule cuts its consequent's set off (min) or scales it (prod); sets are joined by their maximum. */
  readonly implication: 'min' | 'prod';
  readonly defuzzify: MamdaniDefuzzifier;
  readonly universe: Universe;
}

export interface SugenoSystem {
  readonly kind: 'sugeno';
  readonly inputs: readonly LinguisticVariable[];
  readonly outputs: readonly SugenoVariable[];
  readonly rules: readonly FuzzyRule[];
  readonly norms: Norms;
  readonly defuzzify: SugenoDefuzzifier;
}

export type FuzzySystem = MamdaniSystem | SugenoSystem;
