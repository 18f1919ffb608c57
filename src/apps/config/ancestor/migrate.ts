// Turns names of the predecessor with their values into layers of settings, and into what there is to say about each.
import { type SettingLayer, treeWith } from '../setting-layers.ts';
import { usageError, type UsageResult } from '../usage-error.ts';
import type { AncestorKey, AncestorValue, KeyKind, ValueOf } from './ancestor-key.ts';
import { ANCESTOR_KEYS, ancestorKey } from './ancestor-keys.ts';
import { type AncestorGiven, type GivenKey, lastOf } from './ancestor-given.ts';
import { unknownNames, wrongKinds } from './given-problems.ts';
import { givenTwice, overwritten } from './migration-remarks.ts';

/** One name that was given, and what became of it. */
export interface MigratedKey {
  readonly name: string;
  /** As given: the name, or the flag. */
  readonly given: string;
  readonly kind: KeyKind;
  /** `undefined` where it is not to be shown. */
  readonly value: AncestorValue | undefined;
  /** Values by dotted setting. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly says: string;
}

export interface Migration {
  readonly path: string | undefined;
  /** In the order of the table. */
  readonly keys: readonly MigratedKey[];
  /** What concerns several keys. */
  readonly remarks: readonly string[];
  /** One layer a setting, whose origin names the file and the keys. */
  readonly layers: readonly SettingLayer[];
}

/** The preset that a configuration of the predecessor starts from. */
export const ANCESTOR_PRESET = 'ancestor';

/** Error codes `unknown-key`, `config-invalid` (a value of the wrong kind). */
export function migrate(all: AncestorGiven): UsageResult<Migration> {
  const { path } = all;
  const unknown = unknownNames(all);
  if (unknown.length > 0) return usageError('unknown-key', unknown[0]?.message ?? '', unknown);
  const given = lastOf(all);
  const wrong = wrongKinds(path, given);
  if (wrong.length > 0) return usageError('config-invalid', wrong[0]?.message ?? '', wrong);
  const valueOf: ValueOf = (name) => given.get(name)?.value ?? ancestorKey(name)?.default ?? null;
  const rows = ANCESTOR_KEYS.filter(({ name }) => given.has(name));
  return {
    ok: true,
    value: {
      path,
      keys: rows.map((key) => migrated(key, given.get(key.name) as GivenKey, valueOf)),
      remarks: [
        ...new Set(rows.flatMap((key) => key.to?.remark?.(valueOf(key.name), valueOf) ?? [])),
        ...givenTwice(all),
        ...overwritten(all),
      ],
      layers: layersOf(path, rows, given, valueOf),
    },
  };
}

function migrated(key: AncestorKey, { value, flag }: GivenKey, valueOf: ValueOf): MigratedKey {
  const { name, kind, says, isCredential } = key;
  const settings = key.to?.of(value, valueOf) ?? {};
  return { name, given: flag ?? name, kind, value: isCredential ? undefined : value, settings, says };
}

function layersOf(
  path: string | undefined,
  rows: readonly AncestorKey[],
  given: ReadonlyMap<string, GivenKey>,
  valueOf: ValueOf,
): readonly SettingLayer[] {
  const settings = new Map<string, { value: unknown; names: GivenKey[] }>();
  for (const { name, to } of rows) {
    const one = given.get(name) as GivenKey;
    for (const [key, value] of Object.entries(to?.of(one.value, valueOf) ?? {}))
      settings.set(key, { value, names: [...(settings.get(key)?.names ?? []), one] });
  }
  return Array.from(settings, ([key, { value, names }]) => ({
    origin: originOf(path, names),
    tree: treeWith(key, value),
  }));
}

/** `file old.py as dte_min`, `--dte-min`, or both. */
function originOf(path: string | undefined, names: readonly GivenKey[]): string {
  const flags = names.flatMap(({ flag }) => flag ?? []);
  const keys = names.filter(({ flag }) => flag === undefined).map(({ name }) => name);
  const fromFile = keys.length === 0 ? [] : [`file ${path ?? ''} as ${keys.join(', ')}`];
  return [...flags, ...fromFile].join(', ');
}
