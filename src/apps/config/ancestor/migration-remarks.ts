// What there is to say about several keys of the predecessor at once: copies that disagree, values that never counted.
import type { AncestorEntry } from './ancestor-entry.ts';
import { type AncestorGiven, countingOf, isReadCopy } from './ancestor-given.ts';
import type { AncestorValue } from './ancestor-key.ts';
import { ancestorKey } from './ancestor-keys.ts';

/** Two copies that do not agree, of a key that counts here: which of them does. */
export function givenTwice({ entries }: AncestorGiven): readonly string[] {
  return [...new Set(entries.map(({ name }) => name))].flatMap((name) => {
    if (ancestorKey(name)?.to === undefined) return [];
    const copies = entries.filter((entry) => entry.name === name);
    if (new Set(copies.map(({ value }) => JSON.stringify(value))).size < 2) return [];
    const told = copies.map((copy) => `${shownValue(copy.value)} ${placeOf(copy)}`).join(', ');
    const read = copies.findLast(isReadCopy);
    const counts =
      read === undefined ? 'The last counts.' : `The one in ${read.place} counts, which its own code took.`;
    return [`${name} is given ${copies.length} times: ${told}. ${counts}`];
  });
}

function placeOf({ place, line }: AncestorEntry): string {
  const parts = [
    ...(line === undefined ? [] : [`on line ${line}`]),
    ...(place === '' ? [] : [`in ${place}`]),
  ];
  return parts.length === 0 ? 'at the top' : parts.join(' ');
}

/** Values that its command line replaced by the defaults of its flags, whatever the file said. */
export function overwritten({ entries, flags }: AncestorGiven): readonly string[] {
  const isOnLine = new Set(flags.map(({ name }) => name));
  const lost = [...countingOf(entries).values()].flatMap(({ name, value }) => {
    const key = ancestorKey(name);
    if (key?.to === undefined || key.flags.length === 0 || isOnLine.has(name) || value === key.default)
      return [];
    return [`${name} ${shownValue(value)} (there ${shownValue(key.default)})`];
  });
  if (lost.length === 0) return [];
  return [
    `Its command line put the defaults of its flags over the file. So these counted only where a script ran without it; here they count: ${lost.join(', ')}.`,
  ];
}

const SHOWN_MAX = 60;

/** A value as a person reads it, a long one in part. */
export function shownValue(value: AncestorValue): string {
  if (value === null) return 'none';
  const shown = typeof value === 'string' ? value : JSON.stringify(value);
  return shown.length > SHOWN_MAX ? `${shown.slice(0, SHOWN_MAX)}…` : shown;
}
