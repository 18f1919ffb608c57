// What data each run was made on, where that is not the same: a comparison across data compares two things at once.
import type { ComparedRun } from './compared-run.ts';

/** A line a fact that differs, a value a run. */
export interface Difference {
  readonly name: string;
  readonly values: readonly string[];
}

/** Where the market or what the runs saw of it differs; none where all traded the same data over the same sessions. */
export function dataDifferences(runs: readonly ComparedRun[]): readonly Difference[] {
  const facts: readonly (readonly [string, (run: ComparedRun) => string])[] = [
    ['Root', ({ document }) => document.data.root],
    ['First session', ({ document }) => document.data.from ?? 'none'],
    ['Last session', ({ document }) => document.data.to ?? 'none'],
    ['Sessions', ({ document }) => String(document.data.sessions)],
    ['Bars', ({ document }) => `${document.data.bars} of ${document.data.timeframe}`],
    ['Underlying', ({ document }) => document.data.underlying],
    ['Volatility', ({ document }) => document.data.volatility],
    ['Option quotes', ({ document }) => document.data.chain],
    ['Seed', ({ document }) => String(document.run.seed)],
  ];
  const roles = [...new Set(runs.flatMap(({ manifest }) => manifest.inputs.map(({ role }) => role)))];
  const files = roles.map((role): readonly [string, (run: ComparedRun) => string] => [
    `File: ${role}`,
    ({ manifest }) => {
      const hashes = manifest.inputs.filter((input) => input.role === role).map(({ sha256 }) => sha256);
      return hashes.length === 0 ? 'none' : hashes.map((hash) => hash.slice(0, 12)).join(' ');
    },
  ]);
  return differing(runs, [...facts, ...files]);
}

/** Settings that are not the same in all runs, by name. */
export function settingDifferences(runs: readonly ComparedRun[]): readonly Difference[] {
  const settings = runs.map(({ manifest }) => flattened(manifest.config));
  const keys = [...new Set(settings.flatMap((one) => [...one.keys()]))].toSorted();
  return differing(
    runs,
    keys.map((key) => [key, (run) => settings[runs.indexOf(run)]?.get(key) ?? 'not told']),
  );
}

function differing(
  runs: readonly ComparedRun[],
  facts: readonly (readonly [string, (run: ComparedRun) => string])[],
): readonly Difference[] {
  return facts
    .map(([name, of]) => ({ name, values: runs.map(of) }))
    .filter(({ values }) => new Set(values).size > 1);
}

function flattened(
  config: unknown,
  prefix = '',
  into = new Map<string, string>(),
): ReadonlyMap<string, string> {
  if (typeof config !== 'object' || config === null || Array.isArray(config)) {
    if (prefix !== '')
      into.set(prefix, config === null ? 'not set' : JSON.stringify(config).replaceAll('"', ''));
    return into;
  }
  for (const [name, value] of Object.entries(config))
    flattened(value, prefix === '' ? name : `${prefix}.${name}`, into);
  return into;
}
