// Finds a field that nobody asked for, of a line or of an object in it, and says which name was probably meant.
import { nearestName } from '../../config/index.ts';
import { shortText } from './describe-value.ts';
import type { Fields } from './field.ts';

/** No field's name is longer; the search for a name like it need not look further. */
const NAME_LENGTH_MAX = 40;

/** What was expected and what was found where `given` has a field that is not one of `fields`. */
export function unknownFieldIn(given: object, fields: Fields): string | undefined {
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(fields, name));
  if (unknown === undefined) return undefined;
  const names = Object.keys(fields);
  const hint = nearestName(unknown.slice(0, NAME_LENGTH_MAX), names);
  return `expected the fields ${names.join(', ')}, found ${shortText(unknown)}${hint}`;
}
