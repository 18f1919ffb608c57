// Rates readings by Quantor's rules, and tells which terms hold and which rules fired.
import { type FiredRule, invariant, type Membership } from '../../../domain/index.ts';
import type { FuzzyModel, Rating } from '../judge/fuzzy-model.ts';
import { type ConditionFunction, conditionFunction } from '../rules/condition-function.ts';
import { createFuzzyEngine } from '../system/fuzzy-engine.ts';
import { CONCEPTS, QUANTOR_RULES } from './quantor-rules.ts';
import { type FuzzyMethod, quantorSystem } from './quantor-system.ts';
import { READING_VARIABLES } from './reading-variables.ts';

/** Where each output stands in the system. */
const CONFIDENCE = 0;
const BIAS = 1;

export function createQuantorModel(method: FuzzyMethod): FuzzyModel {
  const system = quantorSystem(method);
  const engine = createFuzzyEngine(system);
  const rating: Rating = { confidence: 0, bias: 0, weakest: 1 };
  const places = READING_VARIABLES.flatMap(({ name, terms }) =>
    terms.map((term) => ({ name, term: term.name })),
  );
  const concepts = Object.entries(CONCEPTS).map(([name, condition]) => ({
    name,
    degree: conditionFunction(condition, system.norms, (variable, term) =>
      places.findIndex((place) => place.name === variable && place.term === term),
    ),
  }));
  return {
    inputs: READING_VARIABLES.map(({ name, range, terms }) => ({
      name,
      range,
      corners: terms.flatMap(({ shape }) => shape.params),
    })),
    rate: (values) => {
      engine.infer(values);
      const confidence = engine.output(CONFIDENCE);
      const bias = engine.output(BIAS);
      // Each step's two rules are each other's denial, and one bias rule always fires.
      invariant(confidence !== undefined && bias !== undefined, 'no rule fired');
      rating.confidence = withinBounds(confidence, 0);
      rating.bias = withinBounds(bias, -1);
      return rating;
    },
    reasons: () => ({
      memberships: membershipsOf(places, concepts, engine.degrees),
      fired: firedOf(engine.strengths),
    }),
  };
}

/** The last bit of a centroid may lie beyond the set's centre. */
function withinBounds(value: number, low: number): number {
  return Math.min(1, Math.max(low, value));
}

function membershipsOf(
  places: readonly { readonly name: string; readonly term: string }[],
  concepts: readonly { readonly name: string; readonly degree: ConditionFunction }[],
  degrees: Float64Array,
): readonly Membership[] {
  return [
    ...concepts.map(({ name, degree }) => ({ input: name, term: 'good', degree: degree(degrees) })),
    ...places.map(({ name, term }, place) => ({ input: name, term, degree: degrees[place] ?? 0 })),
  ];
}

/** The strongest first. */
function firedOf(strengths: Float64Array): readonly FiredRule[] {
  return QUANTOR_RULES.map(({ name }, rule) => ({ rule: name, strength: strengths[rule] ?? 0 }))
    .filter(({ strength }) => strength > 0)
    .toSorted((first, second) => second.strength - first.strength);
}
