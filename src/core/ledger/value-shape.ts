// Small shape tests for plain data, of which the shapes of all ledger records are built.
import { parseSessionDate } from '../domain/index.ts';

/** Says what is wrong with a value, beginning with the path to it, or `undefined` where the value fits. */
export type Shape = (value: unknown) => string | undefined;

/** A shape for each member of `T`; the compiler refuses a missing and an extra one. */
export type Members<T> = { readonly [Name in keyof T]-?: Shape };

/** Shapes of single values. */
export const shapeOf = {
  /** A safe integer: cents, milliseconds, counts, ids. */
  whole: (value) => (Number.isSafeInteger(value) ? undefined : expected('a whole number', value)),
  positive: (value) =>
    Number.isSafeInteger(value) && (value as number) > 0
      ? undefined
      : expected('a positive whole number', value),
  number: (value) => (Number.isFinite(value) ? undefined : expected('a number', value)),
  text: (value) => (typeof value === 'string' ? undefined : expected('a text', value)),
  flag: (value) => (typeof value === 'boolean' ? undefined : expected('true or false', value)),
  date: (value) =>
    typeof value === 'string' && parseSessionDate(value) !== undefined
      ? undefined
      : expected('a date YYYY-MM-DD', value),
  anything: () => undefined,
} satisfies Readonly<Record<string, Shape>>;

/** One of the given texts or numbers. */
export function oneOf(values: readonly (string | number | boolean)[]): Shape {
  return (value) =>
    values.includes(value as string | number | boolean)
      ? undefined
      : expected(`one of ${values.join(', ')}`, value);
}

/** One of the words of `T`; the compiler refuses a missing word and one too many. */
export function wordOf<T extends string>(words: Readonly<Record<T, true>>): Shape {
  return oneOf(Object.keys(words));
}

/** A member that may be left out. */
export function optional(shape: Shape): Shape {
  return (value) => (value === undefined ? undefined : shape(value));
}

/** Any number of items of one shape. */
export function listOf(item: Shape): Shape {
  return (value) => {
    if (!Array.isArray(value)) return expected('a list', value);
    for (let index = 0; index < value.length; index += 1) {
      const problem = item(value[index]);
      if (problem !== undefined) return `[${index}]${problem}`;
    }
    return undefined;
  };
}

/** A list of exactly these items, in order. */
export function listOfThese(items: readonly Shape[]): Shape {
  return (value) => {
    if (!Array.isArray(value) || value.length !== items.length)
      return expected(`a list of ${items.length}`, value);
    for (const [index, item] of items.entries()) {
      const problem = item(value[index]);
      if (problem !== undefined) return `[${index}]${problem}`;
    }
    return undefined;
  };
}

/** An object with these members and no others. */
export function objectOf<T>(members: Members<T>): Shape {
  const shapes = new Map<string, Shape>(Object.entries<Shape>(members));
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return expected('an object', value);
    const object = value as Readonly<Record<string, unknown>>;
    for (const name of Object.keys(object)) {
      if (!shapes.has(name)) return `.${name} is not a known member`;
    }
    for (const [name, shape] of shapes) {
      const problem = shape(object[name]);
      if (problem !== undefined) return `.${name}${problem}`;
    }
    return undefined;
  };
}

/** An object used as a table: any member names, every value of one shape. */
export function mapOf(item: Shape): Shape {
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return expected('an object', value);
    for (const [name, member] of Object.entries(value)) {
      const problem = item(member);
      if (problem !== undefined) return `${name}: ${problem}`;
    }
    return undefined;
  };
}

function expected(what: string, found: unknown): string {
  if (found === undefined) return ` is missing, expected ${what}`;
  const shown = typeof found === 'object' ? 'an object or a list' : JSON.stringify(found);
  return ` should be ${what}, found ${shown}`;
}
