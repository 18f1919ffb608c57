// What there is to say about several keys of the predecessor at once: copies that disagree, values that never counted.
import type { AncestorEntry } from './ancestor-entry.ts';
import type { AncestorGiven } from './ancestor-given.ts';
import type { AncestorValue } from './ancestor-key.ts';
import { ancestorKey } from './ancestor-keys.ts';

/** The class that its backtests and its limits were handed. */
const READ_COPY = 'StrategyConfig';

/** Two copies of a key that do not agree: the later counts. */
export function givenTwice({ entries }: AncestorGiven): readonly string[] {
  return [...new Set(entries.map(({ name }) => name))].flatMap((name) => {
    const copies = entries.filter((entry) => entry.name === name);
    if (new Set(copies.map(({ value }) => JSON.stringify(value))).size < 2) return [];
    const told = copies.map((copy) => `${shownValue(copy.value)} ${placeOf(copy)}`).join(', ');
    const read = copies.some(({ place }) => place === READ_COPY)
      ? ` Its own code took the one in ${READ_COPY}.`
      : '';
    return [`${name} is given ${copies.length} times: ${told}. The last counts.${read}`];
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
  const lost = [...new Map(entries.map((entry) => [entry.name, entry])).values()].flatMap(
    ({ name, value }) => {
      const key = ancestorKey(name);
      if (key?.to === undefined || key.flags.length === 0 || isOnLine.has(name) || value === key.default)
        return [];
      return [`${name} ${shownValue(value)} (there ${shownValue(key.default)})`];
    },
  );
  if (lost.length === 0) return [];
  return [
    `Its command line put the defaults of its flags over the file. So these counted only where a script ran without it; here they count: ${lost.join(', ')}.`,
  ];
}

/** A value as a person reads it. */
export function shownValue(value: AncestorValue): string {
  if (value === null) return 'none';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
