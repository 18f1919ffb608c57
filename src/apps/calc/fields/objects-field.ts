// The kind of input field that is a list of records, each with named fields of its own, such as dividends or quotes.
import { describeValue } from './describe-value.ts';
import type { Field, FieldReading, Fields, FieldValues } from './field.ts';
import { unknownFieldIn } from './unknown-field.ts';

/** What becomes of fields that a record has beyond those asked for. */
export type OtherColumns = 'refused' | 'passed-over';

/**
 * An array, possibly empty, of objects that have `fields`. Others are refused with the code `unknown-field`, or passed over,
 * as help then says, so that recorded quotes can be piped in with the columns they have. A message names the element, such
 * as `legs[2].strike`.
 * `lengthMax` bounds the work that one line may ask for.
 */
export function objectsField<F extends Fields>(
  fields: F,
  meaning: string,
  lengthMax = Number.POSITIVE_INFINITY,
  others: OtherColumns = 'refused',
): Field<readonly FieldValues<F>[]> {
  const type = `array of {${Object.entries(fields)
    .map(([name, { isRequired }]) => (isRequired ? name : `${name} (optional)`))
    .join(', ')}}`;
  return {
    type,
    meaning: meaningOf(meaning, others),
    isRequired: true,
    read: (value, name) => {
      if (!Array.isArray(value)) return mismatch(name, `an ${type}`, describeValue(value));
      if (value.length > lengthMax)
        return mismatch(name, `at most ${lengthMax} elements`, String(value.length));
      const elements: FieldValues<F>[] = [];
      for (const [index, element] of (value as readonly unknown[]).entries()) {
        const reading = readElement(fields, element, { place: `${name}[${index}]`, others });
        if (!reading.ok) return reading;
        elements.push(reading.value);
      }
      return { ok: true, value: elements };
    },
  };
}

/** One object that has `fields`; others are refused or passed over, as in `objectsField`. */
export function objectField<F extends Fields>(
  fields: F,
  meaning: string,
  others: OtherColumns = 'refused',
): Field<FieldValues<F>> {
  return {
    type: `object {${Object.keys(fields).join(', ')}}`,
    meaning: meaningOf(meaning, others),
    isRequired: true,
    read: (value, name) => readElement(fields, value, { place: name, others }),
  };
}

function meaningOf(meaning: string, others: OtherColumns): string {
  return others === 'refused' ? meaning : `${meaning}; other columns are passed over`;
}

function readElement<F extends Fields>(
  fields: F,
  element: unknown,
  { place, others }: { readonly place: string; readonly others: OtherColumns },
): FieldReading<FieldValues<F>> {
  if (typeof element !== 'object' || element === null || Array.isArray(element))
    return mismatch(place, 'an object', describeValue(element));
  const unknown = others === 'refused' ? unknownFieldIn(element, fields) : undefined;
  if (unknown !== undefined) return { ok: false, code: 'unknown-field', message: `${place}: ${unknown}` };
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    const isThere = Object.hasOwn(element, name);
    if (field.isRequired && !isThere) return mismatch(place, `the field ${name}`, 'none of that name');
    const reading = field.read(
      isThere ? (element as Readonly<Record<string, unknown>>)[name] : undefined,
      `${place}.${name}`,
    );
    if (!reading.ok) return reading;
    values[name] = reading.value;
  }
  return { ok: true, value: values as FieldValues<F> };
}

function mismatch(place: string, expected: string, found: string): FieldReading<never> {
  return { ok: false, message: `${place}: expected ${expected}, found ${found}` };
}
