// A name with its value as a configuration of the predecessor or its command line gives it.
import type { AncestorValue } from './ancestor-key.ts';

export interface AncestorEntry {
  readonly name: string;
  readonly value: AncestorValue;
  /** The class or group it stands in, such as `StrategyConfig`; empty at the top. */
  readonly place: string;
  /** Number of its line, from 1, where the file has lines. */
  readonly line: number | undefined;
}

const WEIGHTS = 'fuzzy_weights';

/** A dict of weights, `{"mtf": 0.18}`, as the keys that it stands for. */
export function withWeightsApart(entries: readonly AncestorEntry[]): readonly AncestorEntry[] {
  return entries.flatMap((entry) => {
    const { name, value } = entry;
    const isGroup = name === WEIGHTS && typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isGroup) return [entry];
    return Object.entries(value).map(([factor, weight]) => ({
      ...entry,
      name: `fuzzy_weight_${factor}`,
      value: weight,
    }));
  });
}
