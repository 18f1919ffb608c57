// One setting of a run changed, checked as if a person had given it: what counterfactual runs are made with.
import { loadSettings, type Settings, treeWith, type UsageResult } from '../../config/index.ts';

/** The settings with `key` (dotted) at `value`; error codes as `loadSettings` gives them. */
export function changedSettings(settings: Settings, key: string, value: unknown): UsageResult<Settings> {
  const loaded = loadSettings({
    preset: undefined,
    file: { path: 'the run', tree: settings },
    flags: [{ origin: '--set', tree: treeWith(key, value) }],
  });
  return loaded.ok ? { ok: true, value: loaded.value.settings } : loaded;
}
