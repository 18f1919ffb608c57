// The kind of input field that tells of each session whether something happened: an array of 0 and 1.
import { describeValue } from '../../fields/describe-value.ts';
import type { Field } from '../../fields/field.ts';

/** An array, possibly empty, of 0 and 1 or of false and true. */
export function flagsField(meaning: string): Field<readonly boolean[]> {
  return {
    type: 'array of 0 and 1',
    meaning,
    isRequired: true,
    read: (value, name) => {
      if (!Array.isArray(value)) return mismatch(name, 'an array of 0 and 1', value);
      const elements: readonly unknown[] = value;
      const at = elements.findIndex(
        (element) => typeof element !== 'boolean' && element !== 0 && element !== 1,
      );
      if (at >= 0) return mismatch(`${name}[${at}]`, '0 or 1', elements[at]);
      return { ok: true, value: elements.map((element) => element === 1 || element === true) };
    },
  };
}

function mismatch(
  place: string,
  expected: string,
  found: unknown,
): { readonly ok: false; readonly message: string } {
  return { ok: false, message: `${place}: expected ${expected}, found ${describeValue(found)}` };
}
