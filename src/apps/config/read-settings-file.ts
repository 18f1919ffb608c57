// Reads a settings file: JSON with nested keys, as `quantor config show --json` prints it.
import { readFileSync, statSync } from 'node:fs';
import { usageError, type UsageResult } from './usage-error.ts';
import type { SettingTree } from './setting-layers.ts';

/** Error codes `config-missing`, `config-is-folder`, `config-not-json`. */
export function readSettingsFile(path: string): UsageResult<{ readonly path: string; readonly tree: SettingTree }> {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return usageError('config-missing', `no settings file at ${path}`);
  if (!stats.isFile()) return usageError('config-is-folder', `${path}: expected a settings file, found a folder`);
  try {
    const tree: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof tree !== 'object' || tree === null || Array.isArray(tree)) {
      return usageError('config-not-json', `${path}: expected a JSON object of settings, found another value`);
    }
    return { ok: true, value: { path, tree: tree as SettingTree } };
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    return usageError('config-not-json', `${path}: expected JSON: ${detail}`);
  }
}
