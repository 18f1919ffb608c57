// Infers a sound fuzzy system: degrees of all terms, strengths of all rules, a number for each output; buffers are used again.
import { invariant } from '../../../domain/index.ts';
import { outputNumber } from '../defuzzify/output-number.ts';
import { type MembershipFunction, membershipFunction } from '../membership/membership-function.ts';
import { type ConditionFunction, conditionFunction } from '../rules/condition-function.ts';
import type { Consequent } from '../rules/condition.ts';
import { findSystemFault } from './find-system-fault.ts';
import type { FuzzySystem, LinguisticVariable } from './fuzzy-system.ts';
import { sugenoNumber } from './sugeno-number.ts';

/** What an inference gave stays until the next one. */
export interface FuzzyEngine {
  /** Infers from finite values in the order of the inputs. */
  infer(values: ArrayLike<number>): void;
  /** Degrees of the inputs' terms, input after input, in their order. */
  readonly degrees: Float64Array;
  /** Degree of each rule's condition times its weight. */
  readonly strengths: Float64Array;
  /** The number of the output of that index; `undefined` where no rule that concerns it fired or what fired has no area. */
  output(index: number): number | undefined;
}

/** Throws `InvariantViolation` where `findSystemFault` finds one. */
export function createFuzzyEngine(system: FuzzySystem): FuzzyEngine {
  const fault = findSystemFault(system);
  invariant(fault === undefined, fault?.message ?? '');
  const { inputs, rules, norms } = system;
  const offsets = offsetsOf(inputs);
  const functions = inputs.map(({ terms }) => terms.map(({ shape }) => membershipFunction(shape)));
  const degrees = new Float64Array(functions.flat().length);
  const strengths = new Float64Array(rules.length);
  const values = new Float64Array(inputs.length);
  const placeOf = (variable: string, term: string): number | undefined => {
    const at = inputs.findIndex(({ name }) => name === variable);
    const within = inputs[at]?.terms.findIndex(({ name }) => name === term) ?? -1;
    return within < 0 ? undefined : (offsets[at] ?? 0) + within;
  };
  const conditions = rules.map(({ condition }) => conditionFunction(condition, norms, placeOf));
  const weights = Float64Array.from(rules, ({ weight }) => weight);
  const numbers = numbersOf(system);
  return {
    degrees,
    strengths,
    infer: (given) => {
      for (let index = 0; index < values.length; index += 1) values[index] = given[index] ?? 0;
      fuzzify(functions, values, degrees);
      fire(conditions, weights, degrees, strengths);
    },
    output: (index) => numbers[index]?.(strengths, values),
  };
}

type SystemNumber = (strengths: Float64Array, values: Float64Array) => number | undefined;

/** For each output the function that gives its number from the strengths of the rules. */
function numbersOf(system: FuzzySystem): readonly SystemNumber[] {
  const { rules } = system;
  if (system.kind === 'sugeno') {
    return system.outputs.map((output) => sugenoNumber(output, placesOf(output, rules), system.defuzzify));
  }
  return system.outputs.map((output) => {
    const places = placesOf(output, rules);
    const number = outputNumber(output, system);
    const strongest = new Float64Array(output.terms.length);
    return (strengths) => {
      strongest.fill(0);
      for (const { rule, term } of places)
        strongest[term] = Math.max(strongest[term] ?? 0, strengths[rule] ?? 0);
      return number(strongest);
    };
  });
}

/** Which rule has which term of the output as a consequent. */
function placesOf(
  output: { readonly name: string; readonly terms: readonly { readonly name: string }[] },
  rules: readonly { readonly consequents: readonly Consequent[] }[],
): readonly { readonly rule: number; readonly term: number }[] {
  return rules.flatMap(({ consequents }, rule) =>
    consequents
      .filter((one) => one.output === output.name)
      .map((one) => ({ rule, term: output.terms.findIndex(({ name }) => name === one.term) })),
  );
}

function offsetsOf(inputs: readonly LinguisticVariable[]): readonly number[] {
  let next = 0;
  return inputs.map(({ terms }) => {
    const offset = next;
    next += terms.length;
    return offset;
  });
}

function fuzzify(
  functions: readonly (readonly MembershipFunction[])[],
  values: Float64Array,
  degrees: Float64Array,
): void {
  let place = 0;
  for (let input = 0; input < functions.length; input += 1) {
    const value = values[input] ?? 0;
    for (const degree of functions[input] ?? []) {
      degrees[place] = degree(value);
      place += 1;
    }
  }
}

function fire(
  conditions: readonly ConditionFunction[],
  weights: Float64Array,
  degrees: Float64Array,
  strengths: Float64Array,
): void {
  for (let rule = 0; rule < conditions.length; rule += 1)
    strengths[rule] = (conditions[rule]?.(degrees) ?? 0) * (weights[rule] ?? 0);
}
