// Names of the predecessor as a run is given them: in a file, by flags, or both.
import type { AncestorEntry } from './ancestor-entry.ts';
import type { AncestorValue } from './ancestor-key.ts';

/** A name as it was given: in a file or by a flag, which is stronger. */
export interface GivenKey extends AncestorEntry {
  /** The flag that gave it. */
  readonly flag: string | undefined;
}

export interface GivenFlag {
  readonly flag: string;
  /** The key that it stands for. */
  readonly name: string;
  readonly value: AncestorValue;
}

export interface AncestorGiven {
  /** Of the file, where there is one. */
  readonly path: string | undefined;
  readonly entries: readonly AncestorEntry[];
  readonly flags: readonly GivenFlag[];
}

/** By name what counts: of several in a file the last, and a flag over all of them. */
export function lastOf({ entries, flags }: AncestorGiven): ReadonlyMap<string, GivenKey> {
  const fromFile = entries.map((entry): [string, GivenKey] => [entry.name, { ...entry, flag: undefined }]);
  const fromFlags = flags.map(({ name, value, flag }): [string, GivenKey] => [
    name,
    { name, value, flag, place: '', line: undefined },
  ]);
  return new Map([...fromFile, ...fromFlags]);
}
