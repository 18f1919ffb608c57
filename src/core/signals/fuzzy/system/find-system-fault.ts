// Finds what is wrong with a fuzzy system, so that an inference cannot fail: names, ranges, shapes, rules.
import { findShapeFault } from '../membership/find-shape-fault.ts';
import type { Condition, FuzzyRule } from '../rules/condition.ts';
import type { FuzzySystem, LinguisticVariable, SugenoVariable } from './fuzzy-system.ts';

export type SystemFaultCode =
  | 'no-inputs'
  | 'no-outputs'
  | 'no-terms'
  | 'no-rules'
  | 'duplicate-name'
  | 'bad-range'
  | 'bad-params'
  | 'bad-weight'
  | 'unknown-variable'
  | 'unknown-term';

/** `message` begins with the place, such as `rules[2]`, and says what was expected and what was found. */
export interface SystemFault {
  readonly code: SystemFaultCode;
  readonly message: string;
}

/** The first fault, or `undefined`. Names are compared without regard to case. */
export function findSystemFault(system: FuzzySystem): SystemFault | undefined {
  const { rules } = system;
  if (rules.length === 0) return { code: 'no-rules', message: 'rules: expected at least one, found none' };
  return (
    findVariablesFault(system) ?? firstOf(rules, (rule, index) => ruleFault(rule, system, `rules[${index}]`))
  );
}

/** The first fault of the variables alone, so that rules can be read by their names. */
export function findVariablesFault({
  inputs,
  outputs,
}: Pick<FuzzySystem, 'inputs' | 'outputs'>): SystemFault | undefined {
  if (inputs.length === 0) return { code: 'no-inputs', message: 'inputs: expected at least one, found none' };
  if (outputs.length === 0)
    return { code: 'no-outputs', message: 'outputs: expected at least one, found none' };
  return (
    duplicateIn([...inputs, ...outputs], 'inputs and outputs') ??
    firstOf(inputs, (input, index) => variableFault(input, `inputs[${index}]`)) ??
    firstOf<LinguisticVariable | SugenoVariable>(outputs, (output, index) => {
      const place = `outputs[${index}]`;
      if ('range' in output) return variableFault(output, place);
      // Of a Sugeno output whose rules give numbers nothing need be named.
      return duplicateIn(output.terms, `${place}.terms`) ?? coefficientsFault(output, inputs.length, place);
    })
  );
}

function variableFault(variable: LinguisticVariable, place: string): SystemFault | undefined {
  const [low, high] = variable.range;
  if (!Number.isFinite(high - low) || !(low < high)) {
    const message = `${place}.range: expected two finite numbers, the first below the second, found ${low}, ${high}`;
    return { code: 'bad-range', message };
  }
  return (
    termsFault(variable, place) ??
    firstOf(variable.terms, ({ shape }, index) => {
      const fault = findShapeFault(shape);
      return fault === undefined
        ? undefined
        : { code: 'bad-params', message: `${place}.terms[${index}].params: ${fault}` };
    })
  );
}

function termsFault(
  { terms }: { readonly terms: readonly { readonly name: string }[] },
  place: string,
): SystemFault | undefined {
  if (terms.length === 0)
    return { code: 'no-terms', message: `${place}.terms: expected at least one, found none` };
  return duplicateIn(terms, `${place}.terms`);
}

function coefficientsFault(
  { terms }: SugenoVariable,
  inputs: number,
  place: string,
): SystemFault | undefined {
  return firstOf(terms, ({ constant, coefficients }, index) => {
    const isSound =
      (coefficients.length === 0 || coefficients.length === inputs) &&
      [constant, ...coefficients].every(Number.isFinite);
    return isSound
      ? undefined
      : {
          code: 'bad-params',
          message: `${place}.terms[${index}].params: expected a constant, or a coefficient for each of ${inputs} inputs and a constant, all finite, found ${[...coefficients, constant].join(', ')}`,
        };
  });
}

function duplicateIn(named: readonly { readonly name: string }[], place: string): SystemFault | undefined {
  const seen = new Set<string>();
  for (const { name } of named) {
    const key = name.toLowerCase();
    if (seen.has(key))
      return { code: 'duplicate-name', message: `${place}: expected each name once, found "${name}" again` };
    seen.add(key);
  }
  return undefined;
}

function ruleFault(
  { weight, condition, consequents }: FuzzyRule,
  { inputs, outputs }: FuzzySystem,
  place: string,
): SystemFault | undefined {
  if (!(weight >= 0 && weight <= 1))
    return { code: 'bad-weight', message: `${place}.weight: expected a number from 0 to 1, found ${weight}` };
  return (
    conditionFault(condition, inputs, `${place}.if`) ??
    firstOf(consequents, ({ output, term }) => nameFault(outputs, [output, term], `${place}.then`))
  );
}

function conditionFault(
  condition: Condition,
  inputs: readonly LinguisticVariable[],
  place: string,
): SystemFault | undefined {
  switch (condition.kind) {
    case 'always':
      return undefined;
    case 'is':
      return nameFault(inputs, [condition.variable, condition.term], place);
    case 'not':
      return conditionFault(condition.of, inputs, place);
    case 'and':
    case 'or':
      return firstOf(condition.of, (part) => conditionFault(part, inputs, place));
  }
}

function nameFault(
  variables: readonly { readonly name: string; readonly terms: readonly { readonly name: string }[] }[],
  [name, term]: readonly [string, string],
  place: string,
): SystemFault | undefined {
  const variable = variables.find((one) => one.name === name);
  if (variable === undefined) {
    const names = variables.map((one) => one.name).join(', ');
    return { code: 'unknown-variable', message: `${place}: expected one of ${names}, found "${name}"` };
  }
  if (variable.terms.some((one) => one.name === term)) return undefined;
  const terms = variable.terms.map((one) => one.name).join(', ');
  return {
    code: 'unknown-term',
    message: `${place}: expected a term of ${name} (${terms}), found "${term}"`,
  };
}

function firstOf<T>(
  elements: readonly T[],
  faultOf: (element: T, index: number) => SystemFault | undefined,
): SystemFault | undefined {
  for (const [index, element] of elements.entries()) {
    const fault = faultOf(element, index);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
