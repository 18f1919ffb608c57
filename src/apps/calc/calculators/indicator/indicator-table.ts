// Every indicator that the calculator knows, and how a name that a line gives finds its own.
import type { IndicatorEntry } from './indicator-entry.ts';
import { PRICE_ENTRIES } from './price-entries.ts';
import { RANGE_ENTRIES } from './range-entries.ts';
import { VOLUME_ENTRIES } from './volume-entries.ts';

export const INDICATOR_ENTRIES: readonly IndicatorEntry[] = [
  ...PRICE_ENTRIES,
  ...RANGE_ENTRIES,
  ...VOLUME_ENTRIES,
];

/** What has this name or alias; case, spaces, hyphens and underscores do not matter. */
export function namedOne<T extends { readonly name: string; readonly aliases: readonly string[] }>(
  all: readonly T[],
  given: string,
): T | undefined {
  const key = keyOf(given);
  return (
    all.find(({ name }) => keyOf(name) === key) ??
    all.find(({ aliases }) => aliases.some((alias) => keyOf(alias) === key))
  );
}

function keyOf(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_-]/g, '');
}
