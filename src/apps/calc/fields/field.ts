// The kinds of input fields: each knows how help names it and how a value that came from outside becomes a typed one.
import { describeValue } from './describe-value.ts';

/** The typed value, or what was expected and what was found, beginning with the place. */
export type FieldReading<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly message: string;
      /** Set where the code is not the one that the field's name gives. */
      readonly code?: 'unknown-field';
    };

export interface Field<T> {
  /** The JSON type in words, such as `array of numbers`. */
  readonly type: string;
  /** What the value is, with its unit and range. */
  readonly meaning: string;
  readonly isRequired: boolean;
  /** Reads the value of the field called `name`; trusts nothing. */
  readonly read: (value: unknown, name: string) => FieldReading<T>;
}

export type Fields = Readonly<Record<string, Field<unknown>>>;

/** The typed values of a set of fields. */
export type FieldValues<F extends Fields> = {
  readonly [Name in keyof F]: F[Name] extends Field<infer T> ? T : never;
};

/** A finite number for which `isInRange` holds; `expected` says the range in words. */
export function numberField(
  meaning: string,
  expected = 'a finite number',
  isInRange: (value: number) => boolean = Number.isFinite,
): Field<number> {
  return {
    type: 'number',
    meaning,
    isRequired: true,
    read: (value, name) =>
      typeof value === 'number' && Number.isFinite(value) && isInRange(value)
        ? { ok: true, value }
        : mismatch(name, expected, value),
  };
}

/** One of the given words. */
export function choiceField<T extends string>(choices: readonly T[], meaning: string): Field<T> {
  const words = choices.map((choice) => `"${choice}"`).join(' or ');
  return {
    type: words,
    meaning,
    isRequired: true,
    read: (value, name) => {
      const found = choices.find((choice) => choice === value);
      return found === undefined ? mismatch(name, words, value) : { ok: true, value: found };
    },
  };
}

/** An array, possibly empty, of finite numbers. */
export function numbersField(meaning: string): Field<readonly number[]> {
  return { type: 'array of numbers', meaning, isRequired: true, read: readNumbers };
}

/** One finite number for all, or an array of them. */
export function numberOrNumbersField(meaning: string): Field<number | readonly number[]> {
  return {
    type: 'number or array of numbers',
    meaning,
    isRequired: true,
    read: (value, name) => {
      if (Array.isArray(value)) return readNumbers(value, name);
      if (typeof value === 'number' && Number.isFinite(value)) return { ok: true, value };
      return mismatch(name, 'a finite number or an array of them', value);
    },
  };
}

/** The same field where it may be left out or null. */
export function optionalField<T>(field: Field<T>): Field<T | undefined> {
  return {
    ...field,
    isRequired: false,
    read: (value, name) =>
      value === undefined || value === null ? { ok: true, value: undefined } : field.read(value, name),
  };
}

/** The same field where it may be left out or null, which then means `value`. */
export function fieldWithDefault<T>(field: Field<T>, value: T): Field<T> {
  const optional = optionalField(field);
  return {
    ...optional,
    read: (given, name) => {
      const reading = optional.read(given, name);
      return reading.ok ? { ok: true, value: reading.value ?? value } : reading;
    },
  };
}

function readNumbers(value: unknown, name: string): FieldReading<readonly number[]> {
  if (!Array.isArray(value)) return mismatch(name, 'an array of finite numbers', value);
  const elements: readonly unknown[] = value;
  const at = elements.findIndex((element) => !Number.isFinite(element));
  if (at >= 0) return mismatch(`${name}[${at}]`, 'a finite number', elements[at]);
  return { ok: true, value: elements as readonly number[] };
}

function mismatch(place: string, expected: string, found: unknown): FieldReading<never> {
  return { ok: false, message: `${place}: expected ${expected}, found ${describeValue(found)}` };
}
