// Merges layers of settings, later over earlier, and remembers where each effective value came from.

/** Plain nested data as a settings file holds it. */
export type SettingTree = { readonly [key: string]: unknown };

/** One source of settings, weakest first in a list of them. */
export interface SettingLayer {
  /** How the origin is named to a person: `default`, `preset cndr`, `file my.json`, `--cash`. */
  readonly origin: string;
  readonly tree: SettingTree;
}

export interface MergedSettings {
  readonly tree: SettingTree;
  /** Origin of each leaf by its dotted key, in the order of the first layer. */
  readonly origins: ReadonlyMap<string, string>;
}

/** Merges layers leaf by leaf; a leaf replaces a leaf, objects are merged. */
export function mergeLayers(layers: readonly SettingLayer[]): MergedSettings {
  const origins = new Map<string, string>();
  let tree: SettingTree = {};
  for (const layer of layers) {
    tree = mergeTree(tree, layer.tree);
    for (const key of leafKeys(layer.tree)) origins.set(key, layer.origin);
  }
  return { tree, origins };
}

/** Dotted keys of all leaves; an empty object is a leaf, so that nothing given goes unseen. */
export function leafKeys(tree: SettingTree, prefix = ''): readonly string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    isTree(value) && Object.keys(value).length > 0
      ? leafKeys(value, `${prefix}${key}.`)
      : [`${prefix}${key}`],
  );
}

/** The value at a dotted key, `undefined` where the tree has none. */
export function valueAt(tree: SettingTree, dottedKey: string): unknown {
  return dottedKey
    .split('.')
    .reduce<unknown>(
      (inner, key) => (isTree(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined),
      tree,
    );
}

/** A tree that holds one leaf at a dotted key. */
export function treeWith(dottedKey: string, value: unknown): SettingTree {
  return dottedKey.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as SettingTree;
}

function mergeTree(under: SettingTree, over: SettingTree): SettingTree {
  const merged: Record<string, unknown> = Object.assign(
    Object.create(null) as Record<string, unknown>,
    under,
  );
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key];
    merged[key] = isTree(value) && isTree(below) ? mergeTree(below, value) : value;
  }
  return { ...merged };
}

function isTree(value: unknown): value is SettingTree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
