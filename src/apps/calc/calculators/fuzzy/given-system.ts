// Makes a fuzzy system of what a line says of it: shapes by their spellings, constants of Sugeno outputs, rules in any form.
import {
  findSystemFault,
  findVariablesFault,
  type FuzzyRule,
  type FuzzySystem,
  type FuzzyTerm,
  type LinguisticVariable,
  MAMDANI_DEFUZZIFIERS,
  type MamdaniDefuzzifier,
  type SugenoTerm,
  type SugenoVariable,
  type Universe,
} from '../../../../core/signals/index.ts';
import type { LineFailure } from '../../calculator.ts';
import { describeValue } from '../../fields/describe-value.ts';
import { type FuzzyInput, type RuleInput, STEPS_MAX, type TermInput } from './fuzzy-fields.ts';
import { readCondition, readConsequents } from './rule-forms.ts';
import { shapeKindOf } from './shape-names.ts';

export type SystemReading = { readonly ok: true; readonly system: FuzzySystem } | LineFailure;

/** A sound system, or the first thing that is wrong with it. */
export function givenSystem(given: FuzzyInput): SystemReading {
  const inputs = eachOf(given.inputs, (input, index) => variableOf(input, `inputs[${index}]`));
  if ('ok' in inputs) return inputs;
  const reading = given.kind === 'mamdani' ? mamdaniOf(given, inputs) : sugenoOf(given, inputs);
  if (!reading.ok) return reading;
  const fault = findSystemFault(reading.system);
  return fault === undefined ? reading : { ok: false, ...fault };
}

function mamdaniOf(given: FuzzyInput, inputs: readonly LinguisticVariable[]): SystemReading {
  const { defuzzify = 'centroid', implication = 'min', and, or } = given;
  if (!isMamdani(defuzzify)) {
    const message = `defuzzify: expected ${MAMDANI_DEFUZZIFIERS.join(', ')} of a mamdani system, found "${defuzzify}"`;
    return failure('invalid-defuzzify', message);
  }
  const outputs = eachOf(given.outputs, (output, index) => {
    const place = `outputs[${index}]`;
    const { range, terms = [] } = output;
    return range === undefined
      ? failure('invalid-outputs', `${place}: expected the field range, found none of that name`)
      : variableOf({ ...output, range, terms }, place);
  });
  if ('ok' in outputs) return outputs;
  const universe = universeOf(given, outputs);
  if ('ok' in universe) return universe;
  const rules = rulesOf(given.rules, { inputs, outputs });
  if ('ok' in rules) return rules;
  return {
    ok: true,
    system: { kind: 'mamdani', inputs, outputs, rules, norms: { and, or }, implication, defuzzify, universe },
  };
}

function sugenoOf(given: FuzzyInput, inputs: readonly LinguisticVariable[]): SystemReading {
  const { defuzzify = 'weighted-average', and, or } = given;
  for (const name of ['implication', 'samples', 'step'] as const) {
    if (given[name] !== undefined)
      return failure('mamdani-only', `${name}: expected none in a sugeno system, found ${given[name]}`);
  }
  // The centroid of numbers that are weighted is their weighted average.
  const method = defuzzify === 'centroid' ? 'weighted-average' : defuzzify;
  if (isMamdani(method)) {
    const message = `defuzzify: expected weighted-average or weighted-sum of a sugeno system, found "${method}"`;
    return failure('invalid-defuzzify', message);
  }
  const declared = eachOf(given.outputs, ({ name, terms = [] }, index) => {
    const read = eachOf(terms, (term, at) => sugenoTermOf(term, `outputs[${index}].terms[${at}]`));
    return 'ok' in read ? read : { name, terms: read };
  });
  if ('ok' in declared) return declared;
  const outputs: (SugenoVariable & { terms: SugenoTerm[] })[] = declared.map(({ name, terms }) => ({
    name,
    terms: [...terms],
  }));
  const rules = rulesOf(given.rules, { inputs, outputs }, (output, constant) => {
    const terms = outputs.find(({ name }) => name === output)?.terms ?? [];
    // A number that stands in a rule is a term without a name of its own.
    const name = `${constant} of rule ${terms.length}`;
    terms.push({ name, constant, coefficients: [] });
    return name;
  });
  if ('ok' in rules) return rules;
  return {
    ok: true,
    system: { kind: 'sugeno', inputs, outputs, rules, norms: { and, or }, defuzzify: method },
  };
}

function isMamdani(word: string): word is MamdaniDefuzzifier {
  return MAMDANI_DEFUZZIFIERS.some((one) => one === word);
}

