// The calculator of one inference of a fuzzy system: its outputs, the memberships of its inputs, the rules that fired.
import { createFuzzyEngine, type FuzzyEngine, type FuzzySystem } from '../../../../core/signals/index.ts';
import type { Calculator, LineAnswer, LineFailure, LineObject } from '../../calculator.ts';
import { describeValue } from '../../fields/describe-value.ts';
import { readFields } from '../../fields/read-fields.ts';
import { FUZZY_FIELDS, type FuzzyInput } from './fuzzy-fields.ts';
import { FUZZY_CONVENTIONS, FUZZY_ERRORS, FUZZY_EXAMPLES, FUZZY_OUTPUTS } from './fuzzy-help.ts';
import { givenSystem } from './given-system.ts';

export const fuzzy: Calculator = {
  name: 'fuzzy',
  summary: 'one inference of a Mamdani or Sugeno fuzzy system, with what fired',
  forms: [{ title: '', fields: FUZZY_FIELDS }],
  outputs: FUZZY_OUTPUTS,
  errors: FUZZY_ERRORS,
  conventions: FUZZY_CONVENTIONS,
  examples: FUZZY_EXAMPLES,
  start: () => answer,
};

function answer(line: LineObject): LineAnswer {
  const reading = readFields(FUZZY_FIELDS, line);
  if (!reading.ok) return reading;
  const given = givenSystem(reading.values);
  if (!given.ok) return given;
  const { system } = given;
  const values = valuesOf(reading.values, system);
  if ('ok' in values) return values;
  const engine = createFuzzyEngine(system);
  engine.infer(values);
  const numbers = system.outputs.map((_, index) => engine.output(index));
  const beyond = numbers.findIndex((number) => number !== undefined && !Number.isFinite(number));
  if (beyond >= 0) {
    const message = `outputs[${beyond}]: expected a result that a 64-bit float holds, found ${numbers[beyond]}`;
    return { ok: false, code: 'out-of-range', message };
  }
  return {
    ok: true,
    value: {
      outputs: byName<{ readonly name: string }>(system.outputs, (_, index) => numbers[index] ?? null),
      memberships: membershipsOf(system, engine),
      fired: firedOf(engine),
      notes: notesOf(system, engine, numbers),
    },
  };
}

/** The values in the inputs' order. */
function valuesOf({ values }: FuzzyInput, { inputs }: FuzzySystem): readonly number[] | LineFailure {
  const unknown = Object.keys(values).find((key) => inputs.every(({ name }) => name !== key));
  if (unknown !== undefined) {
    const message = `values: expected the inputs ${inputs.map(({ name }) => name).join(', ')}, found ${describeValue(unknown)}`;
    return { ok: false, code: 'unknown-variable', message };
  }
  const all: number[] = [];
  for (const { name, range } of inputs) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined || value === null) {
      const message = `values: expected a number for ${name}, found ${value === null ? 'null' : 'none'}`;
      return { ok: false, code: 'missing-value', message };
    }
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      const message = `values.${name}: expected a finite number, found ${describeValue(value)}`;
      return { ok: false, code: 'invalid-values', message };
    }
    if (value < range[0] || value > range[1]) {
      const message = `values.${name}: expected a number from ${range[0]} to ${range[1]}, its range, found ${value}`;
      return { ok: false, code: 'outside-range', message };
    }
    all.push(value);
  }
  return all;
}

function membershipsOf({ inputs }: FuzzySystem, { degrees }: FuzzyEngine): LineObject {
  let place = 0;
  return byName(inputs, ({ terms }) => byName(terms, () => degrees[place++] ?? 0));
}

function firedOf({ strengths }: FuzzyEngine): readonly LineObject[] {
  return Array.from(strengths, (strength, rule) => ({ rule, strength })).filter(
    ({ strength }) => strength > 0,
  );
}

/** Why an output has no number. */
function notesOf(
  { outputs, rules }: FuzzySystem,
  { strengths }: FuzzyEngine,
  numbers: readonly (number | undefined)[],
): LineObject {
  const without = outputs.filter((_, index) => numbers[index] === undefined);
  return byName(without, ({ name }) =>
    rules.some(
      ({ consequents }, rule) =>
        (strengths[rule] ?? 0) > 0 && consequents.some(({ output }) => output === name),
    )
      ? 'no-area'
      : 'no-rule-fired',
  );
}

function byName<T extends { readonly name: string }>(
  named: readonly T[],
  valueOf: (one: T, index: number) => unknown,
): LineObject {
  return Object.fromEntries(named.map((one, index) => [one.name, valueOf(one, index)]));
}
