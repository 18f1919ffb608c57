// Tests the table of the predecessor's names as a whole: every row loads, agrees with the others, and names what exists.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadSettings } from '../load-settings.ts';
import { settingCatalog } from '../setting-catalog.ts';
import type { AncestorKey, AncestorValue, ValueOf } from './ancestor-key.ts';
import { ANCESTOR_KEYS, ancestorKey } from './ancestor-keys.ts';
import { ANCESTOR_PRESET, migrate } from './migrate.ts';

const catalog = settingCatalog();
const counting = ANCESTOR_KEYS.filter(({ to }) => to !== undefined);

test('every name and every flag stands once', () => {
  const names = ANCESTOR_KEYS.map(({ name }) => name);
  const flags = ANCESTOR_KEYS.flatMap((key) => key.flags.map(({ flag }) => flag));
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(flags).size).toBe(flags.length);
  expect([names.length > 140, flags.length > 45]).toEqual([true, true]);
});

/** What counts only while a switch is on. */
const SWITCHES: Readonly<Record<string, string>> = { position_size_pct: 'dynamic_sizing' };

test.each(counting.map((key) => [key.name, key] as const))('%s loads with its default', (name, key) => {
  const entry = (of: string, value: AncestorValue) => ({ name: of, value, place: '', line: undefined });
  const needed = SWITCHES[name];
  const entries = [entry(name, key.default), ...(needed === undefined ? [] : [entry(needed, true)])];
  const migration = migrate({ path: 'old.py', entries, flags: [] });
  if (!migration.ok) throw new Error(migration.error.message);
  const loaded = loadSettings({ preset: ANCESTOR_PRESET, file: undefined, flags: migration.value.layers });
  if (!loaded.ok) throw new Error(loaded.error.message);
  const one = migration.value.keys.find((given) => given.name === name);
  const keys = Object.keys(one?.settings ?? {});
  expect(keys.length).toBeGreaterThan(0);
  for (const setting of keys) {
    expect(key.to?.keys).toContain(setting);
    expect(loaded.value.origins.get(setting)).toMatch(new RegExp(`^file old\\.py as .*\\b${name}\\b`));
  }
});

/** Its dates, which the preset leaves to the bars. */
const NOT_OF_THE_PRESET: ReadonlySet<string> = new Set(['backtest_start', 'backtest_end']);
const ofCommandLine = counting.filter(({ name, flags }) => flags.length > 0 && !NOT_OF_THE_PRESET.has(name));

test('the defaults of its command line change nothing of the preset', () => {
  expect(ofCommandLine.length).toBeGreaterThan(20);
  const bare = loadSettings({ preset: ANCESTOR_PRESET, file: undefined, flags: [] });
  const flags = ofCommandLine.map(({ name, default: value }) => ({ flag: `--${name}`, name, value }));
  const migration = migrate({ path: undefined, entries: [], flags });
  if (!bare.ok || !migration.ok) throw new Error('expected both to load');
  const given = loadSettings({ preset: ANCESTOR_PRESET, file: undefined, flags: migration.value.layers });
  expect(given.ok && given.value.settings).toEqual(bare.value.settings);
});

test('what counts nowhere says why, what is carried over needs no words, and each sentence is one', () => {
  for (const { name, kind, says, to } of ANCESTOR_KEYS) {
    expect([name, says === '']).toEqual([name, kind === 'carried']);
    if (says !== '') expect(says).toMatch(/^[A-Z][\s\S]*[.)]$/);
    if (kind === 'carried' || kind === 'changed') expect([name, to !== undefined]).toEqual([name, true]);
    if (kind === 'gone') expect([name, to]).toEqual([name, undefined]);
  }
});

test('every setting that a row sets or a sentence names exists', () => {
  const groups = new Set([...catalog.keys()].map((key) => key.split('.')[0] ?? ''));
  for (const { name, says, to } of ANCESTOR_KEYS) {
    for (const key of to?.keys ?? []) expect([name, key, catalog.has(key)]).toEqual([name, key, true]);
    for (const [named] of says.replaceAll(/\S+\.md\b/g, '').matchAll(/\b[a-z]+\.[a-z][A-Za-z]+\b/g)) {
      if (groups.has(named.split('.')[0] ?? ''))
        expect([name, named, catalog.has(named)]).toEqual([name, named, true]);
    }
  }
});

const valueLike = (key: AncestorKey): fc.Arbitrary<AncestorValue> => {
  if (typeof key.default === 'number') return fc.integer({ min: 1, max: 50 });
  return typeof key.default === 'boolean' ? fc.boolean() : fc.constant(key.default);
};

test('names that set the same setting agree on it, whatever they are given', () => {
  const values = fc.record(Object.fromEntries(counting.map((key) => [key.name, valueLike(key)])));
  fc.assert(
    fc.property(values, (given) => {
      const valueOf: ValueOf = (name) => given[name] ?? ancestorKey(name)?.default ?? null;
      const told = new Map<string, unknown>();
      for (const { name, to } of counting) {
        for (const [setting, value] of Object.entries(to?.of(valueOf(name), valueOf) ?? {})) {
          if (told.has(setting)) expect([name, setting, value]).toEqual([name, setting, told.get(setting)]);
          told.set(setting, value);
        }
      }
    }),
    { numRuns: 50 },
  );
});

test('names that every object has are no keys', () => {
  expect(ancestorKey('constructor')).toBeUndefined();
  expect(ancestorKey('dte_min')?.flags).toEqual([{ flag: '--dte-min' }]);
});
