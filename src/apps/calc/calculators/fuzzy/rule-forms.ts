// Reads a rule's two sides in whichever form they come: text, a map of variables to terms, a tree, or a list.
import {
  type Condition,
  type Consequent,
  type NamedVariable,
  parseCondition,
  parseConsequents,
} from '../../../../core/signals/index.ts';
import type { LineFailure, LineObject } from '../../calculator.ts';
import { describeValue } from '../../fields/describe-value.ts';

/** A reading of one side, or the failure with the place. */
export type SideReading<T> = { readonly ok: true; readonly value: T } | LineFailure;

export interface SideContext {
  readonly variables: readonly NamedVariable[];
  readonly place: string;
  /** What joins the members of a map or a list that does not say so itself. */
  readonly op: 'and' | 'or';
}

/** A consequent that may be a number in place of a term. */
export type GivenConsequent = Consequent | { readonly output: string; readonly constant: number };

const VARIABLE_KEYS = ['variable', 'input', 'output', 'name'];
const TERM_KEYS = ['is', 'term', 'value'];
const OP_KEYS = ['op', 'operator', 'connective'];
const DEPTH_MAX = 50;
const MEMBERS_MAX = 200;

/**
 * A condition: text; `{service: "poor", food: "rancid", op: "or"}`; `{variable: "service", is: "poor"}`;
 * `{and: […]}`, `{or: […]}`, `{not: …}`; or a list, joined by `op`.
 */
export function readCondition(given: unknown, context: SideContext, depth = 0): SideReading<Condition> {
  const { variables, place, op } = context;
  if (depth > DEPTH_MAX) return syntax(place, `at most ${DEPTH_MAX} levels`, 'more');
  if (typeof given === 'string') return conditionFromText(given, context);
  if (Array.isArray(given)) {
    const elements: readonly unknown[] = given;
    const [first, second] = elements;
    if (elements.length === 2 && typeof first === 'string' && typeof second === 'string') {
      if (variables.some(({ name }) => name === first)) return clause(first, second, context);
    }
    return joined(elements, op, { context, depth });
  }
  if (!isObject(given)) return syntax(place, 'a condition as text or object', describeValue(given));
  const keys = Object.keys(given);
  if (keys.length === 1 && variables.every(({ name }) => name !== keys[0])) {
    const [key = ''] = keys;
    const inner = given[key];
    if (key === 'and' || key === 'or')
      return Array.isArray(inner)
        ? joined(inner, key, { context: { ...context, place: `${place}.${key}` }, depth })
        : syntax(`${place}.${key}`, 'an array of conditions', describeValue(inner));
    if (key === 'not') {
      const reading = readCondition(inner, { ...context, place: `${place}.not` }, depth + 1);
      return reading.ok ? { ok: true, value: { kind: 'not', of: reading.value } } : reading;
    }
  }
  return fromMap(given, context, depth);
}

/** Consequents: text; `{tip: "cheap"}`; `{output: "tip", is: "cheap"}`; the term alone where there is one output; a list. */
export function readConsequents(
  given: unknown,
  context: SideContext,
): SideReading<readonly GivenConsequent[]> {
  const { variables, place } = context;
  const [only] = variables;
  if (Array.isArray(given)) {
    const readings = (given as readonly unknown[]).map((one, index) =>
      readConsequents(one, { ...context, place: `${place}[${index}]` }),
    );
    const failed = readings.find((reading) => !reading.ok);
    if (failed !== undefined) return failed;
    const value = readings.flatMap((reading) => (reading.ok ? reading.value : []));
    return value.length > 0 ? { ok: true, value } : syntax(place, 'a consequent', 'none');
  }
  if (typeof given === 'number' && only !== undefined && variables.length === 1)
    return consequent(only.name, given, context);
  if (typeof given === 'string') {
    const isTerm = variables.length === 1 && only?.terms.some(({ name }) => name === given) === true;
    return isTerm ? consequent(only.name, given, context) : consequentsFromText(given, context);
  }
  if (!isObject(given)) return syntax(place, 'a consequent as text or object', describeValue(given));
  const pair = pairOf(given, variables);
  const members = pair === undefined ? Object.entries(given) : [pair];
  if (members.length === 0) return syntax(place, 'a consequent', 'none');
  const all: GivenConsequent[] = [];
  for (const [variable, term] of members) {
    const reading = consequent(variable, term, context);
    if (!reading.ok) return reading;
    all.push(...reading.value);
  }
  return { ok: true, value: all };
}

function conditionFromText(text: string, { variables, place }: SideContext): SideReading<Condition> {
  const reading = parseCondition(text, variables);
  return reading.ok
    ? { ok: true, value: reading.condition }
    : { ok: false, code: reading.code, message: `${place}: ${reading.message}` };
}

