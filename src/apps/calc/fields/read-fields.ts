// Turns the object of a line into typed values, or says which field is unknown, missing or wrong.
import type { LineFailure, LineObject } from '../calculator.ts';
import type { Fields, FieldValues } from './field.ts';
import { unknownFieldIn } from './unknown-field.ts';

export type FieldsReading<F extends Fields> =
  | { readonly ok: true; readonly values: FieldValues<F> }
  | LineFailure;

/**
 * The values of `fields`. Codes: `unknown-field` (a misspelt optional field must not pass unnoticed, of the line or of an object in it), `missing-field`
 * (all of them named, beside the fields that must be there), and `invalid-…` with the field's name for a wrong type or range.
 */
export function readFields<F extends Fields>(fields: F, line: LineObject): FieldsReading<F> {
  const names = Object.keys(fields);
  const unknown = unknownFieldIn(line, fields);
  if (unknown !== undefined) return { ok: false, code: 'unknown-field', message: unknown };
  const required = names.filter((name) => fields[name]?.isRequired === true);
  const missing = required.filter((name) => !Object.hasOwn(line, name));
  if (missing.length > 0) {
    const message = `expected the fields ${required.join(', ')}, found none called ${missing.join(', ')}`;
    return { ok: false, code: 'missing-field', message };
  }
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    const reading = field.read(line[name], name);
    if (!reading.ok) return { ok: false, code: reading.code ?? invalidCode(name), message: reading.message };
    values[name] = reading.value;
  }
  return { ok: true, values: values as FieldValues<F> };
}

/** The line without those of `names` that are null: null says that the field is not there. */
export function withoutNulls(line: LineObject, names: readonly string[]): LineObject {
  if (!names.some((name) => line[name] === null)) return line;
  return Object.fromEntries(
    Object.entries(line).filter(([name, value]) => value !== null || !names.includes(name)),
  );
}

/** `invalid-periods-per-year` for `periodsPerYear`. */
function invalidCode(name: string): string {
  return `invalid-${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
