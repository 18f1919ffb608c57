// The kind of input field that is a matrix: rows of finite numbers, all of one length.
import { describeValue } from './describe-value.ts';
import { type Field, type FieldReading, numbersField } from './field.ts';

/** One row or more, each as long as the first. */
export function matrixField(meaning: string): Field<readonly (readonly number[])[]> {
  const row = numbersField(meaning);
  return {
    type: 'array of arrays of numbers',
    meaning,
    isRequired: true,
    read: (value, name) => {
      if (!Array.isArray(value) || value.length === 0)
        return mismatch(name, 'an array of one row or more', describeValue(value));
      const rows: (readonly number[])[] = [];
      for (const [index, element] of (value as readonly unknown[]).entries()) {
        const place = `${name}[${index}]`;
        const reading = row.read(element, place);
        if (!reading.ok) return reading;
        const length = rows[0]?.length ?? reading.value.length;
        if (reading.value.length !== length)
          return mismatch(place, `${length} numbers`, `${reading.value.length}`);
        rows.push(reading.value);
      }
      return { ok: true, value: rows };
    },
  };
}

function mismatch(place: string, expected: string, found: string): FieldReading<never> {
  return { ok: false, message: `${place}: expected ${expected}, found ${found}` };
}