function joined(
  elements: readonly unknown[],
  kind: 'and' | 'or',
  { context, depth }: { readonly context: SideContext; readonly depth: number },
): SideReading<Condition> {
  const { place } = context;
  if (elements.length === 0) return syntax(place, 'at least one condition', 'none');
  if (elements.length > MEMBERS_MAX)
    return syntax(place, `at most ${MEMBERS_MAX} conditions`, String(elements.length));
  const of: Condition[] = [];
  for (const [index, element] of elements.entries()) {
    const reading = readCondition(element, { ...context, place: `${place}[${index}]` }, depth + 1);
    if (!reading.ok) return reading;
    of.push(reading.value);
  }
  return { ok: true, value: { kind, of } };
}

function fromMap(given: LineObject, context: SideContext, depth: number): SideReading<Condition> {
  const { variables, place } = context;
  const pair = pairOf(given, variables);
  if (pair !== undefined) return clause(pair[0], pair[1], context);
  const opKey = OP_KEYS.find(
    (key) => Object.hasOwn(given, key) && variables.every(({ name }) => name !== key),
  );
  const word = opKey === undefined ? context.op : given[opKey];
  const kind = typeof word === 'string' ? word.toLowerCase() : word;
  if (kind !== 'and' && kind !== 'or')
    return syntax(`${place}.${opKey ?? 'op'}`, 'and or or', describeValue(word));
  const members = Object.entries(given).filter(([key]) => key !== opKey);
  if (members.length === 0) return syntax(place, 'at least one variable', 'none');
  const of: Condition[] = [];
  for (const [variable, term] of members) {
    const reading = Array.isArray(term)
      ? joined(
          (term as readonly unknown[]).map((one) => ({ variable, is: one })),
          'or',
          { context: { ...context, place: `${place}.${variable}` }, depth },
        )
      : clause(variable, term, context);
    if (!reading.ok) return reading;
    of.push(reading.value);
  }
  const [only] = of;
  return { ok: true, value: of.length === 1 && only !== undefined ? only : { kind, of } };
}

/** The variable and the term of `{variable: …, is: …}`, unless these are names of variables themselves. */
function pairOf(
  given: LineObject,
  variables: readonly NamedVariable[],
): readonly [string, unknown] | undefined {
  const keys = Object.keys(given);
  const isName = (key: string): boolean => variables.some(({ name }) => name === key);
  const variable = VARIABLE_KEYS.find((key) => keys.includes(key) && !isName(key));
  const term = TERM_KEYS.find((key) => keys.includes(key) && !isName(key));
  if (variable === undefined || term === undefined || keys.length !== 2) return undefined;
  const name = given[variable];
  return typeof name === 'string' ? [name, given[term]] : undefined;
}

/** A term may have hedges before it, such as "not poor". */
function clause(variable: string, term: unknown, context: SideContext): SideReading<Condition> {
  const { variables, place } = context;
  const known = variables.find(({ name }) => name === variable);
  if (known === undefined) return unknown(variables, place, variable);
  if (typeof term !== 'string')
    return syntax(`${place}.${variable}`, 'the name of a term', describeValue(term));
  return conditionFromText(`${variable} is ${term}`, { ...context, variables: [known] });
}

function consequent(
  variable: string,
  term: unknown,
  { variables, place }: SideContext,
): SideReading<readonly GivenConsequent[]> {
  const known = variables.find(({ name }) => name === variable);
  if (known === undefined) return unknown(variables, place, variable);
  if (typeof term === 'number' && Number.isFinite(term))
    return { ok: true, value: [{ output: variable, constant: term }] };
  if (typeof term === 'string') return { ok: true, value: [{ output: variable, term }] };
  return syntax(`${place}.${variable}`, 'the name of a term', describeValue(term));
}

function consequentsFromText(
  text: string,
  { variables, place }: SideContext,
): SideReading<readonly GivenConsequent[]> {
  const [, name = '', number = ''] =
    /^\s*(?:then\s)?\s*(.+?)\s*(?:\bis\b|==?)\s*([-+.\d][-+.\deE]*)\s*$/i.exec(text) ?? [];
  const known = variables.find((variable) => variable.name === name);
  const constant = number === '' ? Number.NaN : Number(number);
  if (known !== undefined && Number.isFinite(constant) && known.terms.every((term) => term.name !== number))
    return { ok: true, value: [{ output: name, constant }] };
  const reading = parseConsequents(text, variables);
  return reading.ok
    ? { ok: true, value: reading.consequents }
    : { ok: false, code: reading.code, message: `${place}: ${reading.message}` };
}

function unknown(variables: readonly NamedVariable[], place: string, found: string): LineFailure {
  const names = variables.map(({ name }) => name).join(', ');
  return {
    ok: false,
    code: 'unknown-variable',
    message: `${place}: expected one of ${names}, found ${describeValue(found)}`,
  };
}

function syntax(place: string, expected: string, found: string): LineFailure {
  return { ok: false, code: 'rule-syntax', message: `${place}: expected ${expected}, found ${found}` };
}

function isObject(value: unknown): value is LineObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
