// Reads the two sides of a rule from text: "service is poor or food is not rancid", "tip is cheap and mood is low".
import type { Condition, Consequent, Hedge } from './condition.ts';
import { createRuleScanner, type RuleScanner } from './rule-scanner.ts';

/** A variable with the names of its terms. */
export interface NamedVariable {
  readonly name: string;
  readonly terms: readonly { readonly name: string }[];
}

export type RuleFaultCode = 'rule-syntax' | 'unknown-variable' | 'unknown-term';

/** What was expected and what was found, with the column, from 1. */
export interface RuleFault {
  readonly ok: false;
  readonly code: RuleFaultCode;
  readonly message: string;
}

export type ConditionReading = { readonly ok: true; readonly condition: Condition } | RuleFault;
export type ConsequentsReading =
  | { readonly ok: true; readonly consequents: readonly Consequent[] }
  | RuleFault;

const TEXT_LENGTH_MAX = 10_000;
const DEPTH_MAX = 50;

const AND = ['and', '&&', '&'];
const OR = ['or', '||', '|'];
const NOT = ['not', '!', '~'];
const IS = ['is', '==', '='];
const IS_NOT = ['!=', '~='];
const HEDGES = ['not', 'very', 'somewhat'];

/**
 * A condition. `and` binds closer than `or`; parentheses; `not` before a proposition, a parenthesis or a term; `very` and
 * `somewhat` before a term; `any` in place of a term holds always. A name wins over a word of the language.
 */
export function parseCondition(text: string, variables: readonly NamedVariable[]): ConditionReading {
  const scanner = createRuleScanner(text);
  if (text.length > TEXT_LENGTH_MAX) return tooLong(text);
  scanner.take(['if']);
  const reading = readOr({ scanner, variables, depth: 0 });
  if (!reading.ok) return reading;
  return scanner.isAtEnd() ? reading : syntax(scanner, 'and, or, or the end');
}

/** Consequents: propositions joined by `and` or commas. */
export function parseConsequents(text: string, outputs: readonly NamedVariable[]): ConsequentsReading {
  const scanner = createRuleScanner(text);
  if (text.length > TEXT_LENGTH_MAX) return tooLong(text);
  scanner.take(['then']);
  const consequents: Consequent[] = [];
  do {
    const variable = readVariable(scanner, outputs);
    if ('ok' in variable) return variable;
    if (scanner.take(IS) === undefined) return syntax(scanner, `is after ${variable.name}`);
    const term = scanner.take(namesOf(variable.terms));
    if (term === undefined) return unknownTerm(scanner, variable);
    consequents.push({ output: variable.name, term });
  } while (scanner.take([...AND, ',']) !== undefined);
  return scanner.isAtEnd() ? { ok: true, consequents } : syntax(scanner, 'and, or the end');
}

interface Place {
  readonly scanner: RuleScanner;
  readonly variables: readonly NamedVariable[];
  readonly depth: number;
}

function readOr(place: Place): ConditionReading {
  return readJoined('or', place, readAnd);
}

function readAnd(place: Place): ConditionReading {
  return readJoined('and', place, readPart);
}

function readJoined(
  kind: 'and' | 'or',
  place: Place,
  readOne: (place: Place) => ConditionReading,
): ConditionReading {
  const parts: Condition[] = [];
  do {
    const part = readOne(place);
    if (!part.ok) return part;
    parts.push(part.condition);
  } while (place.scanner.take(kind === 'and' ? AND : OR) !== undefined);
  const [only] = parts;
  return { ok: true, condition: only !== undefined && parts.length === 1 ? only : { kind, of: parts } };
}

function readPart({ scanner, variables, depth }: Place): ConditionReading {
  if (depth >= DEPTH_MAX)
    return syntax(scanner, `at most ${DEPTH_MAX} parentheses and nots within each other`);
  const deeper = { scanner, variables, depth: depth + 1 };
  const name = scanner.take(namesOf(variables));
  if (name !== undefined) return readProposition(scanner, variables, name);
  if (scanner.take(NOT) !== undefined) {
    const inner = readPart(deeper);
    return inner.ok ? { ok: true, condition: { kind: 'not', of: inner.condition } } : inner;
  }
  if (scanner.take(['(']) === undefined) return unknownVariable(scanner, variables);
  const inner = readOr(deeper);
  if (!inner.ok) return inner;
  return scanner.take([')']) === undefined ? syntax(scanner, 'and, or, or )') : inner;
}

function readProposition(
  scanner: RuleScanner,
  variables: readonly NamedVariable[],
  name: string,
): ConditionReading {
  const variable = variables.find((one) => one.name === name) ?? { name, terms: [] };
  const isNot = scanner.take(IS_NOT) !== undefined;
  if (!isNot && scanner.take(IS) === undefined) return syntax(scanner, `is after ${name}`);
  const terms = namesOf(variable.terms);
  const hedges: Hedge[] = isNot ? ['not'] : [];
  for (;;) {
    const term = scanner.take(terms);
    if (term !== undefined) return { ok: true, condition: { kind: 'is', variable: name, term, hedges } };
    if (scanner.take(['any']) !== undefined)
      return hedges.length === 0 ? { ok: true, condition: { kind: 'always' } } : syntax(scanner, 'any alone');
    const hedge = scanner.take(HEDGES) as Hedge | undefined;
    if (hedge === undefined || hedges.length >= DEPTH_MAX) return unknownTerm(scanner, variable);
    hedges.push(hedge);
  }
}

function readVariable(scanner: RuleScanner, variables: readonly NamedVariable[]): NamedVariable | RuleFault {
  const name = scanner.take(namesOf(variables));
  return variables.find((one) => one.name === name) ?? unknownVariable(scanner, variables);
}

function namesOf(named: readonly { readonly name: string }[]): readonly string[] {
  return named.map(({ name }) => name);
}

function unknownVariable(scanner: RuleScanner, variables: readonly NamedVariable[]): RuleFault {
  if (scanner.isAtEnd()) return syntax(scanner, 'a variable');
  return fault('unknown-variable', scanner, `one of ${namesOf(variables).join(', ')}`);
}

function unknownTerm(scanner: RuleScanner, { name, terms }: NamedVariable): RuleFault {
  if (scanner.isAtEnd()) return syntax(scanner, `a term of ${name}`);
  return fault('unknown-term', scanner, `a term of ${name} (${namesOf(terms).join(', ')})`);
}

function syntax(scanner: RuleScanner, expected: string): RuleFault {
  return fault('rule-syntax', scanner, expected);
}

function fault(code: RuleFaultCode, scanner: RuleScanner, expected: string): RuleFault {
  const message = `expected ${expected} at column ${scanner.place + 1}, found ${scanner.found()}`;
  return { ok: false, code, message };
}

function tooLong(text: string): RuleFault {
  const message = `expected at most ${TEXT_LENGTH_MAX} characters, found ${text.length}`;
  return { ok: false, code: 'rule-syntax', message };
}
