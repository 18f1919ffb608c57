// Values of the predecessor as entries of a file, and what migrating them gives.
import type { AncestorEntry } from './ancestor-entry.ts';
import type { AncestorValue } from './ancestor-key.ts';
import { migrate, type Migration } from './migrate.ts';

export type Given = Readonly<Record<string, AncestorValue>>;

export const entriesOf = (given: Given, place = ''): readonly AncestorEntry[] =>
  Object.entries(given).map(([name, value]) => ({ name, value, place, line: undefined }));

export function migrationOf(entries: readonly AncestorEntry[]): Migration {
  const result = migrate({ path: 'old.json', entries, flags: [] });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
