// The kind of input field that is a list of records, each with named fields of its own, such as dividends or quotes.
import { describeValue } from './describe-value.ts';
import type { Field, FieldReading, Fields, FieldValues } from './field.ts';

/**
 * An array, possibly empty, of objects that have `fields`; what else they hold is passed over, so that records of a wider
 * form can be piped in. A message names the element, such as `legs[2].strike`.
 * `lengthMax` bounds the work that one line may ask for.
 */
export function objectsField<F extends Fields>(
  fields: F,
  meaning: string,
  lengthMax = Number.POSITIVE_INFINITY,
): Field<readonly FieldValues<F>[]> {
  const type = `array of {${Object.entries(fields)
    .map(([name, { isRequired }]) => (isRequired ? name : `${name} (optional)`))
    .join(', ')}}`;
  return {
    type,
    meaning,
    isRequired: true,
    read: (value, name) => {
      if (!Array.isArray(value)) return mismatch(name, `an ${type}`, describeValue(value));
      if (value.length > lengthMax)
        return mismatch(name, `at most ${lengthMax} elements`, String(value.length));
      const elements: FieldValues<F>[] = [];
      for (const [index, element] of (value as readonly unknown[]).entries()) {
        const reading = readElement(fields, element, `${name}[${index}]`);
        if (!reading.ok) return reading;
        elements.push(reading.value);
      }
      return { ok: true, value: elements };
    },
  };
}

/** One object that has `fields`; what else it holds is passed over. */
export function objectField<F extends Fields>(fields: F, meaning: string): Field<FieldValues<F>> {
  const type = `object {${Object.keys(fields).join(', ')}}`;
  return { type, meaning, isRequired: true, read: (value, name) => readElement(fields, value, name) };
}

function readElement<F extends Fields>(
  fields: F,
  element: unknown,
  place: string,
): FieldReading<FieldValues<F>> {
  if (typeof element !== 'object' || element === null || Array.isArray(element))
    return mismatch(place, 'an object', describeValue(element));
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
