// Reads the file of --config: Quantor's own settings, or a configuration of the predecessor in JSON or Python.
import { DEFAULT_SETTINGS } from '../presets.ts';
import { parsedSettings, settingsText } from '../read-settings-file.ts';
import type { SettingTree } from '../setting-layers.ts';
import { usageError, type UsageResult } from '../usage-error.ts';
import { type AncestorEntry, withWeightsApart } from './ancestor-entry.ts';
import type { AncestorValue } from './ancestor-key.ts';
import { ancestorKey } from './ancestor-keys.ts';
import { readPythonConfig } from './python/read-python-config.ts';

export type ConfigFile =
  | { readonly style: 'quantor'; readonly path: string; readonly tree: SettingTree }
  | { readonly style: 'ancestor'; readonly path: string; readonly entries: readonly AncestorEntry[] };

/** Error codes as `settingsText` and `parsedSettings` give them, `config-python`, and `config-mixed` for a file in both styles. */
export function readConfigFile(path: string): UsageResult<ConfigFile> {
  const text = settingsText(path);
  if (!text.ok) return text;
  if (/\.py$/i.test(path)) {
    const read = readPythonConfig(path, text.value);
    return read.ok ? styled(path, read.value, undefined) : read;
  }
  const tree = parsedSettings(path, text.value);
  return tree.ok ? styled(path, entriesOf(tree.value), tree.value) : tree;
}

/** Groups that people put the two classes under. */
const GROUPS: ReadonlySet<string> = new Set(['strategy', 'run', 'StrategyConfig', 'RunConfig']);
const OWN_NAMES: ReadonlySet<string> = new Set(['preset', ...Object.keys(DEFAULT_SETTINGS)]);

function entriesOf(tree: SettingTree, place = ''): readonly AncestorEntry[] {
  return Object.entries(tree).flatMap(([name, value]) => {
    const isGroup = place === '' && GROUPS.has(name) && typeof value === 'object' && value !== null;
    if (isGroup) return entriesOf(value as SettingTree, name);
    return [{ name, value: value as AncestorValue, place, line: undefined }];
  });
}

/** `tree`: the file as Quantor's settings, where it can be that. */
function styled(
  path: string,
  given: readonly AncestorEntry[],
  tree: SettingTree | undefined,
): UsageResult<ConfigFile> {
  const entries = withWeightsApart(given);
  const theirs = entries.find(({ name }) => isTelling(name));
  const ours = entries.find(({ name, place }) => place === '' && OWN_NAMES.has(name));
  if (theirs !== undefined && ours !== undefined)
    return usageError(
      'config-mixed',
      `${path}: expected names of one program, found "${theirs.name}" of the predecessor and "${ours.name}" of Quantor: quantor config migrate writes the first as the second`,
    );
  if (tree !== undefined && theirs === undefined)
    return { ok: true, value: { style: 'quantor', path, tree } };
  return { ok: true, value: { style: 'ancestor', path, entries } };
}

/** Whether a name tells whose file it is: a key of a vendor or a comment may stand in anybody's. */
function isTelling(name: string): boolean {
  const key = ancestorKey(name);
  return key !== undefined && !key.isFlagOnly && !key.isCredential && name !== 'comment';
}
