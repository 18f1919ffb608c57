// Holds the trail of a run with another future against that of the run as it is, up to the instant after which they part.
import type { EpochMs } from '../../../core/domain/index.ts';
import { firstDifference } from '../../../core/ledger/index.ts';
import type { Sight } from '../seen/bar-sight.ts';
import { type Module, moduleOfRecord, MODULES } from '../seen/modules.ts';
import type { RunTrail, Trace } from '../seen/run-trail.ts';

/** Something at or before the instant that came out otherwise with another future. */
export interface Difference {
  readonly module: Module;
  /** When it came out otherwise. */
  readonly atMs: EpochMs;
  /** Where in the module's data, such as `.quotes[2].iv`. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** How many things of each module were held against each other, and what differed. */
export interface Comparison {
  readonly compared: Readonly<Partial<Record<Module, number>>>;
  /** At most one a module, the earliest. */
  readonly differences: readonly Difference[];
}

/** Compares records, outcomes and sights up to `atMs`. */
export function compareTrails(before: RunTrail, after: RunTrail, atMs: EpochMs): Comparison {
  const compared: Partial<Record<Module, number>> = {};
  const found = new Map<Module, Difference>();
  const count = (module: Module, things: number): void => {
    compared[module] = (compared[module] ?? 0) + things;
  };
  const note = (difference: Difference | undefined): void => {
    if (difference === undefined) return;
    const known = found.get(difference.module);
    if (known === undefined || difference.atMs < known.atMs) found.set(difference.module, difference);
  };
  note(firstParting(upTo(before.entries, atMs), after.entries, () => 'entries'));
  count('entries', after.entries.length);
  note(firstParting(upTo(before.exits, atMs), after.exits, () => 'marks and exits'));
  count('marks and exits', after.exits.length);
  const records = upTo(before.records, atMs);
  for (const { type } of records) count(moduleOfRecord(type), 1);
  note(firstParting(records, after.records, ({ type }) => moduleOfRecord(type)));
  const sights = compareSights(before.sights.get(atMs), after.sights.get(atMs), atMs);
  for (const module of MODULES) if (sights.compared.has(module)) count(module, 1);
  for (const difference of sights.differences) note(difference);
  return { compared, differences: MODULES.flatMap((module) => found.get(module) ?? []) };
}

/** Compares what two runs saw at one bar, module by module. */
export function compareSights(
  before: Sight | undefined,
  after: Sight | undefined,
  atMs: EpochMs,
): { readonly compared: ReadonlySet<Module>; readonly differences: readonly Difference[] } {
  const compared = new Set<Module>();
  const differences: Difference[] = [];
  for (const module of MODULES) {
    const [one, other] = [before?.[module], after?.[module]];
    if (one === undefined && other === undefined) continue;
    compared.add(module);
    // Of plain data the texts are the same where the data are.
    if (JSON.stringify(one) === JSON.stringify(other)) continue;
    const first = firstDifference(plain(one), plain(other));
    if (first !== undefined)
      differences.push({ module, atMs, path: first.path, before: first.original, after: first.replayed });
  }
  return { compared, differences };
}

function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

/** The traces at or before an instant; they are in order of time. */
function upTo<T extends Trace>(traces: readonly T[], atMs: EpochMs): readonly T[] {
  let [low, high] = [0, traces.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((traces[middle] as T).atMs <= atMs) low = middle + 1;
    else high = middle;
  }
  return traces.slice(0, low);
}

/** The first place at which two lists part. */
function firstParting<T extends Trace>(
  before: readonly T[],
  after: readonly T[],
  moduleOf: (trace: T) => Module,
): Difference | undefined {
  const length = Math.max(before.length, after.length);
  for (let place = 0; place < length; place += 1) {
    const [one, other] = [before[place], after[place]];
    if (one?.text === other?.text && one?.atMs === other?.atMs) continue;
    const first = earlier(one, other);
    if (first === undefined) return undefined;
    const difference = firstDifference(parsed(one), parsed(other));
    return {
      module: moduleOf(first),
      atMs: first.atMs,
      path: difference?.path ?? '',
      before: difference?.original,
      after: difference?.replayed,
    };
  }
  return undefined;
}

function earlier<T extends Trace>(one: T | undefined, other: T | undefined): T | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one.atMs <= other.atMs ? one : other;
}

function parsed(trace: Trace | undefined): unknown {
  if (trace === undefined) return undefined;
  return trace.text.startsWith('{') ? JSON.parse(trace.text) : trace.text;
}