function universeOf(
  { samples, step }: FuzzyInput,
  outputs: readonly LinguisticVariable[],
): Universe | LineFailure {
  if (samples !== undefined && step !== undefined)
    return failure('samples-and-step', 'expected samples or step, found both');
  if (samples !== undefined) return { kind: 'samples', samples };
  if (step === undefined) return { kind: 'exact' };
  const most = Math.max(...outputs.map(({ range: [low, high] }) => (high - low) / step));
  return most <= STEPS_MAX
    ? { kind: 'step', step }
    : failure('invalid-step', `step: expected at most ${STEPS_MAX} steps in a range, found ${most}`);
}

function variableOf(
  {
    name,
    range,
    terms,
  }: { readonly name: string; readonly range: readonly number[]; readonly terms: readonly TermInput[] },
  place: string,
): LinguisticVariable | LineFailure {
  const [low, high] = range;
  if (range.length !== 2 || low === undefined || high === undefined)
    return failure('bad-range', `${place}.range: expected two numbers, found ${range.length}`);
  const read = eachOf(terms, (term, index) => termOf(term, `${place}.terms[${index}]`));
  return 'ok' in read ? read : { name, range: [low, high], terms: read };
}

function termOf({ name, shape, params }: TermInput, place: string): FuzzyTerm | LineFailure {
  const kind = shape === undefined ? undefined : shapeKindOf(shape);
  if (kind === undefined) {
    const message = `${place}.shape: expected the name of a shape, found ${shape === undefined ? 'none' : describeValue(shape)}`;
    return failure('unknown-shape', message);
  }
  const numbers = numbersOf(params, `${place}.params`);
  return 'ok' in numbers ? numbers : { name, shape: { kind, params: numbers } };
}

function sugenoTermOf({ name, shape, params, value }: TermInput, place: string): SugenoTerm | LineFailure {
  const word = (shape ?? 'constant').toLowerCase();
  if (!['constant', 'linear', 'singleton'].includes(word)) {
    const message = `${place}.shape: expected constant or linear in a sugeno system, found ${describeValue(shape)}`;
    return failure('unknown-shape', message);
  }
  if (value !== undefined && params !== undefined)
    return failure('bad-params', `${place}: expected value or params, found both`);
  if (value !== undefined) return { name, constant: value, coefficients: [] };
  const numbers = numbersOf(typeof params === 'number' ? [params] : params, `${place}.params`);
  if ('ok' in numbers) return numbers;
  const constant = numbers.at(-1);
  if (constant === undefined)
    return failure('bad-params', `${place}.params: expected at least one number, found none`);
  return { name, constant, coefficients: numbers.slice(0, -1) };
}

function numbersOf(params: unknown, place: string): readonly number[] | LineFailure {
  const isNumbers =
    Array.isArray(params) && (params as readonly unknown[]).every((one) => typeof one === 'number');
  return isNumbers
    ? (params as readonly number[])
    : failure('bad-params', `${place}: expected an array of numbers, found ${describeValue(params)}`);
}

function rulesOf(
  given: readonly RuleInput[],
  { inputs, outputs }: Pick<FuzzySystem, 'inputs' | 'outputs'>,
  termOfConstant?: (output: string, constant: number) => string,
): readonly FuzzyRule[] | LineFailure {
  const fault = findVariablesFault({ inputs, outputs });
  if (fault !== undefined) return { ok: false, ...fault };
  return eachOf(given, (rule, index): FuzzyRule | LineFailure => {
    const place = `rules[${index}]`;
    const op = rule.op ?? 'and';
    const condition = readCondition(rule.if, { variables: inputs, place: `${place}.if`, op });
    if (!condition.ok) return condition;
    const then = readConsequents(rule.then, { variables: outputs, place: `${place}.then`, op });
    if (!then.ok) return then;
    const consequents = eachOf(then.value, (one) => {
      if ('term' in one) return one;
      return termOfConstant === undefined
        ? failure('unknown-term', `${place}.then: expected a term of ${one.output}, found ${one.constant}`)
        : { output: one.output, term: termOfConstant(one.output, one.constant) };
    });
    if ('ok' in consequents) return consequents;
    return { condition: condition.value, consequents, weight: rule.weight };
  });
}

/** All of them, or the first failure. */
function eachOf<T, R extends object>(
  elements: readonly T[],
  read: (element: T, index: number) => R | LineFailure,
): readonly R[] | LineFailure {
  const all: R[] = [];
  for (const [index, element] of elements.entries()) {
    const one = read(element, index);
    if ('ok' in one) return one;
    all.push(one);
  }
  return all;
}

function failure(code: string, message: string): LineFailure {
  return { ok: false, code, message };
}
