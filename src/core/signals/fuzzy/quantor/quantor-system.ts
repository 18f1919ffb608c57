// Quantor's rule base as a fuzzy system of either kind: Mamdani's to explain, Sugeno's of order zero to be quick.
import type {
  FuzzySystem,
  LinguisticVariable,
  MamdaniSystem,
  SugenoSystem,
  SugenoVariable,
} from '../system/fuzzy-system.ts';
import { QUANTOR_RULES } from './quantor-rules.ts';
import { READING_VARIABLES } from './reading-variables.ts';

export type FuzzyMethod = FuzzySystem['kind'];

const NORMS = { and: 'min', or: 'max' } as const;

/**
 * The numbers that the terms stand for. Mamdani's sets are triangles around them that touch and do not overlap, those at the
 * ends half outside 0 to 1 or -1 to 1, so that a centroid reaches the ends.
 */
const TERMS = {
  confidence: { low: 0, high: 1 },
  bias: { bearish: -1, neutral: 0, bullish: 1 },
} as const;

const HALF_WIDTH = 0.5;

const MAMDANI_OUTPUTS: readonly LinguisticVariable[] = Object.entries(TERMS).map(([name, terms]) => {
  const places = Object.values(terms);
  return {
    name,
    range: [Math.min(...places) - HALF_WIDTH, Math.max(...places) + HALF_WIDTH],
    terms: Object.entries(terms).map(([term, place]) => ({
      name: term,
      shape: { kind: 'triangle', params: [place - HALF_WIDTH, place, place + HALF_WIDTH] },
    })),
  };
});

const SUGENO_OUTPUTS: readonly SugenoVariable[] = Object.entries(TERMS).map(([name, terms]) => ({
  name,
  terms: Object.entries(terms).map(([term, constant]) => ({ name: term, constant, coefficients: [] })),
}));

const MAMDANI: MamdaniSystem = {
  kind: 'mamdani',
  inputs: READING_VARIABLES,
  outputs: MAMDANI_OUTPUTS,
  rules: QUANTOR_RULES,
  norms: NORMS,
  implication: 'min',
  defuzzify: 'centroid',
  universe: { kind: 'exact' },
};

const SUGENO: SugenoSystem = {
  kind: 'sugeno',
  inputs: READING_VARIABLES,
  outputs: SUGENO_OUTPUTS,
  rules: QUANTOR_RULES,
  norms: NORMS,
  defuzzify: 'weighted-average',
};

export function quantorSystem(method: FuzzyMethod): FuzzySystem {
  return method === 'mamdani' ? MAMDANI : SUGENO;
}
