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

/** Names that both its classes had; its code read the copies of the one of the strategy. */
const IN_BOTH_CLASSES: ReadonlySet<string> = new Set([
  'regime_vix_widen',
  'wing_increment_high',
  'wing_increment_med',
  'max_portfolio_delta',
  'max_portfolio_gamma',
  'max_portfolio_vega',
  'max_delta_per_trade',
  'max_vega_per_trade',
  'max_daily_drawdown_pct',
]);
const READ_PLACES: ReadonlySet<string> = new Set(['StrategyConfig', 'strategy']);

/** Whether an entry is the copy that its own code took of a name that both its classes had. */
export function isReadCopy({ name, place }: AncestorEntry): boolean {
  return IN_BOTH_CLASSES.has(name) && READ_PLACES.has(place);
}

/** By name what counts of a file: the last, but of copies in its two classes the one that it read itself. */
export function countingOf(entries: readonly AncestorEntry[]): ReadonlyMap<string, AncestorEntry> {
  const others = entries.filter((entry) => !isReadCopy(entry));
  return new Map([...others, ...entries.filter(isReadCopy)].map((entry) => [entry.name, entry]));
}

/** By name what counts: a flag over the file. */
export function lastOf({ entries, flags }: AncestorGiven): ReadonlyMap<string, GivenKey> {
  const fromFile = Array.from(countingOf(entries), ([name, entry]): [string, GivenKey] => [
    name,
    { ...entry, flag: undefined },
  ]);
  const fromFlags = flags.map(({ name, value, flag }): [string, GivenKey] => [
    name,
    { name, value, flag, place: '', line: undefined },
  ]);
  return new Map([...fromFile, ...fromFlags]);
}
